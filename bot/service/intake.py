"""A run over what was given: each article taken in by itself, so that a bad one does not stop the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.reading.intake.taking import articles_in, read_given
from bot.service.shelf import Kept, Shelf
from bot.story.errors import CrosscheckError, UsageError
from bot.story.proposals import Drafter


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


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to take in: under which id, and whether what was taken in before is taken in again."""

    source_id: str | None = None
    again: bool = False


def take_in(shelf: Shelf, given: Sequence[str], wishes: Wishes = Wishes()) -> Iterator[Outcome]:
    """Take in what was given, one after another; errors become outcomes."""
    for item in given:
        try:
            yield from _one(shelf, item, wishes)
        except UsageError:
            raise
        except CrosscheckError as error:
            yield Failed(item, str(error))


def _one(shelf: Shelf, given: str, wishes: Wishes) -> Iterator[Outcome]:
    raw = read_given(given)
    known = shelf.source_of_content(raw.sha256)
    if known and not wishes.again:
        yield Already(given, known)
        return
    for article in articles_in(raw):
        yield shelf.keep(article, given, wishes.source_id)


def find_drafter() -> Drafter | None:
    """Find whoever drafts claims; None when the extra for it is not installed."""
    return None
