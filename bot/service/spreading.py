"""Drafting of many articles at once: in this process, in several, or on several machines; always in order."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from threading import Lock
from typing import Any, Protocol

from bot.story.errors import CrosscheckError, DraftingError, SettingsError, UsageError
from bot.story.proposals import Drafter, Proposal
from bot.story.questions import Story
from bot.story.sources import Source

AHEAD = 3
"""Articles under way for each worker: enough that none waits, few enough that memory stays small."""

PATIENCE = 10
"""Seconds to wait for a cluster's scheduler to answer."""


@dataclass(frozen=True, slots=True)
class Job:
    """One article to draft claims of; the text is its original, whole."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job: proposals, or why there are none."""

    proposals: tuple[Proposal, ...] = ()
    error: CrosscheckError | None = None


class Waited(Protocol):
    """A result that is awaited."""

    def result(self) -> Any:  # noqa: ANN401 - whatever was asked for
        """Wait for it."""


class Spread(Protocol):
    """Whoever drafts many articles: `width` is how many are under way at a time."""

    @property
    def width(self) -> int:
        """How many jobs are worth having at hand."""

    def draft(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """Draft in the order of the jobs, which are taken as they are needed."""


@dataclass(frozen=True)
class Alone:
    """One after another in this process; without a drafter nothing is proposed."""

    drafter: Drafter | None
    story: Story
    width: int = 1

    def draft(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """Draft each when it is asked for."""
        return (_draft(self.drafter, self.story, job) for job in jobs)


@dataclass(frozen=True)
class _Apart:
    """Elsewhere, through a function that begins a job there."""

    begin: Callable[[Job], Waited]
    width: int

    def draft(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """Keep so many under way as is wide, and give what comes back in order."""
        under_way: deque[Waited] = deque()
        for job in jobs:
            under_way.append(self.begin(job))
            if len(under_way) >= self.width:
                yield _awaited(under_way.popleft())
        while under_way:
            yield _awaited(under_way.popleft())


def _awaited(result: Waited) -> Done:
    done = result.result()
    if not isinstance(done, Done):
        raise DraftingError("a worker gave back something else than proposals: is it of the same version?")
    return done


@contextmanager
def workers(drafter: Drafter, story: Story, count: int) -> Iterator[Spread]:
    """Draft in so many processes, each of which loads what it needs once.

    DraftingError when one of them ends before its time.
    """
    if count < 1:
        raise UsageError(f"--workers is {count}: give at least 1")
    if count == 1:
        yield Alone(drafter, story)
        return
    pool = ProcessPoolExecutor(
        count, mp_context=get_context("spawn"), initializer=_take_up, initargs=(drafter, story)
    )
    try:
        yield _Apart(lambda job: pool.submit(_draft_here, job), AHEAD * count)
    except BrokenExecutor:
        raise DraftingError(
            "a worker ended before its time, perhaps for want of memory: run it again with fewer --workers; "
            "what is done is kept"
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def cluster(drafter: Drafter, story: Story, address: str) -> Iterator[Spread]:
    """Draft on the machines of a Dask cluster, by the address of its scheduler, such as `tcp://10.0.0.1:8786`.

    SettingsError without the extra, UsageError when nobody answers there.
    """
    client = _client(address)
    try:
        kept = client.scatter((drafter, story), broadcast=True, hash=False)
        width = AHEAD * max(1, sum(client.nthreads().values()))
        yield _Apart(lambda job: client.submit(_draft_with, kept, job, pure=False), width)
    finally:
        client.close()


def _client(address: str) -> Any:  # noqa: ANN401 - Dask's own types say nothing
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise SettingsError("reading on a cluster needs Dask: pip install 'crosscheck[cluster]'") from error
    try:
        return Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageError(
            f"--cluster {address}: no scheduler answers there ({type(error).__name__})"
        ) from None


_HERE: dict[str, tuple[Drafter, Story]] = {}
_ONE_AT_A_TIME = Lock()  # a parser is no thing for several threads, which workers of a cluster may have


def _take_up(drafter: Drafter, story: Story) -> None:
    """Begin a worker process; Ctrl-C is for the process that gave it its work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _HERE["drafter"] = drafter, story


def _draft_here(job: Job) -> Done:
    return _draft(*_HERE["drafter"], job)


def _draft_with(kept: tuple[Drafter, Story], job: Job) -> Done:
    with _ONE_AT_A_TIME:
        return _draft(*kept, job)


def _draft(drafter: Drafter | None, story: Story, job: Job) -> Done:
    try:
        return Done(drafter.draft(job.text, job.source, story) if drafter else ())
    except CrosscheckError as error:
        return Done(error=error)
