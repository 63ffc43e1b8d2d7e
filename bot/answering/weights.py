"""How telling the words of a query are."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

PLAIN_WEIGHT = 1.5
UNKNOWN_WEIGHT = 0.9
STRANGE_WEIGHT = 6.0
"""What a plain word at most, an unknown word, and a name from outside the story.

Weigh beside concepts and entities of about 0.5 to 4.5.
"""


class Weights:
    """How telling a feature is: the rarer among the documents, the heavier; about 0.5 to 4.5."""

    def __init__(self, documents: Iterable[Iterable[str]]) -> None:
        counts: dict[str, int] = defaultdict(int)
        total = 0
        for document in documents:
            total += 1
            for feature in set(document):
                counts[feature] += 1
        self._default = math.log(1 + max(total, 1))
        self._weights = {
            feature: _capped(feature, math.log(1 + total / (1 + count))) for feature, count in counts.items()
        }

    def __getitem__(self, feature: str) -> float:
        weight = self._weights.get(feature)
        return _capped(feature, self._default) if weight is None else weight

    def total(self, features: Iterable[str]) -> float:
        """The sum of the features' weights."""
        return sum([self[feature] for feature in sorted(features)])


def _capped(feature: str, weight: float) -> float:
    """A feature's weight; a plain word's is bounded."""
    return min(weight, PLAIN_WEIGHT) if feature.startswith("w:") else weight
