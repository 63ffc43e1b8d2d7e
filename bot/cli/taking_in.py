"""The command that takes articles in: what was found of each, what was written, and what went wrong."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial

from bot.bootstrap import House
from bot.digest.tables import ID
from bot.reading.intake.addresses import shown
from bot.reading.intake.articles import Raw
from bot.reading.intake.confined import Confined
from bot.reading.passages import segment
from bot.rendering.wording.dates import day_text
from bot.rendering.wording.language import counted, some_of
from bot.service.drafting import find_drafter
from bot.service.intake import Already, Failed, Outcome, Run, Step
from bot.service.shelf import Kept, Shelf
from bot.service.spreading import Alone, Spread, cluster, workers
from bot.story.errors import IntakeError, UsageError

UNKNOWN = "unknown"
OMISSIONS_SHOWN = 5
INTERRUPTED = 130


def read(arguments: argparse.Namespace) -> int:
    """Take in articles; exit 1 when any could not be, after all the others have been."""
    _check(arguments)
    house = House.find()
    slug = house.slug(arguments.story)
    if arguments.model:
        from bot.cli import modelling  # noqa: PLC0415 - only where a model service is wanted

        drafter, access = modelling.find_model(house)
        shelf = Shelf.of(house, slug, drafter)
        agree = partial(modelling.is_agreed, drafter, access, story=shelf.story, arguments=arguments)
        code = _run(shelf, arguments, agree)
        modelling.tell(drafter)
        return code
    rules, why_none = find_drafter(house, slug)
    if why_none:
        print(why_none, file=sys.stderr)
    return _run(Shelf.of(house, slug, rules), arguments)


def _run(
    shelf: Shelf, arguments: argparse.Namespace, agree: Callable[[Sequence[Step]], bool] | None = None
) -> int:
    """Take in what was given, if the person agrees to what that takes."""
    failed: list[Failed] = []
    with Confined() as confined, _spread(shelf, arguments) as spread:
        run = Run(shelf, _fetch, confined.parse, arguments.id, arguments.again, _notice, spread)
        try:
            steps: Iterable[Step] = run.steps(arguments.given)
            if agree is not None:
                steps = list(steps)
                if not agree(steps):
                    return 0
            for outcome in run.finish(steps):
                _tell(outcome, failed)
        except KeyboardInterrupt:
            print(
                "\nInterrupted. What is done is kept: the same command goes on with the rest.",
                file=sys.stderr,
            )
            return INTERRUPTED
    for failure in failed:
        print(f"crosscheck: {failure.error}", file=sys.stderr)
    return 1 if failed else 0


def _spread(shelf: Shelf, arguments: argparse.Namespace) -> AbstractContextManager[Spread]:
    """Choose where claims are drafted."""
    if shelf.drafter is None or arguments.model or not (arguments.workers or arguments.cluster):
        return nullcontext(Alone(shelf.drafter, shelf.story))
    if arguments.cluster:
        return cluster(shelf.drafter, shelf.story, arguments.cluster)
    return workers(shelf.drafter, shelf.story, arguments.workers)


def _fetch(address: str) -> Raw:
    try:
        from bot.reading.intake.fetching import fetch  # noqa: PLC0415 - of the extra; files need none of it
    except ImportError as error:
        raise IntakeError(f"fetching needs {error.name}: pip install 'crosscheck[reading]'") from None
    return fetch(address)


def _check(arguments: argparse.Namespace) -> None:
    if arguments.model and (arguments.workers is not None or arguments.cluster):
        raise UsageError(
            "--model waits for a service, not for this machine: leave --workers and --cluster out"
        )
    if arguments.workers is not None and arguments.cluster:
        raise UsageError("--workers are processes here, --cluster is elsewhere: give one of them")
    if arguments.workers is not None and arguments.workers < 1:
        raise UsageError(f"--workers is {arguments.workers}: give at least 1")
    if (arguments.estimate or arguments.yes) and not arguments.model:
        raise UsageError("--estimate and --yes are about the cost of --model: give it too")
    if arguments.id is not None and len(arguments.given) > 1:
        raise UsageError("--id names one source: give one article with it")
    if arguments.id is not None and not ID.fullmatch(arguments.id):
        raise UsageError(f"--id “{arguments.id}” may hold lower-case letters, digits and hyphens only")


def _notice(number: int, of: int, given: str) -> None:
    """Say what is being read, where there is more than one."""
    if of > 1:
        print(f"[{number}/{of}] {shown(given)}", file=sys.stderr, flush=True)


def _tell(outcome: Outcome, failed: list[Failed]) -> None:
    match outcome:
        case Failed():
            failed.append(outcome)
        case Already(given, source):
            print(f"{source}  was read before: {shown(given)} (--again reads it again)", flush=True)
        case Kept():
            print("\n".join(_kept(outcome)), flush=True)


def _kept(outcome: Kept) -> Iterator[str]:
    article, source = outcome.article, outcome.source
    day = day_text(source.published) if source.published else UNKNOWN
    aside = len(segment(article.text).set_aside)
    yield f"{source.id}  {source.title}"
    yield f"  publisher {source.publisher or UNKNOWN} · author {article.known.author or UNKNOWN} · date {day}"
    yield (
        f"  {article.form}, language {_language(source.language)} · {counted(source.words, 'word')} in "
        f"{counted(len(source.passages), 'passage')}, {counted(aside, 'line')} set aside"
    )
    for remark in article.remarks:
        yield f"  {remark}"
    for omission in article.omitted[:OMISSIONS_SHOWN]:
        yield f"  left out, {omission.reason}: {omission.words}"
    if len(article.omitted) > OMISSIONS_SHOWN:
        yield f"  left out in all: {counted(len(article.omitted), 'piece')} of the page"
    if outcome.undeclared:
        yield f"  proposals dropped, for the story does not declare {some_of(outcome.undeclared)}"
    waiting = f", {outcome.waiting} to review with `crosscheck review`" if outcome.waiting else ""
    yield f"  → {outcome.reading.name}: {counted(outcome.claims, 'claim')}{waiting}"


def _language(tag: str) -> str:
    return UNKNOWN if tag == "und" else tag
