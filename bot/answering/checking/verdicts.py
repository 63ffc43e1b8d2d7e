"""From the voices on a piece to its verdict, and from the verdicts on pieces to that on the whole."""

from __future__ import annotations

from collections.abc import Collection

from bot.answering.checking.hearings import Hearing
from bot.story.answers import Verdict
from bot.story.entities import EntityKind
from bot.story.questions import Story

SUPPORT = 0.7
WITH_UNHEARD = 0.85
PARTIAL = 0.45
"""The share of a piece's weight that must be borne out: for support, for support when it has a word that no
claim knows, and for a part. Measured on statements of known verdict."""

SLIGHT = 2.5
"""Claims that know less of a piece than this weight do not speak to it."""


def verdict_of(hearing: Hearing, story: Story) -> Verdict:
    """Judge one piece."""
    is_full = _is_full(hearing, story)
    if hearing.opposing:
        return Verdict.DISPUTED if is_full else Verdict.CONTRADICTED
    if is_full:
        return Verdict.SUPPORTED
    is_partial = hearing.share(hearing.own - hearing.background) >= PARTIAL and _is_telling(hearing)
    return Verdict.PARTLY if is_partial else Verdict.NOT_COVERED


def _is_full(hearing: Hearing, story: Story) -> bool:
    """Whether everything the piece says is borne out: enough of its weight, every number, date and person."""
    scales = hearing.archive.scales
    own = [hearing.units[at] for at in sorted(hearing.own)]
    least = WITH_UNHEARD if any(map(scales.is_unheard, own)) else SUPPORT
    return (
        hearing.share(hearing.own) >= least
        and all(map(hearing.is_borne_out, hearing.mentions))
        and not any(map(scales.is_foreign, own))
        and _knows_persons(hearing, story)
    )


def _knows_persons(hearing: Hearing, story: Story) -> bool:
    covered = {at for voice in hearing.supporting for at in voice.grip.covered}
    return all(
        at in covered
        or not any(story.entities[id_].kind is EntityKind.PERSON for id_ in hearing.units[at].entities)
        for at in hearing.own
    )


def _is_telling(hearing: Hearing) -> bool:
    """Whether the supporting claims know more than names, and more than when."""
    if max((voice.grip.known for voice in hearing.supporting), default=0.0) < SLIGHT:
        return False
    counted = hearing.own - hearing.background
    return any(
        not hearing.units[at].entities for voice in hearing.supporting for at in voice.grip.covered & counted
    )


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
