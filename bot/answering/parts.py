"""Several questions in one message: cut where a new question begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answering.languages import Language

MOST_PARTS = 5
"""More questions than this in one message are answered as one.

The reader is better served by asking again.
"""

MOST_TOPIC = 3
"""So many words before a colon name what is asked about: "money transfers: what has changed"."""

MOST_SENTENCES = 12
"""A message of more sentences than this is not read to its end when its question is looked for."""

_MARKS = r"(?<=[?!;\n])\s*"
_STOP = r"(?<=[.…])(?<!\b[^\W\d_]\.)\s+(?=[^\W\d_])"
_NUMBER = r"(?:^|\s)\(?(?:\d{1,2}[.)]|[a-e]\))\s+"
"""Where a sentence ends, and what numbers a question or is its letter; no day of a month: "13. Dezember"."""


class Splitter:
    """Cuts messages with the question words and joining words of the languages."""

    def __init__(self, languages: Sequence[Language]) -> None:
        askers = "|".join(re.escape(word) for language in languages for word in language.askers)
        joiners = "|".join(re.escape(word) for language in languages for word in language.joiners)
        self._joint = re.compile(
            rf"(?:,\s*|\s)(?:{joiners})\s+(?=(?:{askers})\b)|,\s+(?=(?:{askers})\b)", re.IGNORECASE
        )
        self._asker = re.compile(rf"^\W*(?:{askers})\b", re.IGNORECASE)
        months = "|".join(re.escape(name) for language in languages for name in sorted(language.month_names))
        no_day = rf"(?!(?:{months})\b)" if months else ""
        self._ends = re.compile(rf"{_NUMBER}{no_day}|{_MARKS}|{_STOP}{no_day}", re.IGNORECASE)
        joining = "|".join(re.escape(word) for language in languages for word in sorted(language.joining))
        opening = rf"^\W*(?:{joining})\s+(?!(?:{askers})\b)\w" if joining else "(?!)"
        self._clause = re.compile(opening, re.IGNORECASE)

    def split(self, text: str) -> tuple[str, ...]:
        """The pieces of a message that ask something, in order; at least two, or none."""
        pieces = [
            part.strip()
            for sentence in self._ends.split(text)
            if sentence
            for part in self._pieces(self._unannounced(sentence))
            if part and part.strip()
        ]
        asking = tuple(piece for piece in pieces if piece.endswith("?") or self._asker.match(piece))
        return asking if 1 < len(asking) <= MOST_PARTS else ()

    def _pieces(self, sentence: str) -> Sequence[str]:
        """A sentence cut where a question begins; one that opens with a clause of time asks but once."""
        return (sentence,) if self._clause.match(sentence) else self._joint.split(sentence)

    def _unannounced(self, sentence: str) -> str:
        """What a sentence announces before a colon, without the announcement: "two things please: who ...".

        A few words before a colon are no announcement but what is asked about.
        """
        head, _, tail = sentence.partition(":")
        return tail if self._asker.match(tail) and len(head.split()) > MOST_TOPIC else sentence

    def sentences(self, text: str) -> tuple[str, ...]:
        """The sentences of a message of more than one; the first few when there are many."""
        found = tuple(piece.strip() for piece in self._ends.split(text) if piece and piece.strip())
        return found[:MOST_SENTENCES] if len(found) > 1 else ()
