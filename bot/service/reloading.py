"""Taking up new digests while requests are answered, and keeping the last good one."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from typing import Final, TypeVar

from bot.answering.engine import Answerer
from bot.bootstrap import Desk
from bot.digest.signatures import Verifier
from bot.digest.supplies import Supply, admit
from bot.operations.metrics import Metrics
from bot.story.errors import CrosscheckError

RETRY_SECONDS: Final = 60.0
"""A digest that was refused is looked at again after this long, though its place seems unchanged."""

logger: Final = logging.getLogger("bot.reloading")

T = TypeVar("T")


def warm_up(answerer: Answerer) -> None:
    """Answer and check once: what is made at first use takes longer than the three seconds Slack waits."""
    answerer.answer(answerer.digest.story.title)
    answerer.check(answerer.digest.story.title)


class Reloader:
    """Brings digests from their supply to the desk, checked and warm.

    Whatever is wrong with a new digest, the one before stays in use.
    """

    def __init__(
        self,
        desk: Desk,
        supply: Supply,
        verifier: Verifier | None,
        metrics: Metrics,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._desk = desk
        self._supply = supply
        self._verifier = verifier
        self._metrics = metrics
        self._clock = clock
        self._marks: dict[str, str] = {}
        self._hashes: dict[str, bytes] = {}
        self._refused: dict[str, tuple[float, str]] = {}
        self._look = asyncio.Event()

    def load(self, slug: str) -> None:
        """Load a story's digest for the first time; DigestError when it cannot be used."""
        answerer = self._prepare(slug)
        if answerer is not None:
            self._take(slug, answerer)

    async def run(self, seconds: float) -> None:
        """Look for new digests every so many seconds, and whenever `look` is called; until cancelled."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._look.wait(), seconds or None)
            self._look.clear()
            await self.reload()

    def look(self) -> None:
        """Look at once, and again at what was refused."""
        self._marks.clear()
        self._look.set()

    async def reload(self) -> None:
        """Look for a new digest of every story; requests go on meanwhile."""
        for slug in self._desk.house.slugs():
            try:
                answerer = await in_background(lambda slug=slug: self._prepare(slug))  # type: ignore[misc]
            except CrosscheckError as error:
                self._refuse(slug, str(error))
            except Exception as error:  # noqa: BLE001 - whatever a digest brings about, the one before stays
                self._refuse(slug, f"{type(error).__name__} while loading it")
            else:
                if answerer is not None:
                    self._take(slug, answerer)
                    self._metrics.reloaded(slug, "taken")

    def _prepare(self, slug: str) -> Answerer | None:
        """Fetch, check, load and warm up; None when there is nothing new."""
        since, _ = self._refused.get(slug, (self._clock(), ""))
        if self._clock() - since >= RETRY_SECONDS:
            self._forget(slug)
        parcel = self._supply.fetch(slug, self._marks.get(slug, ""))
        if parcel is None:
            return None
        self._marks[slug] = parcel.mark
        found = sha256(parcel.data).digest()
        if found == self._hashes.get(slug):
            return None
        digest = admit(parcel, slug, self._verifier)
        answerer = self._desk.made_of(digest)
        warm_up(answerer)
        self._hashes[slug] = found
        return answerer

    def _take(self, slug: str, answerer: Answerer) -> None:
        """Put it in use between two requests: this runs on the event loop, which runs one thing at a time."""
        self._desk.put(slug, answerer)
        self._refused.pop(slug, None)
        self._metrics.digest_loaded(answerer.digest.stamp)
        logger.info("answering %s from digest %s", slug, answerer.digest.stamp.version)

    def _refuse(self, slug: str, reason: str) -> None:
        self._metrics.reloaded(slug, "refused")
        since, before = self._refused.get(slug, (self._clock(), ""))
        self._refused[slug] = since, reason
        if reason != before:
            logger.error("a new digest of %s is not used, the last good one stays: %s", slug, reason)

    def _forget(self, slug: str) -> None:
        self._refused.pop(slug, None)
        self._marks.pop(slug, None)


async def in_background(work: Callable[[], T]) -> T:
    """Run something long in a thread that the end of the process does not wait for."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, error: BaseException | None) -> None:
        if done.done():
            return
        if error is not None:
            done.set_exception(error)
        else:
            done.set_result(result)  # type: ignore[arg-type]

    def run() -> None:
        result, failed = None, None
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 - handed on to whoever waits
            failed = error
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle, result, failed)

    threading.Thread(target=run, name="crosscheck-reload", daemon=True).start()
    return await done
