"""What somebody is said to be and no more, free or a judge: only what is told of them bears that out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answering.checking.archive import Archive
from bot.answering.checking.hearings import Hearing
from bot.answering.checking.phrases import spots_of
from bot.answering.checking.sides import Side
from bot.answering.checking.utterances import Unit
from bot.answering.checking.voices import Voice
from bot.story.claims import Claim
from bot.story.entities import EntityKind
from bot.story.values import Category, Names


class States:
    """The words for what the claims of a story say of persons by a term."""

    def __init__(self, claims: Iterable[Claim], archive: Archive) -> None:
        self._kinds = archive.kinds
        kept = {
            claim.value.term.vocabulary: None
            for claim in claims
            if isinstance(claim.value, Category) and self._is_person(_about(claim))
        }
        self._books = [archive.terms[vocabulary] for vocabulary in kept]

    def keep_own(self, hearing: Hearing) -> None:
        """Let only claims about a person, and lists, bear out what is said of that person by a term alone.

        What somebody says of the release, or does for it, does not make them one of the released.
        """
        everybody = {id_ for unit in hearing.units for id_ in unit.entities}
        named = frozenset(filter(self._is_person, everybody))
        told = [unit for unit in hearing.units if named.isdisjoint(unit.entities)]
        spots = self._spots(hearing) if named and told else frozenset()
        if spots and all(unit.span & spots for unit in told):
            hearing.voices[:] = [
                voice
                for voice in hearing.voices
                if voice.side is not Side.FOR or _is_about(voice, named) or _lists(voice, named, told)
            ]

    def _is_person(self, id_: str) -> bool:
        return self._kinds.get(id_) is EntityKind.PERSON

    def _spots(self, hearing: Hearing) -> frozenset[int]:
        """Where a piece has words for a term."""
        hits = (hit for book in self._books for hit in hearing.piece.utterance.finding(book))
        return spots_of(hits)


def _about(claim: Claim) -> str:
    return claim.subject.rpartition("/")[2]


def _is_about(voice: Voice, named: frozenset[str]) -> bool:
    """Whether a claim is about somebody named, and not just what that person says."""
    speaker = voice.claim.attributed_to
    return _about(voice.claim) in named and not (speaker and speaker.id in named)


def _lists(voice: Voice, named: frozenset[str], told: Sequence[Unit]) -> bool:
    """Whether somebody named is on a list that speaks itself of what a piece tells."""
    value = voice.claim.value
    said = {feature for unit in voice.profile.said.units for feature in unit.features}
    is_listed = isinstance(value, Names) and any(member.id in named for member in value.members)
    return is_listed and any(unit.features & said for unit in told)
