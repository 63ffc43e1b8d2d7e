"""Random but consistent digests for property tests."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from bot.digest.codec import encode_content, version_of
from bot.story.claims import Claim, Modality
from bot.story.digests import Digest, Stamp
from bot.story.entities import Entity, EntityKind, Vocabulary
from bot.story.findings import Cause, Finding, Position, Severity
from bot.story.questions import Aspect, Concept, Question, Selector, Story
from bot.story.sources import Evidence, Passage, PassageKind, Source, Span
from bot.story.values import (
    VALUE_TYPES,
    Category,
    Names,
    Note,
    Order,
    OrderRelation,
    Period,
    Quantity,
    Route,
    Value,
)
from tests.builders import a_term

words = st.text(min_size=1, max_size=12)
ids = st.from_regex(r"[a-z0-9]{1,6}", fullmatch=True)
id_lists = st.lists(ids, min_size=1, max_size=4, unique=True)
numbers = st.one_of(
    st.integers(-(10**6), 10**20),
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12),
)
hashes = st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
spans = st.tuples(st.integers(0, 10**6), st.integers(1, 500)).map(lambda pair: Span(pair[0], sum(pair)))
selectors = st.builds(Selector, ids, words.filter(lambda word: word))


@st.composite
def quantities(draw) -> Quantity:
    least, most = sorted((draw(numbers), draw(numbers)))
    least, most = draw(
        st.sampled_from([(least, most), (least, None), (None, most), (least, least), (None, None)])
    )
    return Quantity(
        least,
        most,
        draw(st.sampled_from(["", "people"])),
        draw(st.none() | words),
        draw(st.booleans()),
        draw(ids),
    )


@st.composite
def vocabularies(draw, name: str) -> Vocabulary:
    terms = draw(id_lists)
    pairs = (
        st.frozensets(st.frozensets(st.sampled_from(terms), min_size=2, max_size=2), max_size=3)
        if len(terms) > 1
        else st.just(frozenset())
    )
    full = tuple(
        a_term(term, vocabulary=name, label=draw(words), words=draw(st.lists(words, max_size=2)))
        for term in terms
    )
    return Vocabulary(name, draw(words), full, draw(pairs), draw(pairs), draw(pairs))


@st.composite
def stories(draw) -> Story:
    entities = draw(id_lists)
    known = {name: draw(vocabularies(name)) for name in draw(id_lists)}
    some_entity = st.sampled_from(entities)
    questions = draw(st.lists(ids, max_size=3, unique=True))
    return Story(
        slug=draw(ids),
        title=draw(words),
        command=draw(words),
        questions=tuple(
            Question(
                slug=slug,
                title=draw(words),
                topic=draw(words),
                gathers=tuple(draw(st.lists(selectors, max_size=2))),
                near=tuple(draw(st.lists(selectors, max_size=2))),
                also=tuple(draw(st.lists(selectors, max_size=2))),
                wordings=tuple(draw(st.lists(words, max_size=2))),
                needs=tuple(draw(st.lists(selectors, max_size=2))),
                each=draw(st.none() | st.sampled_from(EntityKind)),
            )
            for slug in questions
        ),
        entities={
            name: Entity(
                name,
                draw(st.sampled_from(EntityKind)),
                draw(words),
                tuple(draw(st.lists(words, max_size=2))),
                draw(st.none() | some_entity),
                tuple(draw(st.lists(some_entity, max_size=2))),
            )
            for name in entities
        },
        vocabularies=known,
        aspects={
            name: Aspect(
                name,
                draw(st.sampled_from(sorted(VALUE_TYPES))),
                draw(words),
                draw(st.none() | st.sampled_from([*known])),
            )
            for name in draw(id_lists)
        },
        subjects=draw(st.dictionaries(words, words, min_size=1, max_size=3)),
        concepts=tuple(
            Concept(name, {language: tuple(draw(st.lists(words, max_size=2))) for language in draw(id_lists)})
            for name in draw(st.lists(ids, max_size=2))
        ),
        menu=tuple(draw(st.lists(st.sampled_from(questions), max_size=2))) if questions else (),
        quantities=draw(st.dictionaries(words, quantities(), max_size=2)),
    )


@st.composite
def values(draw, story: Story) -> Value:
    some = st.lists(st.sampled_from([*story.entities.values()]), min_size=1, max_size=3).map(tuple)
    terms = [term for vocabulary in story.vocabularies.values() for term in vocabulary.terms]
    days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
    kinds = [
        quantities(),
        st.builds(Names, some, st.booleans()),
        st.builds(Category, st.sampled_from(terms)),
        st.builds(Route, some),
        st.tuples(days, days).map(sorted).map(lambda pair: Period(*pair)),
        st.just(Note()),
    ]
    if len(story.entities) > 1:
        pair = st.permutations([*story.entities.values()])
        kinds.append(
            st.builds(lambda two, how: Order(two[0], how, two[1]), pair, st.sampled_from(OrderRelation))
        )
    return draw(st.one_of(kinds))


@st.composite
def sources(draw, name: str) -> Source:
    passages = tuple(
        Passage(each, draw(st.sampled_from(PassageKind)), draw(st.integers(1, 999)), draw(spans))
        for each in draw(id_lists)
    )
    return Source(
        name,
        draw(words),
        draw(hashes),
        draw(words),
        draw(st.none() | words),
        draw(st.none() | st.dates()),
        draw(ids),
        draw(st.integers(0, 10**6)),
        passages,
    )


@st.composite
def claims(draw, name: str, story: Story, source: Source) -> Claim:
    evidence = tuple(
        Evidence(passage.id, passage.line, draw(spans), draw(hashes))
        for passage in draw(st.lists(st.sampled_from(source.passages), min_size=1, max_size=2))
    )
    return Claim(
        name,
        source.id,
        draw(st.sampled_from([*story.subjects])),
        draw(st.sampled_from([*story.aspects])),
        draw(values(story)),
        draw(words),
        draw(st.sampled_from(Modality)),
        draw(st.none() | st.sampled_from([*story.entities.values()])),
        evidence,
        tuple(draw(st.lists(words, max_size=2))),
        tuple(draw(st.lists(words, max_size=2))),
    )


@st.composite
def findings(draw, story: Story, held: list[Claim], known: list[Source]) -> Finding:
    some = st.lists(st.sampled_from(held), min_size=1, max_size=2).map(tuple)
    return Finding(
        draw(words),
        draw(words),
        draw(st.none() | st.sampled_from(Severity)),
        draw(words),
        draw(st.sampled_from(Cause)),
        tuple(draw(st.lists(st.builds(Position, values(story), some), max_size=2))),
        tuple(draw(st.lists(st.sampled_from([source.id for source in known]), max_size=2))),
        tuple(draw(st.lists(words, max_size=2))),
    )


@st.composite
def digests(draw) -> Digest:
    """A digest with its true version."""
    story = draw(stories())
    known = [draw(sources(name)) for name in draw(id_lists)]
    made = [
        draw(claims(f"{source.id}.{name}", story, source))
        for source in known
        for name in draw(st.lists(ids, max_size=3, unique=True))
    ]
    found = tuple(draw(st.lists(findings(story, made, known), max_size=2))) if made else ()
    stamp = Stamp(story.slug, story.title, "", draw(st.dates()).isoformat())
    digest = Digest(story, tuple(known), tuple(made), found, stamp)
    version = version_of(encode_content(digest))
    return Digest(
        story, digest.sources, digest.claims, found, Stamp(stamp.story, stamp.title, version, stamp.built)
    )
