"""What a person typed, understood word by word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.answering.languages import Language
from bot.answering.lexicon import Match
from bot.answering.meanings import ASKED, WORLD, Meanings
from bot.answering.patterns import ENGLISH
from bot.answering.sorts import Sort
from bot.answering.words import Word, fold, stem, words
from bot.story.entities import Entity, EntityKind
from bot.story.questions import Story

TERSE = 10
"""A number in a message of more words than this is as likely a page or an hour as what is asked for."""

NEARBY = 4
"""So many words after "the article that mentions" it is said what it mentions."""

SIGNS = {"r:holding": "h:", "r:lacking": "n:"}
"""The beginning of a limit to the sources that speak of something, and of one to those that do not."""

LIGHT = 5
"""Words that carry no subject and have fewer letters are no claim's own."""

FOREIGN = 2
"""So many words more than English a language must know to be taken for that of a query."""


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
    own word stands for ("which official"). `unknown` are words that no list and no claim knows; `strange` are
    names from outside the story: another country, a body or person no article speaks of, or a known surname
    under another given name.
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

    @property
    def names_sources(self) -> bool:
        """Whether it limits the answer to some sources."""
        return bool(self.limits)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it to go by."""
        return not (self.features or self.unknown or self.strange or self.limits or self.views)

    def of_kind(self, kind: EntityKind) -> tuple[Entity, ...]:
        """The named entities of one kind."""
        return tuple(entity for entity in self.entities if entity.kind is kind)


def parse(text: str, meanings: Meanings, story: Story) -> Request:
    """Understand a query; never fails, whatever the text."""
    found = words(text)
    language = language_of(found, meanings.languages) or _fitting_language(found, meanings)
    repaired, corrected = _repair(found, meanings, language)
    matches = meanings.lexicon.tag(repaired, language.code if language else ENGLISH)
    strangers = _strangers(matches, repaired, meanings, story)
    features: dict[str, None] = {}
    unknown: list[str] = []
    strange: list[str] = []
    limits: list[str] = []
    views: list[str] = []
    terms: dict[Term, None] = {}
    describing = _describing(matches, repaired)
    for index, match in enumerate(matches):
        if index in describing:
            limits.extend(describing[index])
            continue
        written = " ".join(found[at].raw for at in range(match.start, match.end))
        if index in strangers or WORLD in match.features:
            strange.append(written)
        elif not match.is_known:
            terms[_term(repaired, match)] = None
            (strange if _is_name(found, match.start, language) else unknown).append(written)
        else:
            limits.extend(f for f in match.features if f[:2] in {"r:", "s:"})
            views.extend(f[2:] for f in match.features if f[:2] == "v:")
            told = frozenset(f for f in match.features if f[:2] not in {"r:", "s:", "v:"})
            features.update(dict.fromkeys(f for f in match.features if f in told and f[:2] != ASKED))
            if told or (not match.features and len(written) >= LIGHT):
                terms[_term(repaired, match, told)] = None
            if not match.features and found[match.start].is_number and len(found) <= TERSE:
                features[_asked_by_number(found[match.start].folded)] = None
    return Request(
        text=text,
        features=frozenset(features),
        entities=tuple(story.entities[feature[2:]] for feature in features if feature.startswith("e:")),
        unknown=tuple(word for word in unknown if len(word) > 1),
        strange=tuple(name for name in strange if len(name) > 1),
        corrected=tuple(corrected),
        language=language,
        alike=_alike((*strange, *unknown), meanings, story),
        limits=tuple(limits),
        views=tuple(dict.fromkeys(views)),
        terms=tuple(terms),
        sorts=_sorts(
            meanings.sorts.asked(
                repaired, language.code if language else ENGLISH, _after_persons(matches, story)
            ),
            matches,
        ),
    )


def _describing(matches: Sequence[Match], found: Sequence[Word]) -> dict[int, tuple[str, ...]]:
    """Matches that describe a source by what it speaks of ("the one that names Petrov"), and the limits.

    The words that open the description limit nothing by themselves.
    """
    described: dict[int, tuple[str, ...]] = {}
    for at, match in enumerate(matches):
        sign = next((SIGNS[feature] for feature in match.features if feature in SIGNS), None)
        if sign is None:
            continue
        described[at] = ()
        for place in range(at + 1, min(at + 1 + NEARBY, len(matches))):
            other = matches[place]
            if found[other.start].clause != found[match.start].clause:
                break
            told = [f for f in other.features if f[:2] in {"e:", "c:"}]
            if told:
                described[place] = (f"{sign}{told[0]}",)
                break
    return described


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


def _term(found: Sequence[Word], match: Match, features: frozenset[str] = frozenset()) -> Term:
    taken = found[match.start : match.end]
    return Term(frozenset(stem(word.folded) for word in taken), features, match.is_known and not features)


def _alike(names: Sequence[str], meanings: Meanings, story: Story) -> tuple[Entity, ...]:
    """The persons of the story whose names are nearest to names that are not theirs."""
    found: dict[str, None] = {}
    for name in names:
        for word in words(name):
            like = meanings.speller.nearest_name(word.folded)
            for feature in meanings.lexicon.features(like) if like else ():
                if feature.startswith("e:") and story.entities[feature[2:]].kind is EntityKind.PERSON:
                    found[feature[2:]] = None
    return tuple(story.entities[entity] for entity in found)


def _asked_by_number(digits: str) -> str:
    """The notion that a number in a query asks for: dates by a year, quantities by any other."""
    is_year = len(digits) == len("2020") and digits[:2] in {"19", "20"}
    return "c:when" if is_year else "c:number"


def _is_name(found: Sequence[Word], at: int, language: Language | None) -> bool:
    """Whether an unknown word is written as a name is: capital letters where none are due.

    German writes every noun with one, and whole queries typed in capitals say nothing.
    """
    word = found[at]
    if all(other.raw.isupper() for other in found if other.raw.isalpha()):
        return False
    if word.raw.isupper() and word.raw.isalpha() and len(word.raw) > 1:
        return True
    starts_clause = at == 0 or found[at - 1].clause != word.clause
    return word.is_capital and not starts_clause and (language is None or language.code != "de")


def _repair(
    found: Sequence[Word], meanings: Meanings, language: Language | None
) -> tuple[list[Word], list[tuple[str, str]]]:
    """Words with slips mended, and what was mended.

    Outside English only names are, because the lists of plain words are not full enough there.
    """
    unknown = {
        match.start
        for match in meanings.lexicon.tag(found, language.code if language else ENGLISH)
        if not match.is_known
    }
    repaired: list[Word] = []
    corrected: list[tuple[str, str]] = []
    for at, word in enumerate(found):
        if at in unknown and word.folded.endswith("s") and meanings.lexicon.is_name(word.folded[:-1]):
            repaired.append(replace(word, folded=word.folded[:-1]))
            continue
        meant = (
            meanings.speller.nearest(word.folded, names_only=language is not None) if at in unknown else None
        )
        if meant is None or meant == word.folded:
            repaired.append(word)
        else:
            repaired.append(replace(word, folded=meant))
            corrected.append((word.raw, meant))
    return repaired, corrected


def _strangers(matches: Sequence[Match], found: Sequence[Word], meanings: Meanings, story: Story) -> set[int]:
    """Matches that take a known surname with another person's given name: Anna Kolesnikova is not Maria."""
    strangers: set[int] = set()
    for index in range(1, len(matches)):
        match, before = matches[index], matches[index - 1]
        persons = [
            story.entities[f[2:]]
            for f in match.features
            if f.startswith("e:") and story.entities[f[2:]].kind is EntityKind.PERSON
        ]
        if not persons or match.end - match.start > 1 or found[match.start].folded in meanings.given:
            continue
        name = found[before.start]
        if name.clause != found[match.start].clause or before.end - before.start > 1:
            continue
        if any(_is_initial(name, person) for person in persons):
            continue
        bearers = meanings.given.get(name.folded)
        if (bearers is not None and not any(person in bearers for person in persons)) or (
            not before.is_known and name.is_capital
        ):
            strangers |= {index - 1, index}
    return strangers


def _is_initial(word: Word, person: Entity) -> bool:
    """Whether a word is the initial of a person's given name: V. Babaryko."""
    return len(word.folded) == 1 and fold(person.label).startswith(word.folded)


def _fitting_language(found: Sequence[Word], meanings: Meanings) -> Language | None:
    """The language that knows clearly more of the words than English does."""

    def unknown(code: str) -> int:
        return sum(not match.is_known for match in meanings.lexicon.tag(found, code))

    most = unknown(ENGLISH)
    if most < FOREIGN:
        return None
    best = min(meanings.languages, key=lambda language: unknown(language.code))
    return best if unknown(best.code) <= most - FOREIGN else None


def language_of(found: Sequence[Word], languages: Sequence[Language]) -> Language | None:
    """The language the words tell of when that is not the first one (English), else None."""
    return language_among([word.folded for word in found], languages)


def language_among(folded: Sequence[str], languages: Sequence[Language]) -> Language | None:
    """The language that folded words tell of when that is not the first one (English), else None."""
    if not folded or not languages:
        return None
    if all(language.telling.isdisjoint(folded) for language in languages[1:]) and "".join(folded).isascii():
        return None
    cyrillic = len([word for word in folded if "а" <= word[:1] <= "я"])
    if cyrillic * 2 > len(folded):
        return next((language for language in languages if language.is_cyrillic), None)
    scores = [len([word for word in folded if word in language.telling]) for language in languages]
    best = max(range(len(languages)), key=lambda at: (scores[at], -at))
    return languages[best] if best and scores[best] > scores[0] else None
