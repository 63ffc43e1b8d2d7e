"""What had been so, and for how long: no argument about what is."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answering.checking.mentions import Mention
from bot.answering.checking.phrases import Hit
from bot.answering.checking.pieces import Piece
from bot.answering.checking.priors import prior_words
from bot.answering.checking.utterances import Unit, Utterance
from bot.answering.patterns import ENGLISH

STILL = "still+"
"""The general notion of what goes on."""

REMAINING = "remain"
"""That of staying, of being kept and being left somewhere."""


def is_of_past(piece: Piece, mentions: Iterable[Mention]) -> bool:
    """Whether a piece tells of what had been, or for how long something was so."""
    return bool(piece.having("past")) or is_of_length(piece, mentions)


def is_of_before(utterance: Utterance) -> bool:
    """Whether a text tells of what was so before: "until then", or "before" that ends or opens it."""
    if utterance.having("formerly"):
        return True
    return _ends_or_opens(utterance) or bool(_told_beside(utterance))


def tells_of_before(piece: Piece) -> bool:
    """Whether a piece of a statement does so."""
    return bool(piece.having("formerly")) or (piece.is_all and _ends_or_opens(piece.utterance))


def tells_how_it_was(piece: Piece) -> bool:
    """Whether a piece tells how things had been before something else, or had never been.

    "Talks had been stuck before the thaw", "she had never been in prison".
    """
    if piece.having("never") and piece.having("past", "was"):
        return True
    utterance = piece.utterance
    had_been = bool(piece.having("past")) or utterance.language != ENGLISH
    return had_been and piece.is_all and bool(_told_beside(utterance))


def tells_of_first_time(piece: Piece) -> bool:
    """Whether a piece says that something was so for the first time, or had never been so before."""
    if piece.having("novel"):
        return True
    earlier = piece.having("before", "already", "formerly")
    return tells_of_before(piece) and any(piece.utterance.is_denied(hit.start) for hit in earlier)


def _told_beside(utterance: Utterance) -> tuple[Unit, ...]:
    """The units beside those that tell what something was before; none where there are none of either."""
    words = prior_words(utterance)
    beside = tuple(unit for unit in utterance.units if unit.start not in words)
    return beside if len(beside) < len(utterance.units) else ()


def _ends_or_opens(utterance: Utterance) -> bool:
    """Whether "before" or the like ends a text, or opens it and something had been so."""
    last = len(utterance.words)
    had_been = bool(utterance.having("past"))
    return any(
        hit.end == last or (hit.start == 0 and had_been and bool(utterance.pauses))
        for hit in utterance.having("before", "already")
    )


def was_so(piece: Piece, terms: Iterable[Hit]) -> bool:
    """Whether a piece tells how somebody was, by a term, and not that they stayed so or are so no more."""
    is_lasting = is_still((*piece.inherited, *piece.units)) or bool(piece.having("staying"))
    is_left = any(ring[:-1] == REMAINING for unit in piece.units for ring in unit.rings)
    if is_lasting or is_left or piece.having("negation", "behind"):
        return False
    spots = {at for term in terms for at in range(term.start, term.end + 1)}
    return any(not spots.isdisjoint((hit.start, hit.end)) for hit in piece.having("was"))


def is_of_length(piece: Piece, mentions: Iterable[Mention]) -> bool:
    """Whether a piece tells for how long something was so, and not that it still is."""
    is_lasting = is_still((*piece.inherited, *piece.units)) or bool(piece.having("staying"))
    return not is_lasting and any(mention.is_span for mention in mentions)


def is_still(units: Iterable[Unit]) -> bool:
    """Whether some units tell that something is still so."""
    return any(STILL in unit.rings for unit in units)
