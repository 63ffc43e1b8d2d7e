"""Terms of a vocabulary in a statement against the term a claim gives."""

from __future__ import annotations

from bot.answering.checking.phrases import BOUNDS, Hit, Phrasebook
from bot.answering.checking.pieces import Piece
from bot.answering.checking.sides import Side, Stand
from bot.story.entities import TermRelation, Vocabulary
from bot.story.questions import Story
from bot.story.values import Category

_ALIKE = frozenset({TermRelation.SAME, TermRelation.BROADER})


def term_books(story: Story) -> dict[str, Phrasebook]:
    """For each vocabulary, the phrases that express its terms."""
    books = {}
    for vocabulary in story.vocabularies.values():
        book = books[vocabulary.id] = Phrasebook()
        for term in vocabulary.terms:
            for phrase in (term.label, *term.words):
                book.add(phrase, term.id)
    return books


def judge_term(
    piece: Piece, value: Category, vocabulary: Vocabulary, book: Phrasebook, *, is_universal: bool
) -> Stand | None:
    """For when the piece expresses the claim's term or a broader one, against when it excludes it.

    A denied term turns sides. "All" or "every" asks the same of the claim, and is opposed by a term in
    tension: "every ban was lifted" by "partly lifted". What had been so is no argument about what is.
    """
    bounding = {at for hit in piece.having(*BOUNDS) for at in range(hit.start, hit.end)}
    hits = [
        hit
        for hit in piece.utterance.finding(book)
        if piece.holds(hit.start, hit.end) and hit.start not in bounding
    ]
    words = frozenset(at for hit in hits for at in range(hit.start, hit.end))
    is_every = any(hit.start not in words for hit in piece.having("every"))
    against: Stand | None = None
    for hit in hits:
        if any(unit.is_remote and hit.start in unit.span for unit in piece.units):
            continue
        is_denied = piece.utterance.is_denied(hit.start)
        relation = vocabulary.relation(hit.label, value.term.id)
        if relation in _ALIKE and (is_universal or not is_every):
            return Stand(Side.FOR.turned(is_denied), words)
        if _opposes(relation, piece, is_every=is_every, hit=hit):
            against = Stand(Side.AGAINST.turned(is_denied), frozenset(range(hit.start, hit.end)))
        elif relation is TermRelation.TENSE and not is_denied and against is None:
            against = Stand(Side.AGAINST, frozenset(range(hit.start, hit.end)), is_mild=True)
    return against


def _opposes(relation: TermRelation, piece: Piece, *, is_every: bool, hit: Hit) -> bool:
    is_denied = piece.utterance.is_denied(hit.start)
    if relation is TermRelation.INCOMPATIBLE:
        return is_denied or not piece.having("past")
    return relation is TermRelation.TENSE and is_every and not is_denied
