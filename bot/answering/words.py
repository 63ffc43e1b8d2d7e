"""How text is taken apart: folding, words, numbers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

MAX_CHARACTERS = 4_000
"""Longer queries are cut here; a Slack message holds 40,000 characters, a question never that many."""

_INITIALISM = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*", re.UNICODE)
_APOSTROPHE = re.compile(r"['’ʼ]")
_BREAK = re.compile(r"[.?!;\n…]")
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ё": "е"})


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """A word without case, accents and other marks, so that spellings meet; Cyrillic stays Cyrillic."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_PLAIN)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: as written, folded, and where it stands; `clause` counts sentence breaks before it."""

    raw: str
    folded: str
    start: int
    clause: int

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
    head, *rest = _APOSTROPHE.split(raw)
    if rest and rest[-1].casefold() == "t":
        return head + rest[-1]
    if rest and len(head) == 1:
        return head + rest[0]
    return head


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; hyphens separate, dotted initialisms are joined (`U.S.` → `us`)."""
    text = _INITIALISM.sub(lambda match: match.group().replace(".", "") + " ", text[:MAX_CHARACTERS])
    breaks = [match.start() for match in _BREAK.finditer(text)]
    found: list[Word] = []
    passed = 0
    for match in _WORD.finditer(text):
        while passed < len(breaks) and breaks[passed] < match.start():
            passed += 1
        raw = match.group()
        found.append(Word(raw, fold(_bare(raw)), match.start(), passed))
    return tuple(found)


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded; quick for a single one, of which lists hold thousands."""
    return (fold(text),) if text.isalpha() else tuple(word.folded for word in words(text))


def stem(folded: str) -> str:
    """A crude common root: the first six letters of a longer word."""
    return folded[:6]
