"""A run over what was given: each article taken in by itself, so that a bad one does not stop the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.reading.intake.addresses import shown
from bot.reading.intake.articles import Announced, Article, Feed
from bot.reading.intake.taking import Fetch, Parse, article_of, is_address, read_given
from bot.service.shelf import Kept, Shelf
from bot.story.errors import CrosscheckError

LONGEST_ERROR = 600  # characters


@dataclass(frozen=True, slots=True)
class Already:
    """An article that was taken in before."""

    given: str
    source: str


@dataclass(frozen=True, slots=True)
class Failed:
    """An article that could not be taken in, and why."""

    given: str
    error: str


Outcome = Kept | Already | Failed


def _silent(_number: int, _of: int, _given: str) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Run:
    """One run: where articles are put, how they are had, and what was wished.

    `source_id` names the source, `again` takes in also what was taken in before, `notice` is told before each
    article which one of how many it is.
    """

    shelf: Shelf
    fetch: Fetch
    parse: Parse
    source_id: str | None = None
    again: bool = False
    notice: Callable[[int, int, str], None] = _silent

    def over(self, given: Sequence[str]) -> Iterator[Outcome]:
        """Take in one after another; errors become outcomes."""
        for number, item in enumerate(given, 1):
            self.notice(number, len(given), item)
            yield from self._each(item)

    def _each(self, given: str) -> Iterator[Outcome]:
        try:
            known = self.shelf.source_of_address(given) if is_address(given) else None
            if known and not self.again:
                yield Already(given, known)
                return
            raw = read_given(given, self.fetch)
            known = self.shelf.source_of_content(raw.sha256)
            if known and not self.again:
                yield Already(given, known)
                return
            found = self.parse(raw)
            if isinstance(found, Article):
                yield self.shelf.keep(found, given, self.source_id)
                return
        except CrosscheckError as error:
            yield _failed(given, error)
            return
        yield from self._announced(found, given)

    def _announced(self, feed: Feed, given: str) -> Iterator[Outcome]:
        for number, entry in enumerate(feed.entries, 1):
            name = entry.link or f"{given}: {entry.title}"
            self.notice(number, len(feed.entries), name)
            yield self._entry(entry, name)
        if feed.dropped:
            yield Failed(
                given,
                f"{shown(given)}: {feed.dropped} more of its entries were not read: give their addresses",
            )

    def _entry(self, entry: Announced, name: str) -> Outcome:
        try:
            known = self.shelf.source_of_address(name)
            if known and not self.again:
                return Already(name, known)
            return self.shelf.keep(article_of(entry, self.fetch, self.parse), name)
        except CrosscheckError as error:
            return _failed(name, error)


def _failed(given: str, error: CrosscheckError) -> Failed:
    """Tell an error on one line that is safe to print, whatever stood in what was given."""
    said = str(error).replace(given, shown(given)) if given else str(error)
    return Failed(given, shown(said, LONGEST_ERROR))
