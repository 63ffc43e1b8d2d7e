"""Parts that a source gives to several: who is said to have another's part is not borne out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bot.answering.checking.phrases import Phrasebook, spots_of
from bot.answering.checking.pieces import Piece
from bot.answering.checking.sides import Side, Stand
from bot.story.claims import Claim
from bot.story.entities import TermRelation, Vocabulary
from bot.story.values import Category

_PARTS = frozenset({"stance", "degree"})
"""The kinds of vocabularies of which two terms that hardly go together are two parts."""

_Part = tuple[str, str, str]
"""A source, an aspect, and the term that the source gives somebody there."""


class Swaps:
    """The parts that each source gives to anybody, and those that it gives each subject."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._given: set[_Part] = set()
        self._parts: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for claim in claims:
            if isinstance(claim.value, Category):
                term = claim.value.term.id
                self._given.add((claim.source, claim.aspect, term))
                self._parts[claim.source, claim.aspect, claim.subject].add(term)

    def _first_told(self, piece: Piece, claim: Claim) -> tuple[str, ...]:
        """Find whom a piece names first of those to whom the claim's source gives a part."""
        has_part = {
            subject.rpartition("/")[2]
            for source, aspect, subject in self._parts
            if (source, aspect) == (claim.source, claim.aspect)
        }
        named = (unit.entities for unit in piece.units if not has_part.isdisjoint(unit.entities))
        return next(named, ())

    def judge(self, piece: Piece, claim: Claim, vocabulary: Vocabulary, book: Phrasebook) -> Stand | None:
        """Against, when the piece gives whom the claim is about a part that its source gives only others.

        The claim must be about somebody whom the piece names, and have a value of the vocabulary.
        """
        subject = claim.subject.rpartition("/")[2]
        own = self._parts[claim.source, claim.aspect, claim.subject]
        if self._first_told(piece, claim) != (subject,):
            return None
        joining = spots_of(hit for hit in piece.having("before", "after") if hit.end - hit.start > 1)
        for hit in piece.utterance.finding(book):
            if hit.start in joining:  # "opens the door to talks" leaves nothing open
                continue
            is_given = (claim.source, claim.aspect, hit.label) in self._given
            is_told = piece.holds(hit.start, hit.end) and not piece.utterance.is_denied(hit.start)
            if is_told and is_given and all(_are_apart(vocabulary, hit.label, term) for term in own):
                return Stand(Side.AGAINST, frozenset(range(hit.start, hit.end)))
        return None


def _are_apart(vocabulary: Vocabulary, one: str, other: str) -> bool:
    relation = vocabulary.relation(one, other)
    are_parts = vocabulary.kind in _PARTS and relation is TermRelation.TENSE
    return are_parts or relation is TermRelation.UNRELATED
