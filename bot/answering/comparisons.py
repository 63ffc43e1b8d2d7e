"""Sources compared in plain words: "do all three name the same number", "the pieces don't sound alike"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.answering.lexicon import Lexicon
from bot.answering.words import Word

SEVERAL = "several"
LIKENESS = "likeness"
"""Words for more than one source, and words for being alike or not."""


class Comparisons:
    """Finds the words by which a query asks whether several sources say the same."""

    def __init__(self, table: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        self._lexicon = Lexicon.of(table)

    def likened(self, found: Sequence[Word], language: str) -> frozenset[int]:
        """The places of words for being alike or not; none where no more than one source is spoken of."""
        tags = self._lexicon.tag(found, language)
        if not any(SEVERAL in tag.features for tag in tags):
            return frozenset()
        return frozenset(at for tag in tags if LIKENESS in tag.features for at in range(tag.start, tag.end))
