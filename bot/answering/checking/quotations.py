"""Words in quotation marks: whose they are, where a statement gives them to somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.answering.checking.hearings import Hearing
from bot.answering.checking.pieces import Piece
from bot.answering.checking.profiles import Profile
from bot.answering.checking.sides import Side
from bot.answering.checking.speakers import Speakers
from bot.answering.checking.utterances import Unit
from bot.answering.checking.voices import Voice
from bot.answering.words import folded_words
from bot.story.claims import Claim

_QUOTED = re.compile(r"[\"“”„«](.+?)[\"“”»]|(?<!\w)['‘](.+?)['’](?!\w)")

_ARTICLES = frozenset({"a", "an", "the", "eine", "ein", "einen", "bir"})

_LEAST = 2
"""So many words tell whose they are; a single one anybody may have used."""


class Quotations:
    """The words of everybody whom a story's claims quote."""

    def __init__(self, claims: Iterable[Claim], speakers: Speakers) -> None:
        self._speakers = speakers
        self._texts = {
            claim.id: tuple(map(_joined, (claim.says, *claim.wordings)))
            for claim in claims
            if claim.attributed_to is not None
        }

    def attribute(self, hearing: Hearing) -> None:
        """Let those claims alone oppose a piece that have somebody else say what it quotes somebody with.

        Where somebody is quoted rightly, nothing opposes that.
        """
        piece = hearing.piece
        for start, end, quoted in _quotes(piece):
            told = self._told(hearing, start, end)
            ids = frozenset(id_ for unit in told for id_ in unit.entities)
            profiles = [p for p in hearing.archive.profiles if self._has(p.claim, quoted)] if ids else []
            if any(self._speakers.is_word_of(profile, ids) for profile in profiles):
                hearing.voices[:] = hearing.supporting
            elif profiles:
                hearing.voices[:] = [_opposing(profile, told, hearing) for profile in profiles]

    def _has(self, claim: Claim, quoted: str) -> bool:
        return any(quoted in text for text in self._texts.get(claim.id, ()))

    def _told(self, hearing: Hearing, start: int, end: int) -> tuple[Unit, ...]:
        """Who is said to have said what stands between two places; nobody where that is denied."""
        piece, words = hearing.piece, hearing.piece.utterance.words
        outside = [
            unit
            for unit in piece.units
            if self._speakers.can_speak(unit) and not start <= words[unit.start].start < end
        ]
        if piece.having("negation"):
            return ()
        own = tuple(unit for unit in outside if not hearing.speaking.isdisjoint(unit.entities))
        return own or (tuple(outside) if piece.having("quoting") else ())


def _quotes(piece: Piece) -> Iterator[tuple[int, int, str]]:
    """Find what is quoted in a piece: from where to where in the text, and its words."""
    words = piece.utterance.words
    for match in _QUOTED.finditer(piece.utterance.text):
        inside = [at for at, word in enumerate(words) if match.start() <= word.start < match.end()]
        if not inside or not all(piece.holds(at, at + 1) for at in inside):
            continue
        kept = [words[at].folded for at in inside if words[at].folded not in _ARTICLES]
        if len(kept) >= _LEAST:
            yield match.start(), match.end(), f" {' '.join(kept)} "


def _opposing(profile: Profile, told: Iterable[Unit], hearing: Hearing) -> Voice:
    """The voice of a claim against who is named as the speaker."""
    words = frozenset(at for unit in told for at in unit.span)
    return Voice(profile, hearing.grip(profile), Side.AGAINST, words)


def _joined(text: str) -> str:
    return f" {' '.join(folded_words(text))} "
