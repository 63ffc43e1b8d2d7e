"""What a person typed, understood word by word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answering.asides import asides_among
from bot.answering.colleagues import colleagues_among
from bot.answering.demands import Demand, is_year
from bot.answering.descriptions import described_by
from bot.answering.exceptions import EXCEPT, excepted_among
from bot.answering.joints import joints_among
from bot.answering.languages import Language
from bot.answering.lexicon import Match
from bot.answering.meanings import ASKED, MONTH, WORLD, Meanings
from bot.answering.offers import ROLE, offered_among
from bot.answering.particles import particles_among
from bot.answering.patterns import ENGLISH
from bot.answering.repairs import fitting_language, repaired_in
from bot.answering.sorts import Sort
from bot.answering.sourcing import sourcing_among
from bot.answering.strangers import alike_in, is_name, strangers_among
from bot.answering.tongues import language_of
from bot.answering.traits import NAME, asks_names, for_traits, mere_words
from bot.answering.words import PAUSES, Word, joined, stem, words
from bot.story.entities import Entity, EntityKind
from bot.story.questions import Story

TERSE = 10
"""A number in a message of more words than this is as likely a page or an hour as what is asked for."""

PARTING = PAUSES | {"="}
"""Signs that part a text, or put one thing beside another."""

LIGHT = 5
"""Words that carry no subject and have fewer letters are no claim's own."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or set phrase of a query: the roots of its words, and the features it stands for.

    One that `is_light` carries no subject by itself, but may be a claim's own word ("the coming weeks").
    """

    roots: frozenset[str]
    features: frozenset[str] = frozenset()
    is_light: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """A query taken apart.

    `views` are the ways of looking at the whole story that it asks for. `limits` are the features by which
    it limits its answer to some sources, in order. `terms` are its words one by one, those left out that
    carry no subject; `sorts` are the sorts of names that it asks for, each with the ids that its
    own word stands for ("which official"); `speakers` are the ids of those whose own words it asks for, and
    `demands` is what a claim must tell of to answer it, and `traits` are what those must be whom it asks for.
    `unknown` are words that no list and no claim knows; `strange` are names from outside the story: another
    country, a body or person no article speaks of, or a known surname under another given name.
    It `is_single` when it asks one thing in one breath.
    """

    text: str
    features: frozenset[str]
    entities: tuple[Entity, ...]
    unknown: tuple[str, ...]
    strange: tuple[str, ...]
    corrected: tuple[tuple[str, str], ...]
    language: Language | None
    alike: tuple[Entity, ...] = ()
    limits: tuple[str, ...] = ()
    views: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    sorts: tuple[tuple[Sort, frozenset[str]], ...] = ()
    speakers: frozenset[str] = frozenset()
    demands: tuple[Demand, ...] = ()
    traits: frozenset[str] = frozenset()
    is_single: bool = False

    @property
    def names_sources(self) -> bool:
        """Whether it limits the answer to some sources."""
        return bool(self.limits)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it to go by."""
        asked = self.features or self.unknown or self.strange or self.demands
        return not (asked or self.limits or self.views)

    def of_kind(self, kind: EntityKind) -> tuple[Entity, ...]:
        """The named entities of one kind."""
        return tuple(entity for entity in self.entities if entity.kind is kind)


def parse(text: str, meanings: Meanings, story: Story) -> Request:
    """Understand a query; never fails, whatever the text."""
    found = words(text)
    language = language_of(found, meanings.languages) or fitting_language(found, meanings)
    repaired, corrected = repaired_in(found, meanings, language)
    tongue = language.code if language else ENGLISH
    matches = meanings.lexicon.tag(repaired, tongue)
    strangers = strangers_among(matches, repaired, meanings, story)
    unknown: list[str] = []
    strange: list[str] = []
    limits: list[str] = []
    describing = described_by(matches, repaired, meanings.lexicon)
    joints = frozenset(joints_among(found, joined(text), meanings.languages))
    colleagues = frozenset(colleagues_among(matches, repaired, meanings))
    offered = offered_among(found, matches, _after_persons(matches, story), meanings.languages)
    features = dict.fromkeys([ROLE] if offered else [])
    terms = dict.fromkeys([Term(frozenset(), frozenset({ROLE}))] if offered else [])
    likened = meanings.comparisons.likened(repaired, tongue)
    views = ["disagreements"] if likened else []
    passed = likened | offered | _beside(found, joined(text), matches, meanings)
    demands = meanings.demands.asked(text, found, tongue, passed.union(_naming(matches)))
    demanded = frozenset(at for demand in demands for at in demand.places)
    of_traits = for_traits(demands, story)
    passed = passed.union(mere_words(of_traits, matches))
    dated = {at for match in matches if _is_dated(match) for at in (match.start - 1, match.end)}
    for index, match in enumerate(matches):
        if index in colleagues or (match.start in joints and match.end == match.start + 1):
            continue
        if index in describing:
            limits.extend(describing[index])
            continue
        is_passed = passed.issuperset(range(match.start, match.end))
        limits.extend(f for f in match.features if f[:2] in {"r:", "s:"} and not (is_passed and f == EXCEPT))
        views.extend(f[2:] for f in match.features if f[:2] == "v:")
        if is_passed:
            continue
        written = " ".join(found[at].raw for at in range(match.start, match.end))
        if index in strangers or WORLD in match.features:
            strange.append(written)
        elif not match.is_known:
            terms[_term(repaired, match)] = None
            if match.start not in demanded:
                (strange if is_name(found, match.start, language) else unknown).append(written)
        else:
            told = frozenset(f for f in match.features if f[:2] not in {"r:", "s:", "v:"})
            features.update(dict.fromkeys(f for f in match.features if f in told and f[:2] != ASKED))
            if told or (not match.features and len(written) >= LIGHT):
                terms[_term(repaired, match, told)] = None
            if len(found) <= TERSE and match.start not in dated and _is_number(found, match):
                features[_asked_by_number(found[match.start].folded)] = None
    traits = frozenset(d.notion for d in of_traits if asks_names(features.keys(), story))
    features.update(dict.fromkeys([NAME] if traits else []))
    return Request(
        text=text,
        features=frozenset(features),
        entities=tuple(story.entities[feature[2:]] for feature in features if feature.startswith("e:")),
        unknown=tuple(word for word in unknown if len(word) > 1),
        strange=tuple(name for name in strange if len(name) > 1),
        corrected=tuple(corrected),
        language=language,
        alike=alike_in((*strange, *unknown), meanings, story),
        limits=tuple(limits),
        views=tuple(dict.fromkeys(views)),
        terms=tuple(terms),
        sorts=_sorts(
            meanings.sorts.asked(repaired, tongue, _after_persons(matches, story), _places(matches, story)),
            matches,
        ),
        speakers=frozenset(meanings.speech.speakers(text, found, matches, tongue)),
        demands=demands,
        traits=traits,
        is_single=_is_single(found, text, meanings.languages),
    )


def _is_single(found: Sequence[Word], text: str, languages: Iterable[Language]) -> bool:
    """Whether a text is one clause without a pause that joins and compares nothing."""
    if not PARTING.isdisjoint(text) or any(word.clause != found[0].clause for word in found):
        return False
    joining = frozenset(word for language in languages for word in (*language.joiners, *language.choices))
    return joining.isdisjoint(word.folded for word in found)


def _beside(found: Sequence[Word], text: str, matches: Sequence[Match], meanings: Meanings) -> frozenset[int]:
    """The places of words that are no matter of a query.

    They speak of the asker, bid the tool something, ask which source says it, say what is left out, or are
    part of a verb.
    """
    return frozenset(
        (
            *asides_among(found, text, matches, meanings.languages),
            *meanings.biddings.among(found, text),
            *sourcing_among(found, text, meanings.languages),
            *particles_among(found, text, meanings.languages),
            *excepted_among(found, text, matches, meanings.languages),
        )
    )


def _sorts(
    asked: Iterable[tuple[Sort, int]], matches: Sequence[Match]
) -> tuple[tuple[Sort, frozenset[str]], ...]:
    """What names are asked for, each with the ids of the entities that its own word stands for."""
    named = {at: match.features for match in matches for at in range(match.start, match.end)}
    return tuple(
        (kind, frozenset(feature[2:] for feature in named[at] if feature.startswith("e:")))
        for kind, at in asked
    )


def _after_persons(matches: Sequence[Match], story: Story) -> frozenset[int]:
    """The places right after the names of persons."""
    return frozenset(
        match.end
        for match in matches
        for feature in match.features
        if feature.startswith("e:") and story.entities[feature[2:]].kind is EntityKind.PERSON
    )


def _places(matches: Sequence[Match], story: Story) -> frozenset[int]:
    """Where the names of places begin."""
    return frozenset(
        match.start
        for match in matches
        for feature in match.features
        if feature.startswith("e:") and story.entities[feature[2:]].kind is EntityKind.PLACE
    )


def _naming(matches: Sequence[Match]) -> frozenset[int]:
    """The places of words that name somebody or something of the story, or its articles."""
    return frozenset(
        at
        for match in matches
        if any(feature[:2] in {"e:", "r:", "s:"} for feature in match.features)
        for at in range(match.start, match.end)
    )


def _term(found: Sequence[Word], match: Match, features: frozenset[str] = frozenset()) -> Term:
    taken = found[match.start : match.end]
    return Term(frozenset(stem(word.folded) for word in taken), features, match.is_known and not features)


def _is_dated(match: Match) -> bool:
    """Whether a match names articles by the month of their date, beside which a number is the day."""
    return any(feature.startswith(MONTH) for feature in match.features)


def _is_number(found: Sequence[Word], match: Match) -> bool:
    """Whether a match is a number and no more: that of a set phrase, "the 8 o'clock news", asks nothing."""
    return not match.features and match.end == match.start + 1 and found[match.start].is_number


def _asked_by_number(digits: str) -> str:
    """The notion that a number in a query asks for: dates by a year, quantities by any other."""
    return "c:when" if is_year(digits) else "c:number"
