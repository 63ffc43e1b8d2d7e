"""What all stories share: the plain words of the languages, names of the world, and ways of looking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.answering.words import folded_words
from bot.story.questions import Question

VIEWS = "Ways to look"
"""The topic of the questions that every story answers."""

LIMITS = (
    *("dated", "undated", "except", "agreed", "disputed", "first", "second", "third", "last"),
    *("holding", "held", "lacking", "answers", "tables", "others"),
)
"""How a query limits its answer to some of the sources, beside naming them by id.

Keys of a language's table. `{article}` stands for each of its nouns for an article. What a source holds is
named after words of `holding` ("the article that mentions Petrov"), and before those of `held` ("Petrov'un
geçtiği haber").
"""


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language that carry no subject, those that deny, and those that give it away.

    What carries no subject is in `passed_over` where it is a single word, folded, else in `phrases`.
    """

    code: str
    name: str
    passed_over: frozenset[str]
    phrases: tuple[str, ...]
    negation: tuple[str, ...]
    telling: frozenset[str]
    askers: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    limits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_cyrillic: bool = False
    letters: frozenset[str] = frozenset()
    """Letters that no other of the languages has, in lower case."""
    claims: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    """Questions after a statement: "is that right"."""
    standing: tuple[str, ...] = ()
    """What asks whether a quoted sentence is borne out: "can it stand"."""
    months: tuple[tuple[str, ...], ...] = ()
    """For each month of the year the phrases that mean what was published in it ("the December article")."""
    month_names: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    """Given names, folded, as colleagues are called by."""
    saying: frozenset[str] = frozenset()
    """Words, folded, by which a colleague says something: "Jonas wrote"."""
    asking_after: frozenset[str] = frozenset()
    """Words, folded, after which a name is asked after: "what about Anna"."""
    joining: frozenset[str] = frozenset()
    """Words that ask at the head of a question and join clauses elsewhere: "what was said when they met"."""
    ourselves: frozenset[str] = frozenset()
    """Words, folded, by which those who ask speak of themselves: "our", "I"."""
    desk: frozenset[str] = frozenset()
    """Words, folded, for who and what is about those who ask: "editor", "deadline"."""
    excepting: tuple[tuple[str, ...], ...] = ()
    excepted: tuple[tuple[str, ...], ...] = ()
    """What comes before and after what is left out of a query, by folded words: "apart from fares"."""
    particles: frozenset[str] = frozenset()
    """Words, folded, that belong to a verb where they end a clause: German "vor"."""
    undecided: tuple[tuple[str, ...], ...] = ()
    """What leaves a choice open, by folded words: "or what"."""
    bidding: tuple[str, ...] = ()
    """What bids the tool something: "just say yes"."""
    posing: tuple[str, ...] = ()
    """What opens a part that the tool is to pose as or suppose: "pretend you are"."""
    choices: frozenset[str] = frozenset()
    """Words, folded, that put one thing beside another: "or", "same"."""
    sources: frozenset[str] = frozenset()
    """Words, folded, for sources and for what they do: "articles", "says"."""
    sourcing: frozenset[str] = frozenset()
    """Other words, folded, by which it is asked where something is said: "and which of them has it"."""
    reporting: frozenset[str] = frozenset()
    """Words after which those ask all the same: "who says when they met"."""
    sites: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each language the phrases that mean what stands on a site in it ("the Turkish site's article")."""
    judging: tuple[str, ...] = ()
    """How it is asked which source is right, which is never decided."""


@dataclass(frozen=True, slots=True)
class General:
    """What every story shares: the languages' plain words, and names of the world outside any one story."""

    languages: tuple[Language, ...]
    world: tuple[str, ...] = ()
    views: tuple[Question, ...] = ()
    verbs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sorts: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    speech: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    countries: tuple[str, ...] = ()
    demands: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    comparing: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


def general_of(
    words_table: Mapping[str, Mapping[str, object]],
    world: Mapping[str, object],
    views: Mapping[str, object] | None = None,
    sorts: Mapping[str, Mapping[str, Iterable[object]]] | None = None,
    speech: Mapping[str, Mapping[str, Iterable[object]]] | None = None,
    demands: Mapping[str, Mapping[str, Iterable[object]]] | None = None,
) -> General:
    """From the tables of `config/languages/`: words, world, views, sorts, speech and demands."""
    languages: list[Language] = []
    for code, entry in words_table.items():
        lists = {
            key: tuple(str(item) for item in value) for key, value in entry.items() if isinstance(value, list)
        }
        single = frozenset(word for item in lists.get("detect", ()) for word in folded_words(item))
        known = frozenset(item for item in lists.get("words", ()) if item.isalpha())
        english = languages[0].telling if languages else frozenset[str]()
        languages.append(
            Language(
                code,
                str(entry.get("name", code)),
                *_passed_over(
                    item for key in ("words", "phrases", "negation") for item in lists.get(key, ())
                ),
                lists.get("negation", ()),
                single | (frozenset(word for item in known for word in folded_words(item)) - english),
                lists.get("askers", ()),
                lists.get("joiners", ()),
                {limit: tuple(_forms_of(lists, limit)) for limit in LIMITS},
                is_cyrillic=any("а" <= word[:1] <= "я" for word in single),
                letters=frozenset("".join(lists.get("letters", ()))),
                claims=lists.get("claims", ()),
                tags=lists.get("tags", ()),
                standing=lists.get("standing", ()),
                months=tuple(_months_of(lists)),
                month_names=_names_of(lists.get("months", ())),
                given=_folded(lists.get("given", ())),
                saying=_folded(lists.get("saying", ())),
                asking_after=_folded(lists.get("asking_after", ())),
                joining=_folded(lists.get("joining", ())),
                ourselves=_folded(lists.get("ourselves", ())),
                desk=_folded(lists.get("desk", ())),
                excepting=tuple(map(folded_words, lists.get("excepting", ()))),
                excepted=tuple(map(folded_words, lists.get("excepted", ()))),
                particles=_folded(lists.get("particles", ())),
                undecided=tuple(map(folded_words, lists.get("undecided", ()))),
                bidding=lists.get("bidding", ()),
                posing=lists.get("posing", ()),
                choices=_folded(lists.get("choices", ())),
                sources=_folded(lists.get("sources", ())),
                sourcing=_folded(lists.get("sourcing", ())),
                reporting=_folded(lists.get("reporting", ())),
                sites=dict(_sites_of(lists)),
                judging=tuple(_forms_of(lists, "judging")),
            )
        )
    return General(
        tuple(languages),
        tuple(name for entry in world.values() for name in _listed_in(entry)),
        tuple(_views_of(views or {})),
        _verbs_of(views or {}),
        _phrases_of(sorts or {}),
        _phrases_of(speech or {}),
        tuple(_listed_in(world.get("countries"))),
        _phrases_of(demands or {}),
        _comparing_of(views or {}),
    )


def _listed_in(entry: object) -> Iterator[str]:
    """The names in a part of the table of the world."""
    if isinstance(entry, Mapping):
        yield from map(str, entry.get("words", ()))


def _phrases_of(
    table: Mapping[str, Mapping[str, Iterable[object]]],
) -> dict[str, dict[str, tuple[str, ...]]]:
    """The phrases of a table, by its two keys: a language, and what they are for."""
    return {
        code: {use: tuple(map(str, phrases)) for use, phrases in entry.items()}
        for code, entry in table.items()
    }


def _forms_of(lists: Mapping[str, tuple[str, ...]], key: str) -> Iterator[str]:
    """The phrases of a key, those with a place for the noun once for every noun."""
    for form in lists.get(key, ()):
        nouns = lists.get("articles", ()) if "{article}" in form else ("",)
        yield from (form.format(article=noun) for noun in nouns)


def _months_of(lists: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The phrases for each month, from its names, the nouns for an article, and how the two are joined."""
    for names in lists.get("months", ()):
        yield tuple(
            form.format(month=name, article=article)
            for form in lists.get("dated_as", ())
            for name in names.split()
            for article in lists.get("articles", ())
        )


def _sites_of(lists: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The code of each language, and the phrases for what a site in it published."""
    for entry in lists.get("site_languages", ()):
        code, *names = entry.split()
        yield (
            code,
            tuple(
                form.format(language=name, article=article)
                for form in lists.get("sited_as", ())
                for name in names
                for article in lists.get("articles", ())
            ),
        )


def _passed_over(items: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Single words, folded, and the rest."""
    single: set[str] = set()
    rest: list[str] = []
    for item in items:
        if "*" not in item and len(folded := folded_words(item)) <= 1:
            single.update(folded)
        else:
            rest.append(item)
    return frozenset(single), tuple(rest)


def _names_of(months: Iterable[str]) -> frozenset[str]:
    return frozenset(name for names in months for name in names.split())


def _folded(items: Iterable[str]) -> frozenset[str]:
    return frozenset(word for item in items for word in folded_words(item))


def _comparing_of(table: Mapping[str, object]) -> dict[str, dict[str, tuple[str, ...]]]:
    entries = table.get("comparing", {})
    return _phrases_of(entries) if isinstance(entries, dict) else {}


def _verbs_of(table: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    verbs = table.get("verbs", {})
    return (
        {verb: tuple(map(str, spellings)) for verb, spellings in verbs.items()}
        if isinstance(verbs, dict)
        else {}
    )


def _views_of(table: Mapping[str, object]) -> Iterator[Question]:
    entries = table.get("views", ())
    for entry in entries if isinstance(entries, list) else ():
        yield Question(
            str(entry["slug"]), str(entry["title"]), VIEWS, (), wordings=tuple(map(str, entry["phrases"]))
        )
