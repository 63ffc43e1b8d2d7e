"""Terms of a vocabulary in a statement against the term a claim gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.checking.extents import EXTENTS, extent_of, side_of_some
from bot.answering.checking.phrases import BOUNDS, Hit, Phrasebook, spots_of
from bot.answering.checking.pieces import Piece
from bot.answering.checking.priors import prior_words
from bot.answering.checking.sides import Side, Stand
from bot.story.entities import TermRelation, Vocabulary
from bot.story.questions import Story
from bot.story.values import Category

MOTIVE = "motive"
DEGREE = "degree"
"""The kind of vocabulary whose terms tell how far something goes: more than a small step is no small step."""

_ALTERNATIVE = frozenset({MOTIVE, DEGREE, "stance"})
"""Kinds of vocabularies whose terms in tension stand for each other: where it was not one, it was another."""

_ALIKE = frozenset({TermRelation.SAME, TermRelation.BROADER})

_ARTICLE = 1
"""So many words may stand between "more than" and what something is more than."""

_BEHIND = 4
"""The same where a language says that behind it: `küçük bir adımdan çok daha fazlası`."""

FREQUENCY = "frequency"
"""The kind of vocabulary whose terms are told by lengths of time."""

ROLE = "role"
"""The kind of vocabulary in which two terms that exclude each other may describe one thing: the laureate of
another prize is no laureate of this one.
"""


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
    piece: Piece,
    value: Category,
    vocabulary: Vocabulary,
    book: Phrasebook,
    *,
    is_universal: bool,
    is_past: bool,
    skipped: frozenset[int] = frozenset(),
) -> Stand | None:
    """For when the piece expresses the claim's term or a broader one, against when it excludes it.

    A denied term turns sides. "All" or "every" asks the same of the claim, and is opposed by a term in
    tension: "every ban was lifted" by "partly lifted". What had been so is no argument about what is. Words
    that are `skipped` tell of no term.
    """
    bounding = spots_of(piece.having(*BOUNDS)) | prior_words(piece.utterance) | skipped
    hits = [
        hit
        for hit in piece.utterance.finding(book)
        if piece.holds(hit.start, hit.end) and hit.start not in bounding
    ]
    words = spots_of(hits)
    if value.part:
        return _judge_some(piece, hits, value, vocabulary)
    is_every = any(hit.start not in words for hit in piece.having("every"))
    if vocabulary.kind == ROLE:
        hits.sort(key=lambda hit: vocabulary.relation(hit.label, value.term.id) in _ALIKE)
    against: Stand | None = None
    if vocabulary.kind != ROLE and _are_at_odds(piece, hits, value, vocabulary):
        return None
    for hit in hits:
        if any(unit.is_remote and hit.start in unit.span for unit in piece.units):
            continue
        is_beyond = vocabulary.kind == DEGREE and _is_exceeded(piece, hit)
        is_denied = _is_denied(piece, hit, vocabulary) != is_beyond
        relation = vocabulary.relation(hit.label, value.term.id)
        if vocabulary.kind == ROLE and against is not None and not against.is_mild:
            break
        if relation in _ALIKE and (is_universal or not is_every):
            return Stand(Side.FOR.turned(is_denied), words)
        own = spots_of(other for other in hits if other.label == hit.label)
        if _opposes(relation, is_every=is_every, is_denied=is_denied, is_past=is_past):
            against = Stand(Side.AGAINST.turned(is_denied), own)
        elif relation is TermRelation.TENSE and _tells(vocabulary, is_denied=is_denied):
            mild = Stand(Side.AGAINST.turned(is_denied), own, is_mild=True, is_beyond=is_beyond)
            against = _joined(against, mild)
    return against


def _joined(known: Stand | None, mild: Stand) -> Stand:
    """The first stand, with the words of a later mild one where both are of one side."""
    if known is None:
        return mild
    is_alike = known.is_mild and known.side is mild.side
    return replace(mild, words=known.words | mild.words) if is_alike else known


def _judge_some(piece: Piece, hits: Sequence[Hit], value: Category, vocabulary: Vocabulary) -> Stand | None:
    """Judge by a claim whose term holds of some, and maybe not of all: what is wished for is not so yet."""
    if piece.having("wished"):
        return None
    words = spots_of(hits)
    tells_where = bool(piece.having("staying", "motion"))
    for hit in hits:
        relation = vocabulary.relation(hit.label, value.term.id)
        if tells_where and relation not in _ALIKE:
            continue  # "all the freed stayed" does not say that all are free
        side = side_of_some(extent_of(piece, hit, words), relation)
        if side is not None:
            told = (other for other in hits if other.label == hit.label)
            return Stand(side, spots_of((*told, *piece.having(*EXTENTS))))
    return None


def tells_of(piece: Piece, value: Category, vocabulary: Vocabulary, book: Phrasebook) -> bool:
    """Whether a piece has a claim's term or one in tension with it, or says that something is left out."""
    near = {*_ALIKE, TermRelation.TENSE}
    hits = (hit for hit in piece.utterance.finding(book) if piece.holds(hit.start, hit.end))
    return bool(piece.having("omission", "outside")) or any(
        vocabulary.relation(hit.label, value.term.id) in near for hit in hits
    )


def _are_at_odds(piece: Piece, hits: Sequence[Hit], value: Category, vocabulary: Vocabulary) -> bool:
    """Whether one clause agrees with a claim's term and another excludes it, each maybe of something else."""
    sides: dict[int, set[bool]] = defaultdict(set)
    for hit in hits:
        relation = vocabulary.relation(hit.label, value.term.id)
        if relation in _ALIKE or relation is TermRelation.INCOMPATIBLE:
            sides[piece.clause(hit.start)[0]].add((relation in _ALIKE) != _is_denied(piece, hit, vocabulary))
    return any(one.isdisjoint(other) for one in sides.values() for other in sides.values())


def _is_denied(piece: Piece, hit: Hit, vocabulary: Vocabulary) -> bool:
    """Whether a term is denied; of causes the verb says whether they were any: "pity was not behind it"."""
    is_cause = vocabulary.kind == MOTIVE
    return piece.is_denied(hit.start) if is_cause else piece.utterance.is_denied(hit.start)


def _is_exceeded(piece: Piece, hit: Hit) -> bool:
    """Whether something is said to be more than what a term tells: "far more than a small step"."""
    before = any(0 <= hit.start - more.end <= _ARTICLE for more in piece.having("more", "beyond"))
    return before or any(0 <= more.start - hit.end <= _BEHIND for more in piece.having("more-behind"))


def _tells(vocabulary: Vocabulary, *, is_denied: bool) -> bool:
    """Whether a term in tension with a claim's tells anything of it; a denied one where either holds."""
    return not is_denied or vocabulary.kind in _ALTERNATIVE


def _opposes(relation: TermRelation, *, is_every: bool, is_denied: bool, is_past: bool) -> bool:
    if relation is TermRelation.INCOMPATIBLE:
        return not is_past
    return relation is TermRelation.TENSE and is_every and not is_denied
