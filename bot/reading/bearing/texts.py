"""Words of a text, folded: whether they stand somewhere, the sentences around them, and what was copied."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.reading.lines import fold
from bot.story.sources import Span

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?…]['\")\]”’]*\s+(?=[\"'“‘(\[]?[A-ZÄÖÜÀ-ÞА-Я\d])|\n\s*\n|\s\|\s")
INITIALS = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Sgt|Lt|Rev|Sen|Rep|No|vs))$")
COPIED = 8
"""So many words in a row that an article has too are no longer our own; set phrases have four at most."""

STEM = 5
"""Letters by which two words count as akin: release, released and releasing share so many."""

PLAIN = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "also",
        "among",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "before",
        "being",
        "both",
        "but",
        "by",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "how",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "more",
        "most",
        "no",
        "not",
        "of",
        "on",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "said",
        "same",
        "she",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "under",
        "up",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "will",
        "with",
        "within",
    ]
)


def words_in(text: str) -> tuple[str, ...]:
    """Give the words of a text, folded."""
    return tuple(WORD.findall(fold(text)))


def stands_in(phrase: str, text: str) -> bool:
    """Whether a phrase stands in a text as whole words; `*` ends a word in any way."""
    return bool(phrase.strip()) and _pattern(phrase).search(fold(text)) is not None


@lru_cache(maxsize=65_536)
def _pattern(phrase: str) -> re.Pattern[str]:
    parts = (re.escape(part).replace(r"\*", r"\w*") for part in fold(phrase).split())
    joined = r"[\s-]+".join(parts)
    return re.compile(rf"(?<!\w){joined}(?!\w)")


def exactly(words: str, passage: str) -> str | None:
    """Give words as the passage has them, where only blanks differ; None where they do not stand."""
    if words in passage:
        return words
    parts = (re.escape(part) for part in words.split())
    found = re.search(r"\s+".join(parts), passage)
    return found[0] if found and found[0] else None


def sentences_around(passage: str, spans: Iterable[Span]) -> str:
    """Give the sentences of a passage that hold any of the ranges, which are within the passage."""
    bounds = [0, *_ends(passage), len(passage)]
    kept = [
        passage[start:end]
        for start, end in itertools.pairwise(bounds)
        if any(span.start < end and start < span.end for span in spans)
    ]
    return "".join(kept)


def _ends(passage: str) -> Iterator[int]:
    for found in SENTENCE_END.finditer(passage):
        if not INITIALS.search(passage[: found.start()]):
            yield found.end()


def content_of(text: str) -> frozenset[str]:
    """Give the stems of the words that carry a meaning."""
    return frozenset(word[:STEM] for word in words_in(text) if word not in PLAIN and not word.isdigit())


def copied(says: str, article: str) -> str | None:
    """Give the first run of words that a sentence shares with an article, where that is no longer its own."""
    own = words_in(says)
    others = f" {' '.join(words_in(article))} "
    for start in range(len(own) - COPIED + 1):
        run = " ".join(own[start : start + COPIED])
        if f" {run} " in others:
            return run
    return None
