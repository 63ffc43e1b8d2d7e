"""How text is taken apart: folding, words, numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice

MAX_CHARACTERS = 4_000
"""Longer queries are cut here; a Slack message holds 40,000 characters, a question never that many."""

SHORTEST_PLURAL = 4
SHORTEST_GERUND = 6
"""Words of no more letters keep their ending: news, ties, and spring, during."""

PAUSES = frozenset(",:;–—")
"""Signs that part a sentence."""

BATCH = 1_000
"""So many texts are taken apart at once where only their words matter."""

_INITIALISM = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*", re.UNICODE)
_APOSTROPHE = re.compile(r"['’ʼ]")
_BREAK = re.compile(r"(?<!\b[^\W\d_])\.|[?!;\n…]")
"""Where a clause ends; no full stop after an initial: "Viktor B. was freed"."""

_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ё": "е"})


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """A word without case, accents and other marks, so that spellings meet; Cyrillic stays Cyrillic."""
    if word.isascii():
        return word.casefold()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    if not decomposed.isalpha():  # marks are no letters
        decomposed = "".join(c for c in decomposed if not unicodedata.combining(c))
    return decomposed.translate(_PLAIN)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: as written, folded, and where it stands.

    `clause` counts sentence breaks before it.
    """

    raw: str
    folded: str
    start: int
    clause: int

    @property
    def end(self) -> int:
        """Where the text goes on behind it."""
        return self.start + len(self.raw)

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.folded.isdigit()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.raw[:1].isupper()


def _bare(raw: str) -> str:
    """The word without what stands after an apostrophe ('s, Turkish case endings), with n't joined."""
    if raw.isalpha():
        return raw
    head, *rest = _APOSTROPHE.split(raw)
    if rest and rest[-1].casefold() == "t":
        return head + rest[-1]
    if rest and len(head) == 1:
        return head + rest[0]
    return head


def joined(text: str) -> str:
    """A text of bearable length with its initialisms joined."""
    text = text[:MAX_CHARACTERS]
    if text.count(".") < 2:  # noqa: PLR2004  # an initialism has two full stops
        return text
    return _INITIALISM.sub(lambda match: match.group().replace(".", "") + " ", text)


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; hyphens separate, dotted initialisms are joined (`U.S.` → `us`)."""
    text = joined(text)
    breaks = [match.start() for match in _BREAK.finditer(text)]
    found: list[Word] = []
    passed = 0
    for match in _WORD.finditer(text):
        while passed < len(breaks) and breaks[passed] < match.start():
            passed += 1
        raw = match.group()
        found.append(Word(raw, fold(_bare(raw)), match.start(), passed))
    return tuple(found)


def clauses_of(found: Sequence[Word]) -> Iterator[range]:
    """The places of the words of each clause, in order."""
    for _, places in groupby(range(len(found)), key=lambda at: found[at].clause):
        own = tuple(places)
        yield range(own[0], own[-1] + 1)


def clause_at(found: Sequence[Word], at: int) -> range:
    """The places of the words of the clause that a word stands in."""
    return next(clause for clause in clauses_of(found) if at in clause)


def pauses_before(found: Sequence[Word], text: str, at: int) -> bool:
    """Whether a pause stands before a word."""
    return at > 0 and not PAUSES.isdisjoint(text[found[at - 1].end : found[at].start])


def phrases_in(found: Sequence[Word], phrases: Iterable[tuple[str, ...]]) -> Iterator[range]:
    """Where phrases, given as folded words, stand in a text: phrase by phrase."""
    folded = tuple(word.folded for word in found)
    for own in phrases:
        for at in range(len(folded)):
            if folded[at : at + len(own)] == own:
                yield range(at, at + len(own))


def sentence_marks(text: str) -> tuple[str, ...]:
    """The marks that end the sentences of a text, in order: that at a word's `clause` ends its sentence."""
    return tuple(match.group() for match in _BREAK.finditer(joined(text)))


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded; quick, for lists and claims hold many thousands."""
    if text.isalpha():
        return (fold(text),)
    return tuple([fold(_bare(raw)) for raw in _WORD.findall(joined(text))])


def vocabulary_of(texts: Iterable[str]) -> Iterator[str]:
    """The folded words of many texts, each once, as they first come."""
    seen: set[str] = set()
    for several in _batched(texts, BATCH):
        # An initialism never reaches across a line's end, so that many texts can be taken apart at once.
        for raw in dict.fromkeys(_WORD.findall("\n".join(joined(text) for text in several))):
            folded = fold(_bare(raw))
            if folded not in seen:
                seen.add(folded)
                yield folded


def _batched(texts: Iterable[str], size: int) -> Iterator[list[str]]:
    left = iter(texts)
    while several := list(islice(left, size)):
        yield several


def stem(folded: str) -> str:
    """A crude common root: the first six letters of a longer word, without an English "-s" or "-ing"."""
    if len(folded) > SHORTEST_GERUND and folded.endswith("ing"):
        folded = folded[:-3]
    return (folded[:-1] if len(folded) > SHORTEST_PLURAL and folded[-1] == "s" != folded[-2] else folded)[:6]


def may_hold(text: str, roots: Iterable[str]) -> bool:
    """Whether a text can hold words of any of these roots, by its letters: a word begins with its root.

    Where folding changes more than case, it always can.
    """
    if not text.isascii() or "'" in text or text.count(".") > 1:
        return True
    letters = text.casefold()
    return any(root in letters for root in roots)
