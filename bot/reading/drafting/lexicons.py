"""A story's lexicon: which words say what becomes of persons, and what part they have."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property

from bot.reading.drafting.matters import Matters, read_matters
from bot.story.errors import StoryError

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What can become of persons, and the words that say so; `among` lists outcomes that it leaves open.

    Persons of an outcome that it `yields_to` do not count for it as well. `besides` is the aspect of numbers
    that leave out whoever did it. `ends` marks what ends a life: nobody grows older after it. `own` are nouns
    for doing it to oneself.
    """

    id: str
    subject: str
    aspect: str
    label: str
    told: tuple[str, str]
    among: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    besides: str = ""
    ends: bool = False
    verbs: Words = frozenset()
    undergone: Words = frozenset()
    states: Words = frozenset()
    nouns: Words = frozenset()
    counted: Words = frozenset()
    adverbs: Words = frozenset()
    phrases: Words = frozenset()
    suffered: Words = frozenset()
    own: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Role:
    """A part that persons have, by what they are called, what is done to them, and what they do.

    `does` marks the part of those who do to others what the lexicon tells of.
    """

    id: str
    nouns: Words = frozenset()
    verbs: Words = frozenset()
    acts: Words = frozenset()
    does: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """How claims of one sort are made: subject (`{id}` is the person's), aspect, and a sentence for it.

    `vocabulary` is that of its terms, where its values are categories; without it the form's own name.
    """

    id: str
    subject: str
    aspect: str
    told: str
    vocabulary: str = ""


@dataclass(frozen=True)
class Lexicon:
    """All outcomes and roles of a story, by their words, and the forms of its claims.

    Known forms are `fate`, `age`, `last_age`, `names`, `role`, `end`, `place`, `day` and `doers`; what has no
    form is not claimed. `happenings` are words for what happened, `blame` for saying who did it, `doers` for
    persons who act for a body, `bodies` for bodies without a name, `groups` for
    bodies that go by one and do nothing else. `told` is what else claims are about.
    """

    title: str
    outcomes: Mapping[str, Outcome]
    roles: Mapping[str, Role] = field(default_factory=dict)
    forms: Mapping[str, Form] = field(default_factory=dict)
    happenings: Words = frozenset()
    blame: Words = frozenset()
    doers: Words = frozenset()
    bodies: Words = frozenset()
    groups: Words = frozenset()
    told: Matters = field(default_factory=Matters)

    @cached_property
    def by_word(self) -> Mapping[str, Mapping[str, Outcome]]:
        """For each use of words (`verbs`, `states`, …) the outcome that a word means."""
        index: defaultdict[str, dict[str, Outcome]] = defaultdict(dict)
        for outcome in self.outcomes.values():
            for use in ("verbs", "undergone", "states", "nouns", "counted", "adverbs", "suffered"):
                for word in getattr(outcome, use):
                    index[use].setdefault(word, outcome)
        return index

    @cached_property
    def phrases(self) -> Mapping[str, tuple[tuple[tuple[str, ...], Outcome], ...]]:
        """Phrases by their first word, as tuples of words."""
        index: defaultdict[str, list[tuple[tuple[str, ...], Outcome]]] = defaultdict(list)
        for outcome in self.outcomes.values():
            for phrase in sorted(outcome.phrases):
                words = tuple(phrase.replace("-", " - ").split())
                index[words[0]].append((words, outcome))
        return {first: tuple(found) for first, found in index.items()}

    @cached_property
    def triggers(self) -> Words:
        """Every word at which an outcome may be found."""
        index = self.by_word
        return frozenset(word for use in index.values() for word in use) | frozenset(self.phrases)

    @cached_property
    def own_nouns(self) -> Words:
        """All nouns for doing to oneself what ends a life."""
        return frozenset(word for outcome in self.outcomes.values() for word in outcome.own)

    def role_of_noun(self, lemma: str) -> str | None:
        """The role that a noun names."""
        return next((role.id for role in self.roles.values() if lemma in role.nouns), None)


def read_lexicon(text: str, file: str) -> Lexicon:
    """Read a lexicon's TOML; StoryError names the file and the entry."""
    try:
        table = tomllib.loads(text)
        outcomes = {name: _outcome(name, entry, file) for name, entry in table.get("outcomes", {}).items()}
        roles = {name: _role(name, entry, file) for name, entry in table.get("roles", {}).items()}
        forms = {name: _form(name, entry, file) for name, entry in table.get("claims", {}).items()}
    except tomllib.TOMLDecodeError as error:
        raise StoryError(f"{file}: {error}") from error
    words = table.get("happening", {})
    happenings, blame, doers, bodies, groups = (
        frozenset(_listed(words, name, f"{file}, happening"))
        for name in ("words", "blame", "doers", "bodies", "groups")
    )
    for outcome in outcomes.values():
        for other in (*outcome.among, *outcome.yields_to):
            if other not in outcomes:
                raise StoryError(f"{file}, outcome {outcome.id}: “{other}” is no outcome of this lexicon")
    title, told = str(table.get("title", file)), read_matters(table, file)
    return Lexicon(title, outcomes, roles, forms, happenings, blame, doers, bodies, groups, told)


def _outcome(name: str, entry: Mapping[str, object], file: str) -> Outcome:
    where = f"{file}, outcome {name}"
    _check(entry, Outcome, where)
    told = _listed(entry, "told", where)
    if len(told) != 2:  # noqa: PLR2004
        raise StoryError(
            f"{where}: told needs two sentences: of one person ({{who}}) and of a number ({{count}})"
        )
    return Outcome(
        id=name,
        subject=_text(entry, "subject", where),
        aspect=_text(entry, "aspect", where),
        label=_text(entry, "label", where),
        told=(told[0], told[1]),
        among=_listed(entry, "among", where),
        yields_to=_listed(entry, "yields_to", where),
        ends=entry.get("ends") is True,
        besides=_text(entry, "besides", where) if "besides" in entry else "",
        **{use: frozenset(_listed(entry, use, where)) for use in USES},
    )


USES = ("verbs", "undergone", "states", "nouns", "counted", "adverbs", "phrases", "suffered", "own")


def _role(name: str, entry: Mapping[str, object], file: str) -> Role:
    where = f"{file}, role {name}"
    _check(entry, Role, where)
    nouns, verbs, acts = (frozenset(_listed(entry, use, where)) for use in ("nouns", "verbs", "acts"))
    return Role(name, nouns, verbs, acts, does=entry.get("does") is True)


def _form(name: str, entry: Mapping[str, object], file: str) -> Form:
    where = f"{file}, claims.{name}"
    _check(entry, Form, where)
    subject, aspect, told = (_text(entry, part, where) for part in ("subject", "aspect", "told"))
    vocabulary = _text(entry, "vocabulary", where) if "vocabulary" in entry else name
    return Form(name, subject, aspect, told, vocabulary)


def _check(entry: Mapping[str, object], kind: type, where: str) -> None:
    known = {item.name for item in fields(kind)}
    for name in entry:
        if name not in known:
            raise StoryError(f"{where}: unknown field “{name}”; known are {', '.join(sorted(known))}")


def _text(entry: Mapping[str, object], name: str, where: str) -> str:
    found = entry.get(name)
    if not isinstance(found, str) or not found.strip():
        raise StoryError(f"{where}: {name} must be a text in quotes")
    return found


def _listed(entry: Mapping[str, object], name: str, where: str) -> tuple[str, ...]:
    found = entry.get(name, [])
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise StoryError(f"{where}: {name} must be a list of words in quotes")
    return tuple(found)
