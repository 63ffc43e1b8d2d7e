"""From the voices on a piece to its verdict, and from the verdicts on pieces to that on the whole."""

from __future__ import annotations

from collections.abc import Collection

from bot.answering.checking.hearings import Hearing
from bot.answering.checking.lists import is_off, lists_goods
from bot.answering.checking.voices import Voice
from bot.story.answers import Verdict
from bot.story.entities import EntityKind
from bot.story.questions import Story
from bot.story.values import Names

SUPPORT = 0.7
WITH_UNHEARD = 0.75
PARTIAL = 0.55
"""The share of a piece's weight that must be borne out: for support, for support when it has a word that no
claim knows, and for a part. Measured on statements of known verdict."""

SAID = 0.4
"""The same of what is said of those that a piece names."""

_COUNTED = frozenset({EntityKind.PERSON, EntityKind.GOODS})

TOLD = 0.5
"""The share of a claim that a piece must tell for the claim to bear out a part of it."""

SLIGHT = 2.5
"""Claims that know less of a piece than this weight do not speak to it."""


def verdict_of(hearing: Hearing, story: Story) -> Verdict:
    """Judge one piece."""
    is_full = _is_full(hearing, story)
    if hearing.opposing and not is_full:
        return Verdict.PARTLY if _bears_out_amount(hearing) else Verdict.CONTRADICTED
    if hearing.opposing:
        return Verdict.DISPUTED
    if is_full:
        return Verdict.SUPPORTED
    is_partial = hearing.share(hearing.own - hearing.background) >= PARTIAL and _is_telling(hearing)
    return Verdict.PARTLY if is_partial else Verdict.NOT_COVERED


def _is_full(hearing: Hearing, story: Story) -> bool:
    """Whether everything the piece says is borne out: enough of its weight, every number, date and person."""
    scales = hearing.archive.scales
    own = [hearing.units[at] for at in sorted(hearing.own)]
    left_out = _left_out(hearing)
    least = WITH_UNHEARD if any(map(scales.is_unheard, own)) else SUPPORT
    return (
        not hearing.left_open
        and hearing.share(hearing.own) >= least
        and all(map(hearing.is_borne_out, hearing.mentions))
        and not any(scales.is_foreign(unit) for unit in own if not unit.span & left_out)
        and hearing.is_met
        and hearing.said_share >= SAID
        and _knows_names(hearing, story)
    )


def _bears_out_amount(hearing: Hearing) -> bool:
    """Whether a number or date is borne out, and what is opposed is something else."""
    opposed = {at for voice in hearing.opposing for at in voice.words}
    given = {at for voice in hearing.supporting for at in voice.words}
    return any(mention.span & given and not mention.span & opposed for mention in hearing.mentions)


def _knows_names(hearing: Hearing, story: Story) -> bool:
    """Whether supporting claims know every person and every kind of goods, or the sources of orders do."""
    covered = {
        at
        for voice in hearing.supporting
        for at in (hearing.covered(voice) if voice.orders else voice.grip.covered - voice.grip.flipped)
    }
    left_out = _left_out(hearing)
    return all(
        at in covered
        or hearing.units[at].span & left_out
        or not any(story.entities[id_].kind in _COUNTED for id_ in hearing.units[at].entities)
        for at in hearing.own
    )


def _left_out(hearing: Hearing) -> frozenset[int]:
    """The words for what a piece says is not so, or not all, where a supporter's value bears that out."""
    words = {at for voice in hearing.supporting for at in voice.words}
    is_more = bool(hearing.piece.having("beyond"))
    return frozenset(at for at in words if is_more or is_off(hearing.piece, at))


def _is_telling(hearing: Hearing) -> bool:
    """Whether the supporting claims know more than names, what the piece is about, and when."""
    if max((voice.grip.known for voice in hearing.supporting), default=0.0) < SLIGHT:
        return False
    if max((voice.of_text for voice in hearing.supporting), default=0.0) < TOLD:
        return False
    counted = hearing.own - hearing.background
    head = min(hearing.own, default=0)
    if head < len(hearing.units) and hearing.archive.scales.is_foreign(hearing.units[head]):
        return False
    if any(voice.words and not _names_persons(voice) for voice in hearing.supporting):
        return True
    return any(
        at != head and not hearing.units[at].entities
        for voice in hearing.supporting
        for at in voice.grip.covered & counted
    )


def _names_persons(voice: Voice) -> bool:
    value = voice.claim.value
    return isinstance(value, Names) and not lists_goods(value)


def combined(verdicts: Collection[Verdict]) -> Verdict:
    """Combine the verdicts on parts into that on the statement."""
    kinds = set(verdicts)
    if len(kinds) == 1:
        return kinds.pop()
    if kinds <= {Verdict.SUPPORTED, Verdict.DISPUTED}:
        return Verdict.DISPUTED
    if kinds & {Verdict.SUPPORTED, Verdict.DISPUTED, Verdict.PARTLY}:
        return Verdict.PARTLY
    return Verdict.CONTRADICTED
