"""Who speaks in a statement, and which claims are that speaker's word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from bot.answering.checking.pieces import Piece
from bot.answering.checking.profiles import Profile
from bot.answering.checking.utterances import Unit, Utterance
from bot.story.claims import Claim
from bot.story.entities import EntityKind
from bot.story.questions import Story

SPEAKERS = frozenset({EntityKind.PERSON, EntityKind.BODY, EntityKind.GROUP})

_REACH = 3
"""So many words after a name the verb of saying may stand, adverbs and auxiliaries passed over."""

_LASTING = "ing"
"""What an English verb ends in that goes on: "Minsk is saying"."""

_SHORT = 3
"""`by` and `for` name a speaker only now and then; longer phrases (`according to`) always do."""


class Speakers:
    """Whom a story's claims quote."""

    def __init__(self, story: Story, claims: Iterable[Claim]) -> None:
        self._story = story
        self._quoting: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            if claim.attributed_to is not None:
                self._quoting[claim.attributed_to.id].add(claim.source)

    def can_speak(self, unit: Unit) -> bool:
        """Whether a unit names a person, body or group."""
        return any(self._story.entities[id_].kind in SPEAKERS for id_ in unit.entities)

    def speakers(self, piece: Piece) -> frozenset[str]:
        """Find the ids of who speaks in a piece's statement; `according to` counts in its own piece."""
        joints = [hit.start for hit in piece.utterance.having("before", "after")]
        own = frozenset(piece.units)
        for unit in sorted(piece.utterance.units, key=lambda unit: unit not in own):
            if not self._may_speak(unit, piece) or any(joint < unit.start for joint in joints):
                continue
            is_near = unit in own or unit in piece.inherited
            if _says(piece.utterance, unit) or (is_near and _is_source(piece.utterance, unit)):
                return frozenset({unit.entities[0], *self._beside(unit, piece)})
        return frozenset()

    def _may_speak(self, unit: Unit, piece: Piece) -> bool:
        """Whether a unit names somebody, and not whose the one is who is named next: "Minsk state media"."""
        following = (other for other in piece.utterance.units if other.start == unit.end)
        is_owner = any(map(self.can_speak, following)) and unit.end not in piece.utterance.pauses
        return self.can_speak(unit) and not is_owner

    def _beside(self, unit: Unit, piece: Piece) -> Iterator[str]:
        """Find who is joined with a speaker by a word like "and"."""
        for hit in piece.utterance.having("joiners"):
            for other in piece.utterance.units:
                first, second = sorted((unit, other), key=lambda named: named.start)
                is_joined = first.end <= hit.start and hit.end <= second.start <= hit.end + 1
                if other is not unit and self.can_speak(other) and is_joined and hit.start - first.end <= 1:
                    yield other.entities[0]

    def is_word_of(self, profile: Profile, speakers: AbstractSet[str], *, is_sourced: bool = False) -> bool:
        """Whether a claim is the word of one of the speakers.

        What is told by `according to` is only borne out by what somebody quotes, if anybody quotes them.
        """
        if is_sourced and profile.claim.attributed_to is None:
            speakers = {speaker for speaker in speakers if not self._quoting.get(speaker)}
        return any(self._is_word_of(profile, speaker) for speaker in speakers)

    def is_sourced(self, piece: Piece) -> bool:
        """Whether a piece tells its speaker by `according to` or the like, and not by a verb of saying."""
        units = [unit for unit in piece.utterance.units if self.can_speak(unit)]
        return any(_is_source(piece.utterance, unit) for unit in units)

    def _is_word_of(self, profile: Profile, speaker: str) -> bool:
        """Whether a claim is the speaker's word, or about a speaker whom its source does not quote."""
        claim = profile.claim
        if f"e:{speaker}" not in profile.known:
            return False
        if claim.attributed_to is not None:
            said_by = claim.attributed_to
            return speaker in {said_by.id, said_by.within, *said_by.overlaps}
        return claim.source not in self._quoting.get(speaker, ())


def _says(utterance: Utterance, unit: Unit) -> bool:
    starts = [hit.start for hit in utterance.having("speech") if not _is_undergone(utterance, hit.start)]
    if utterance.is_verb_last:
        return any(_opens(utterance, unit, start) for start in starts)
    return any(
        0 <= start - unit.end < _REACH and not any(unit.end <= pause <= start for pause in utterance.pauses)
        for start in starts
    )


def _is_undergone(utterance: Utterance, verb: int) -> bool:
    """Whether somebody does not say something but is told, asked, described."""
    is_passive = any(hit.end == verb for hit in utterance.having("undergoing"))
    return is_passive and not utterance.words[verb].folded.endswith(_LASTING)


def _opens(utterance: Utterance, unit: Unit, verb: int) -> bool:
    """Whether a unit opens the clause that a verb ends; a pause may stand right behind it."""
    start = utterance.clause_start(unit.start)
    is_first = not any(start <= other.start < unit.start for other in utterance.units)
    return is_first and unit.end <= verb and not any(unit.end < pause <= verb for pause in utterance.pauses)


def _is_source(utterance: Utterance, unit: Unit) -> bool:
    is_behind = any(hit.start == unit.end for hit in utterance.having("according-behind"))
    return is_behind or any(
        hit.end == unit.start and (hit.end - hit.start > 1 or len(utterance.words[hit.start].folded) > _SHORT)
        for hit in utterance.having("according")
    )
