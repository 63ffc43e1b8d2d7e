"""Lets the claims speak that are known to differ from what bears a piece of a statement out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.answering.checking.affinity import FAR, Nearness
from bot.answering.checking.archive import Archive
from bot.answering.checking.counterparts import lasts_another
from bot.answering.checking.hearings import Hearing
from bot.answering.checking.profiles import Profile
from bot.answering.checking.rivals import rivals_in
from bot.answering.checking.sides import Side
from bot.answering.checking.standpoints import Bench
from bot.answering.checking.voices import Voice
from bot.story.claims import Claim
from bot.story.digests import Digest
from bot.story.values import Category, Names, Route

SQUARE = 0.8
TOLD = 0.5
"""How near, as a share of the nearest claim, a claim must be, and the share of piece and wording that must
meet, for what differs from the claim to oppose the piece."""


class Rivalry:
    """What is known of how the claims of a digest differ, brought to bear on pieces."""

    def __init__(self, digest: Digest, archive: Archive, bench: Bench) -> None:
        self._bench = bench
        self._rivals = rivals_in(digest.findings, digest.claims, lambda c: archive.profile(c.id).known)

    def hear(self, hearing: Hearing, near: Mapping[str, Nearness]) -> None:
        """Let the claims speak against that are known to differ from what bears the piece out.

        The piece must tell squarely what they differ from. A list that leaves out what a piece denies
        something of seems to oppose it; where it differs from what does oppose it, it bears the piece out.
        """
        if hearing.speaking or hearing.left_open:
            return
        top = max((found.score for found in near.values()), default=0.0)
        heard = {voice.claim.id: voice for voice in hearing.voices}
        for voice in tuple(heard.values()):
            if not _is_square(voice, hearing, near.get(voice.claim.id, FAR), top):
                continue
            for rival in self._rivals.get(voice.claim.id, ()):
                spoken = self._rival(hearing, voice, hearing.archive.profile(rival), heard.get(rival))
                if spoken is not None:
                    heard[rival] = spoken
        hearing.voices[:] = heard.values()

    def _rival(self, hearing: Hearing, voice: Voice, rival: Profile, known: Voice | None) -> Voice | None:
        """Tell what a claim that differs from one heard says, beyond what it said itself."""
        if _is_beside(voice.claim, rival.claim, hearing):
            return None
        if voice.side is Side.FOR and lasts_another(hearing, rival, Side.AGAINST):
            return None
        if voice.side is Side.FOR and known is None:
            grip = hearing.grip(rival)
            return Voice(rival, grip, Side.AGAINST, voice.words)
        is_list = isinstance(rival.claim.value, Names)
        stand = self._bench.stand(hearing.piece, hearing.mentions, rival) if is_list else None
        if is_list and known is None and stand is None:
            return None  # it leaves out nothing that the piece names
        agreeing = stand.words if stand is not None and stand.side is Side.FOR else frozenset()
        if _bears_out(hearing, voice, rival.claim, known, agrees=bool(agreeing)):
            grip = replace(voice.grip, flipped=frozenset())  # it knows of the matter what that knows
            return Voice(rival, grip, Side.FOR, voice.words | agreeing)
        return None


def _is_square(voice: Voice, hearing: Hearing, found: Nearness, top: float) -> bool:
    """Whether the piece tells squarely what a claim does, and not as the word of whoever it names.

    Where somebody went is so or not, whoever tells it.
    """
    named = {id_ for unit in hearing.units for id_ in unit.entities}
    said_by = voice.claim.attributed_to
    is_own_word = said_by is not None and said_by.id in named and not isinstance(voice.claim.value, Route)
    is_near = found.score >= SQUARE * top and min(found.of_piece, found.of_text) >= TOLD
    return is_near and not is_own_word


def _is_beside(own: Claim, rival: Claim, hearing: Hearing) -> bool:
    """Whether two claims differ in what a complete list leaves out, and a piece says nothing of that."""
    if not (isinstance(own.value, Names) and isinstance(rival.value, Names) and own.value.closed):
        return False
    named = {id_ for unit in hearing.units for id_ in unit.entities}
    others = {member.id for member in rival.value.members} - {member.id for member in own.value.members}
    return not hearing.piece.having("only", "beyond") and named.isdisjoint(others)


def _bears_out(hearing: Hearing, voice: Voice, rival: Claim, known: Voice | None, *, agrees: bool) -> bool:
    """Whether what differs from an opponent is just what a piece says.

    A list only seems to oppose what an opponent opposes by a term that excludes its own; a complete one bears
    out what another opposes; and where they are denied to have gone bears out that they went elsewhere.
    """
    if voice.side is not Side.AGAINST or voice.is_mild:
        return False
    if isinstance(voice.claim.value, Names) and isinstance(rival.value, Names):
        return known is None and agrees and rival.value.closed
    if isinstance(voice.claim.value, Category) and isinstance(rival.value, Names):
        is_left_out = rival.value.closed if known is None else known.side is Side.AGAINST
        return is_left_out and not hearing.piece.having("every")
    is_denied = all(map(hearing.piece.utterance.is_denied, voice.words))
    return known is None and isinstance(voice.claim.value, Route) and bool(voice.words) and is_denied
