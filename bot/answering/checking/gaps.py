"""Clauses that leave out just the verb of the one before: "A went to the port and B to the fair"."""

from __future__ import annotations

from bot.answering.checking.cuts import Run, own_units
from bot.answering.checking.utterances import Unit, Utterance

_ARTICLES = frozenset({"a", "an", "the"})


def verb_of(utterance: Utterance, said: Run, run: Run) -> Run | None:
    """The words of a full clause's predicate that a later one leaves out before what it puts instead.

    That is known by what it opens with, an article or a preposition that the full clause has too, or by what
    it ends with, a thing of the same kind: `annually` after `quarterly`. Nothing where the clause has more.
    """
    units = own_units(utterance, run)
    taken = {hit.start for hit in utterance.having("auxiliaries", "speech", "negation")}
    if not units or len(units) == 1 or taken.intersection(range(*run)):
        return None
    at = _answering(utterance, said, units[0].end) if units[0].entities else None
    if at is None and len(units) == 2:  # noqa: PLR2004  # the head, and what is put instead
        at = _alike(own_units(utterance, said), units[1])
    is_more = at is not None and len(units) - 1 > len(own_units(utterance, (at, said[1]))) + 1
    return None if at is None or is_more or at <= said[0] else (said[0], at)


def _answering(utterance: Utterance, said: Run, start: int) -> int | None:
    """Where a predicate has last what the rest of a later clause opens with: an article, or a preposition."""
    opening = utterance.words[start].folded
    is_opening = any(hit.start == start for hit in utterance.having("framing", "of"))
    wanted = _ARTICLES if opening in _ARTICLES else frozenset({opening} if is_opening else ())
    return max((at for at in range(*said) if utterance.words[at].folded in wanted), default=None)


def _alike(units: tuple[Unit, ...], other: Unit) -> int | None:
    """Where the last unit of a predicate stands, if it is of the same kind as another."""
    last = units[-1] if units else other
    kinds = {feature for feature in last.features & other.features if feature.startswith("c:")}
    return last.start if kinds and not other.entities else None
