"""Phrases that play a part in every statement, whatever the story: found in words, several at one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.answering.checking.glosses import Glossary, glossary_of
from bot.answering.checking.leads import Leads
from bot.answering.checking.numerals import Numerals, counted
from bot.answering.patterns import ENGLISH, Entry, pattern_of
from bot.answering.words import Word, fold

_PREFIX = 2

_ROOT = 2
"""So many letters a word has at least before an ending that denies it."""

TURNING = ("un", "dis", "in", "im", "ir")
"""Prefixes of English words that say the opposite of the rest."""

ROLES = (
    "negation",
    "concord",
    "behind",
    "contrast",
    "contrast-behind",
    "instead",
    "passive",
    "omission",
    "outside",
    "particles",
    "pronouns",
    "unless",
    "condition",
    "regardless",
    "even",
    "lacking",
    "lasting",
    "lapsing",
    "neutral",
    "joiners",
    "both",
    "likewise",
    "though",
    "linking",
    "relative",
    "auxiliaries",
    "being",
    "undergoing",
    "only",
    "sole",
    "among",
    "framing",
    "one-source",
    "sources",
    "pair",
    "beyond",
    "past",
    "formerly",
    "prior",
    "novel",
    "never",
    "was",
    "every",
    "not-every",
    "some",
    "utmost",
    "wished",
    "staying",
    "letting",
    "motion",
    "more",
    "least",
    "fewer",
    "most",
    "about",
    "more-behind",
    "least-behind",
    "fewer-behind",
    "most-behind",
    "about-behind",
    "measures",
    "spans",
    "weekdays",
    "before",
    "after",
    "until",
    "inversion",
    "when",
    "together",
    "exchange",
    "leading",
    "first",
    "already",
    "later",
    "speech",
    "according",
    "according-behind",
    "of",
    "quoting",
    "silent",
    "serving",
    "serving-behind",
    "plain",
)
"""The lists a language may have in `config/languages/statements.toml`; what each is for stands there."""


BOUNDS = ("more", "least", "fewer", "most", "about")
"""The roles that bound a number."""

DENYING = ("negation", "concord", "behind")
"""The roles that deny."""

BEHIND = "-behind"
BOUNDS_BEHIND = tuple(f"{bound}{BEHIND}" for bound in BOUNDS)
"""The roles that bound a number from behind it, by the end of their names: `a hundred or more`."""


class Hit(NamedTuple):
    """A phrase found from word `start` to before `end`, and what it stands for."""

    start: int
    end: int
    label: str


def spots_of(hits: Iterable[Hit]) -> frozenset[int]:
    """The numbers of the words that some phrases take."""
    return frozenset(at for hit in hits for at in range(hit.start, hit.end))


@dataclass(slots=True)
class Phrasebook:
    """Phrases by what they open with; filled once, then only read."""

    _entries: Leads[Entry] = field(default_factory=Leads)

    def add(self, phrase: str, label: str) -> None:
        """Let a phrase stand for a label; a `*` ends a word of any ending."""
        pattern = pattern_of(phrase)
        if pattern:
            self._entries.add(pattern, Entry(pattern, (label,)))

    def find(self, found: Sequence[Word]) -> tuple[Hit, ...]:
        """Every phrase in the words, but none that lies within a longer one."""
        folded = [word.folded for word in found]
        hits = [hit for at in range(len(found)) for hit in self._at(folded, at)]
        longer = [hit for hit in hits if hit.end - hit.start > 1]
        return tuple(hit for hit in hits if not any(_holds(other, hit) for other in longer))

    def turned(self, found: Sequence[Word]) -> tuple[Hit, ...]:
        """Phrases of one word that stand in words behind a prefix that turns them: `welcome` in unwelcome."""
        bare = [_unturned(word.folded) for word in found]
        return tuple(
            hit
            for at, root in enumerate(bare)
            if root != found[at].folded and len(root) > _PREFIX
            for hit in self._at(bare, at)
            if hit.end == at + 1
        )

    def _at(self, found: Sequence[str], at: int) -> Iterator[Hit]:
        for entry in self._entries.of(found[at]):
            if entry.goes_on(found, at):
                yield Hit(at, at + len(entry.pattern), entry.features[0])


def _unturned(folded: str) -> str:
    """What is left of a word without a prefix that turns it."""
    prefix = next((prefix for prefix in TURNING if folded.startswith(prefix)), "")
    return folded.removeprefix(prefix)


def _holds(outer: Hit, inner: Hit) -> bool:
    within = outer.start <= inner.start and inner.end <= outer.end
    return within and outer.end - outer.start > inner.end - inner.start


@dataclass(frozen=True, slots=True)
class Tongue:
    """What is particular to one language.

    Its `glosses` give its words in English; a word that ends in one of its `denying` endings, whatever
    follows, denies itself.
    """

    roles: Phrasebook = field(default_factory=Phrasebook)
    numerals: Numerals = field(default_factory=Numerals)
    glosses: Glossary = field(default_factory=Glossary)
    denying: tuple[str, ...] = ()
    conditional: tuple[str, ...] = ()
    """What a word ends in that makes a condition of its clause: Turkish `olursa`, if it is."""
    turns: bool = False
    """Whether what denies may end a clause."""
    is_verb_last: bool = False
    """Whether its verbs end their clauses, and who does something opens them."""
    copula: str = ""
    """Marks that stand for "is" and make no pause."""
    subordinate: frozenset[str] = frozenset()
    relative: frozenset[str] = frozenset()
    infinitive: frozenset[str] = frozenset()
    participles: tuple[str, ...] = ()
    """Words before which there is a comma and no pause: those that open what depends on the clause before
    them, those that open a clause within it, those that mark the infinitive which such a clause ends in, and
    what participles have within them that do so."""

    def denies(self, word: Word) -> bool:
        """Whether a word has an ending that denies it: Turkish `gelmedi`, has not come."""
        return any(ending in word.folded[_ROOT:] for ending in self.denying)


@dataclass(frozen=True, slots=True)
class StatementWords:
    """The general words by which statements are taken apart.

    `rings` finds words that mean about the same, as `name+`, or the opposite, as `name-`. The roles of a
    tongue find negations, comparators, connectives and the like; English ones, the last of them, are known in
    every language.
    """

    rings: Phrasebook
    tongues: Mapping[str, Tongue]
    months: Mapping[str, int]

    def tongue(self, code: str) -> Tongue:
        """What is known of a language."""
        return self.tongues.get(code) or self.tongues.get(ENGLISH) or Tongue()

    def roles(self, code: str, found: Sequence[Word], senses: Sequence[Word]) -> tuple[Hit, ...]:
        """Find the general words of a text, in its own language and by what it means in English.

        What denies within a phrase that has a meaning of its own denies nothing: Russian `без изменений`.
        """
        if code == ENGLISH:
            return self.tongue(code).roles.find(found)
        own = (
            hit
            for hit in self.tongue(code).roles.find(found)
            if hit.label not in DENYING or found[hit.start].folded == senses[hit.start].folded
        )
        return tuple(sorted({*own, *self.tongue(ENGLISH).roles.find(senses)}))


def statements_of(table: Mapping[str, object]) -> StatementWords:
    """From the table of `config/languages/statements.toml`: one table a language, and `rings`."""
    rings = Phrasebook()
    tongues: dict[str, Tongue] = {}
    months: dict[str, int] = {}
    for name, entry in table.items():
        if not isinstance(entry, Mapping):
            continue
        if name == "rings":
            _fill_rings(rings, entry)
        else:
            tongues[name] = _tongue_of(name, entry)
            months |= counted(entry.get("months"))
    for tongue in tongues.values():
        for month in months:
            tongue.roles.add(month, "months")
    return StatementWords(rings, tongues, months)


def _tongue_of(name: str, entry: Mapping[str, object]) -> Tongue:
    roles = Phrasebook()
    for role in ROLES:
        for phrase in _listed(entry.get(role)):
            roles.add(phrase, role)
    glosses = entry.get("glosses")
    is_verb_last = entry.get("verb-last") is True
    return Tongue(
        roles,
        Numerals(counted(entry.get("numbers")), counted(entry.get("scales"))),
        glossary_of(glosses if isinstance(glosses, Mapping) else {}, is_head_last=is_verb_last),
        tuple(map(fold, _listed(entry.get("denying")))),
        tuple(map(fold, _listed(entry.get("conditional")))),
        turns=name != ENGLISH,
        is_verb_last=is_verb_last,
        copula=str(entry.get("copula", "")),
        subordinate=frozenset(map(fold, _listed(entry.get("subordinate")))),
        relative=frozenset(map(fold, _listed(entry.get("relative")))),
        infinitive=frozenset(map(fold, _listed(entry.get("infinitive")))),
        participles=tuple(map(fold, _listed(entry.get("participles")))),
    )


def _fill_rings(rings: Phrasebook, table: Mapping[str, object]) -> None:
    for name, members in table.items():
        for member in _listed(members):
            rings.add(member.removeprefix("-"), f"{name}{'-' if member.startswith('-') else '+'}")


def _listed(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()
