"""The claims of one large topic by whom they name and by the numbers they give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest

from bot.answering.features import Features
from bot.answering.groups import Group
from bot.answering.words import folded_words
from bot.story.claims import Claim


class Crowd:
    """A topic's claims, found by what they name beside it and by the numbers in their words."""

    def __init__(self, group: Group, features: Features) -> None:
        self._claims = group.claims
        self._places: dict[str, list[int]] = defaultdict(list)
        topic = features.of_topic(group.subject, group.aspect)
        for place, claim in enumerate(group.claims):
            for notion in {*_named(claim, features), *_numbers(claim)} - topic:
                self._places[notion].append(place)

    def alike(self, notions: Iterable[str], most: int) -> Sequence[Claim]:
        """The first claims that name or count any of some notions: features of entities, and numbers."""
        places = {place for notion in notions for place in self._places.get(notion, ())[:most]}
        return [self._claims[place] for place in nsmallest(most, places)]


def _named(claim: Claim, features: Features) -> Iterable[str]:
    return (feature for feature in features.of_value(claim) if feature.startswith("e:"))


def _numbers(claim: Claim) -> Iterable[str]:
    return (word for word in folded_words(claim.says) if word.isdigit())
