"""Whom of several a statement says something of: "both A and B do so", "it was A, not B, that said so"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.answering.checking.cuts import RELATIVE, TURNS, runs_of
from bot.answering.checking.phrases import spots_of
from bot.answering.checking.utterances import Unit, Utterance

_PAIR = 2

_APART = 4
"""So many words may stand between two names that are told together: "..., as well as the ..."."""


@dataclass(frozen=True, slots=True)
class Turns:
    """One statement for each of whom it is said, and one for whom it is denied, if anybody: `aside`."""

    told: tuple[str, ...]
    denied: str = ""
    aside: frozenset[str] = frozenset()


def turns_of(utterance: Utterance, can_speak: Callable[[Unit], bool]) -> Turns | None:
    """Find the first two names of a statement, and what is said of them both or of one and not the other."""
    if len(utterance.units) < _PAIR:
        return None
    one, other = utterance.units[:_PAIR]
    said = _said_of(utterance, other)
    if not said or not _are_told_together(utterance, one, other) or not all(map(can_speak, (one, other))):
        return None
    first, second = (f"{utterance.written(unit.start, unit.end)} {said}" for unit in (one, other))
    if _are_both(utterance, one, other):
        return Turns((first, second))
    speaks = _has(utterance, "speech", other.end, len(utterance.words))
    if speaks and _is_put_aside(utterance, one, other):
        return Turns((first,), second, frozenset(other.entities))
    is_replaced = speaks and _is_replaced(utterance, one, other)
    return Turns((second,), first, frozenset(one.entities)) if is_replaced else None


def _are_told_together(utterance: Utterance, one: Unit, other: Unit) -> bool:
    """Whether two names open a statement, behind small words at most, and no verb of saying parts them."""
    is_near = one.start <= _APART and other.start - one.end <= _APART
    return is_near and not _has(utterance, "speech", one.end, other.start)


def _said_of(utterance: Utterance, last: Unit) -> str:
    """What is said behind the names, without what links it to them."""
    skipped = spots_of(utterance.having("both"))
    at = last.end
    while at < len(utterance.words) and (at in skipped or _links(utterance, at)):
        at += 1
    units = [unit for unit in utterance.units if unit.start >= at]
    kept = [n for n in range(at, len(utterance.words)) if n not in skipped]
    return " ".join(utterance.written(start, end) for start, end in runs_of(kept)) if units else ""


def _links(utterance: Utterance, at: int) -> bool:
    """Whether a word only links a clause to a name: "that", "who"."""
    is_relative = utterance.words[at].folded in RELATIVE
    return is_relative or any(hit.start == at for hit in utterance.having("relative"))


def _has(utterance: Utterance, role: str, start: int, end: int) -> bool:
    return any(start <= hit.start and hit.end <= end for hit in utterance.having(role))


def _is_put_aside(utterance: Utterance, one: Unit, other: Unit) -> bool:
    """Whether it is said of the first and not of the other: `A, not B, ...`, `A and not B ...`."""
    return _has(utterance, "contrast", one.end, other.start) and not utterance.is_denied(one.start)


def _is_replaced(utterance: Utterance, one: Unit, other: Unit) -> bool:
    """Whether it is said of the other and not of the first: `not A but B ...`."""
    between = range(one.end, other.start)
    is_turned = any(utterance.words[at].folded in TURNS for at in between)
    is_denied = _has(utterance, "contrast", 0, one.start)
    return (is_denied and is_turned) or _has(utterance, "contrast-behind", one.end, other.start)


def _are_both(utterance: Utterance, one: Unit, other: Unit) -> bool:
    """Whether it is said of both by so many words."""
    if not _has(utterance, "joiners", one.end, other.start) and not _has(utterance, "both", 0, other.start):
        return False
    beside = (hit.start for hit in utterance.having("both"))
    return any(at < other.start or at - other.end <= _APART for at in beside)
