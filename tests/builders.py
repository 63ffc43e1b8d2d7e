"""Builders of story values for tests: each argument has a plausible default, so a test names what matters."""

# ruff: noqa: A001, A002, PLR0913  # arguments are named as the fields they fill, and a field each
from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256

from bot.story.claims import Claim, Modality
from bot.story.digests import Digest, Stamp
from bot.story.entities import Entity, EntityKind, Term, Vocabulary
from bot.story.findings import Cause, Finding, Position, Severity
from bot.story.questions import Aspect, Concept, Question, Selector, Story
from bot.story.sources import Evidence, Passage, PassageKind, Source, Span
from bot.story.values import (
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

Pairs = Iterable[tuple[str, str]]

KINDS = {
    "h": PassageKind.HEADING,
    "p": PassageKind.PARAGRAPH,
    "l": PassageKind.ITEM,
    "t": PassageKind.ROW,
    "q": PassageKind.ANSWER,
    "d": PassageKind.DATELINE,
}


def a_hash(text: str = "") -> str:
    """The SHA-256 of a text, as sources and evidence carry it."""
    return sha256(text.encode()).hexdigest()


# --- where things are said


def a_passage(
    id: str = "p1",
    *,
    line: int = 1,
    span: tuple[int, int] = (0, 100),
    kind: PassageKind | None = None,
) -> Passage:
    """A passage; its kind follows from the letter of its id."""
    return Passage(id, kind or KINDS[id[0]], line, Span(*span))


def a_source(
    id: str = "000",
    *,
    passages: Iterable[Passage] | None = None,
    file: str | None = None,
    sha256: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published: date | None = None,
    language: str = "en",
    words: int = 300,
    site_language: str | None = None,
) -> Source:
    """A source with one paragraph, unless passages are given."""
    return Source(
        id=id,
        file=file or f"{id}.txt",
        sha256=sha256 or a_hash(id),
        title=title or f"Article {id}",
        publisher=publisher,
        published=published,
        language=language,
        words=words,
        passages=(a_passage(),) if passages is None else tuple(passages),
        site_language=site_language,
    )


def some_evidence(
    passage: str = "p1", *, line: int = 1, span: tuple[int, int] = (0, 10), sha256: str | None = None
) -> Evidence:
    """One piece of evidence."""
    return Evidence(passage, line, Span(*span), sha256 or a_hash(f"{passage} {span}"))


# --- whom and what it is about


def an_entity(
    id: str = "kolesnikova",
    *,
    kind: EntityKind | str = EntityKind.PERSON,
    label: str | None = None,
    aliases: Iterable[str] = (),
    within: str | None = None,
    overlaps: Iterable[str] = (),
    by: str | None = None,
    traits: Iterable[str] = (),
) -> Entity:
    """An entity labelled with its capitalised id."""
    return Entity(
        id,
        EntityKind(kind),
        label or id.replace("-", " ").title(),
        tuple(aliases),
        within,
        tuple(overlaps),
        by,
        tuple(traits),
    )


def a_term(
    id: str = "lifted", *, vocabulary: str = "status", label: str | None = None, words: Iterable[str] = ()
) -> Term:
    """A term labelled with its id."""
    return Term(vocabulary, id, label or id.replace("-", " "), tuple(words))


def a_vocabulary(
    id: str = "status",
    *,
    terms: Iterable[Term | str] = ("lifted", "eased", "in-force"),
    kind: str | None = None,
    broader: Pairs = (),
    tense: Pairs = (),
    incompatible: Pairs = (),
) -> Vocabulary:
    """A vocabulary; terms may be given by their ids, relations as pairs of ids."""
    full = tuple(a_term(term, vocabulary=id) if isinstance(term, str) else term for term in terms)
    return Vocabulary(id, kind or id, full, _pairs(broader), _pairs(tense), _pairs(incompatible))


def _pairs(pairs: Pairs) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in pairs)


# --- values


def a_quantity(
    exact: float | None = None,
    *,
    least: float | None = None,
    most: float | None = None,
    word: str | None = None,
    of: str = "prisoners",
    part: bool = False,
    unit: str = "",
) -> Quantity:
    """An exact number, or an interval, or a vague word with its interval; 123 when nothing is given."""
    if exact is None and least is None and most is None and word is None:
        exact = 123
    if exact is not None:
        least = most = exact
    return Quantity(least, most, of, word, part, unit)


def some_names(*members: Entity | str, closed: bool = False) -> Names:
    """A list of names; members may be given by their ids."""
    return Names(tuple(_entity(member) for member in members or ("kolesnikova",)), closed)


def a_category(term: Term | str = "lifted", *, vocabulary: str = "status") -> Category:
    """A category; the term may be given by its id."""
    return Category(a_term(term, vocabulary=vocabulary) if isinstance(term, str) else term)


def an_order(
    first: Entity | str = "release",
    relation: OrderRelation | str = OrderRelation.BEFORE,
    second: Entity | str = "easing",
) -> Order:
    """Two events in order; events may be given by their ids."""
    return Order(_entity(first, EntityKind.EVENT), OrderRelation(relation), _entity(second, EntityKind.EVENT))


def a_route(*stops: Entity | str) -> Route:
    """A route; places may be given by their ids."""
    return Route(tuple(_entity(stop, EntityKind.PLACE) for stop in stops or ("ukraine",)))


def a_period(first: str = "2025-12-13", last: str | None = None) -> Period:
    """A period between two ISO days, or one day."""
    return Period(date.fromisoformat(first), date.fromisoformat(last or first))


def _entity(entity: Entity | str, kind: EntityKind = EntityKind.PERSON) -> Entity:
    return an_entity(entity, kind=kind) if isinstance(entity, str) else entity


# --- claims and findings


def a_claim(
    id: str | None = None,
    *,
    source: str | None = None,
    subject: str = "release",
    aspect: str = "count",
    value: Value | None = None,
    says: str | None = None,
    modality: Modality | str = Modality.ASSERTED,
    attributed_to: Entity | None = None,
    evidence: Iterable[Evidence] | None = None,
    wordings: Iterable[str] = (),
    denials: Iterable[str] = (),
) -> Claim:
    """A claim that 123 were freed; source and id follow from each other."""
    source = source or (id or "000").partition(".")[0]
    id = id or f"{source}.c01"
    return Claim(
        id=id,
        source=source,
        subject=subject,
        aspect=aspect,
        value=a_quantity() if value is None else value,
        says=says or f"What {id} says.",
        modality=Modality(modality),
        attributed_to=attributed_to,
        evidence=(some_evidence(),) if evidence is None else tuple(evidence),
        wordings=tuple(wordings),
        denials=tuple(denials),
    )


def a_position(*claims: Claim, value: Value | None = None) -> Position:
    """The position of some claims, by default the first one's value."""
    claims = claims or (a_claim(),)
    return Position(claims[0].value if value is None else value, claims)


def a_finding(
    *positions: Position,
    subject: str | None = None,
    aspect: str | None = None,
    severity: Severity | str | None = Severity.CONTRADICTION,
    kind: str = "count",
    cause: Cause | str = Cause.NUMBERS_APART,
    silent: Iterable[str] = (),
    items: Iterable[str] = (),
) -> Finding:
    """A contradiction of two counts, unless positions are given."""
    positions = positions or (
        a_position(a_claim("000.c01", value=a_quantity(14))),
        a_position(a_claim("001.c01", value=a_quantity(123))),
    )
    first = positions[0].claims[0]
    return Finding(
        subject=subject or first.subject,
        aspect=aspect or first.aspect,
        severity=None if severity is None else Severity(severity),
        kind=kind,
        cause=Cause(cause),
        positions=positions,
        silent=tuple(silent),
        items=tuple(items),
    )


# --- stories and digests


def a_question(
    slug: str = "how-many",
    *,
    title: str = "How many people were released?",
    topic: str = "The release",
    gathers: Iterable[str] = ("release:count",),
    near: Iterable[str] = (),
    also: Iterable[str] = (),
    needs: Iterable[str] = (),
    wordings: Iterable[str] = (),
    each: EntityKind | str | None = None,
) -> Question:
    """A question; selectors are given as text."""
    return Question(
        slug=slug,
        title=title,
        topic=topic,
        gathers=tuple(Selector.parse(text) for text in gathers),
        near=tuple(Selector.parse(text) for text in near),
        also=tuple(Selector.parse(text) for text in also),
        needs=tuple(Selector.parse(text) for text in needs),
        wordings=tuple(wordings),
        each=None if each is None else EntityKind(each),
    )


ASPECTS = (
    Aspect("count", "quantity", "number freed"),
    Aspect("members", "names", "the freed"),
    Aspect("status", "category", "status", "status"),
    Aspect("order", "order", "order of events"),
    Aspect("route", "place", "places"),
    Aspect("when", "date", "date"),
    Aspect("note", "note", "remark"),
)

ENTITIES = (
    an_entity("kolesnikova", label="Maria Kolesnikova"),
    an_entity("release", kind="event"),
    an_entity("easing", kind="event"),
    an_entity("ukraine", kind="place"),
)


def a_story(
    slug: str = "belarus",
    *,
    title: str = "Belarus prisoner release",
    command: str | None = None,
    questions: Iterable[Question] | None = None,
    entities: Iterable[Entity] = ENTITIES,
    vocabularies: Iterable[Vocabulary] | None = None,
    aspects: Iterable[Aspect] = ASPECTS,
    subjects: Mapping[str, str] | Iterable[str] = ("release",),
    concepts: Iterable[Concept] = (),
    menu: Iterable[str] = (),
    quantities: Iterable[Quantity] = (),
) -> Story:
    """A story with one question, an aspect of every type and a few entities."""
    return Story(
        slug=slug,
        title=title,
        command=command or f"/{slug}",
        questions=(a_question(),) if questions is None else tuple(questions),
        entities={entity.id: entity for entity in entities},
        vocabularies={v.id: v for v in ((a_vocabulary(),) if vocabularies is None else vocabularies)},
        aspects={aspect.id: aspect for aspect in aspects},
        subjects=dict(subjects) if isinstance(subjects, Mapping) else {path: path for path in subjects},
        concepts=tuple(concepts),
        menu=tuple(menu),
        quantities={quantity.word or "": quantity for quantity in quantities},
    )


def a_digest(
    *claims: Claim,
    story: Story | None = None,
    sources: Iterable[Source] | None = None,
    findings: Iterable[Finding] = (),
    version: str = "0123456789ab",
    built: str = "2026-11-22",
) -> Digest:
    """A digest of some claims; sources, subjects and entities that are not given follow from the claims."""
    claims = claims or (a_claim(),)
    story = story or a_story_of(claims)
    return Digest(
        story=story,
        sources=sources_of(claims) if sources is None else tuple(sources),
        claims=claims,
        findings=tuple(findings),
        stamp=Stamp(story.slug, story.title, version, built),
    )


def a_story_of(claims: Iterable[Claim], **overrides: object) -> Story:
    """A story that knows every subject, entity and term that the claims name."""
    claims = tuple(claims)
    overrides.setdefault("subjects", tuple(dict.fromkeys(claim.subject for claim in claims)))
    overrides.setdefault("entities", tuple({e.id: e for e in (*ENTITIES, *_named(claims))}.values()))
    terms = [*a_vocabulary().terms, *(c.value.term for c in claims if isinstance(c.value, Category))]
    vocabularies = {term.vocabulary: [t for t in terms if t.vocabulary == term.vocabulary] for term in terms}
    overrides.setdefault(
        "vocabularies",
        [a_vocabulary(name, terms=dict.fromkeys(found)) for name, found in vocabularies.items()],
    )
    return a_story(**overrides)  # type: ignore[arg-type]  # overrides are a_story's own


def sources_of(claims: Iterable[Claim]) -> tuple[Source, ...]:
    """One source per source id, with just the passages that the claims' evidence is in."""
    found: dict[str, dict[str, Passage]] = {}
    for claim in claims:
        passages = found.setdefault(claim.source, {})
        for item in claim.evidence:
            known = passages.get(item.passage)
            end = max(item.span.end, known.span.end if known else 0)
            start = min(item.span.start, known.span.start if known else item.span.start)
            passages[item.passage] = a_passage(item.passage, line=item.line, span=(start, end))
    return tuple(a_source(id, passages=found[id].values()) for id in sorted(found))


def _named(claims: Iterable[Claim]) -> list[Entity]:
    named: list[Entity] = []
    for claim in claims:
        match claim.value:
            case Names(members):
                named += members
            case Route(stops):
                named += stops
            case Order(first, _, second):
                named += [first, second]
            case Category() | Quantity() | Period() | Note():
                pass
        named += [claim.attributed_to] if claim.attributed_to else []
    return named
