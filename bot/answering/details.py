"""Which claims speak to a query, word by word: the finest way of matching, below questions and groups."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from bot.answering.features import MOST_KNOWN
from bot.answering.groups import Group
from bot.answering.index import Index
from bot.answering.memory import Recent
from bot.answering.requests import Request, Term
from bot.answering.words import folded_words, may_hold, stem
from bot.story.claims import Claim
from bot.story.entities import EntityKind
from bot.story.values import Category

WHO = frozenset({"c:name", "c:role"})

CONCEPT = 0.75
"""What a claim that has the notion of a word counts for, beside one that has the word itself."""

RARELY = 1.6
"""A word itself counts at most so many times what its notion does, however rare it is."""

LIGHT = 0.6
"""What a word counts for that carries no subject of its own, where a claim has it too."""

MOST_FITTED = 300
LIKELY = 8
MOST_FITTED_OF_ONE = 4
"""So many claims are all weighed for one query; of more, so many of each of the likeliest groups.

Three long articles have 236.
"""

UNKNOWN = 1.0
UNSPOKEN = 2.0
"""What a word weighs that no list and no claim knows, and one that a list knows and no claim."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A claim, and the share of a query's weight that it speaks of, between 0 and 1."""

    share: float
    claim: Claim
    group: Group


class Details:
    """Weighs claims against the words of a query."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._roots: Recent[frozenset[str]] = Recent(MOST_KNOWN)

    def held(self, claim: Claim, features: AbstractSet[str], roots: AbstractSet[str]) -> AbstractSet[str]:
        """Which of some features and roots a claim is found by."""
        found = self._index.spoken_by(claim, features, asked=True)
        return found | self._rooted(claim, roots) if roots else found

    def _rooted(self, claim: Claim, wanted: AbstractSet[str]) -> AbstractSet[str]:
        """Which of some roots a claim has in its words, in its value's, and in those it is asked for by."""
        known = self._roots.get(claim.id)
        if known is None:
            texts = [claim.says, *claim.asked]
            if isinstance(claim.value, Category):
                texts.append(claim.value.term.label)
            if not any(may_hold(text, wanted) for text in texts):
                return frozenset()
            roots = [stem(word) for text in texts for word in folded_words(text)]
            known = self._roots.put(claim.id, frozenset(roots))
        return wanted & known

    def fits(self, request: Request, groups: Iterable[Group]) -> tuple[Fit, ...]:
        """The claims of some groups by what they speak of, best first; none that speaks of nothing."""
        pairs = _bounded(request, tuple(groups))
        terms = tuple(_telling(request))
        weigher = _Weigher(self, [claim for claim, _ in pairs], terms)
        total = weigher.total(terms)
        if not total:
            return ()
        found = [Fit(weigher.weight(claim, terms) / total, claim, group) for claim, group in pairs]
        place = self._index.place
        return tuple(
            sorted(
                (fit for fit in found if fit.share > 0),
                key=lambda fit: (-fit.share, place(fit.group.key), fit.claim.id),
            )
        )


def _bounded(request: Request, groups: Sequence[Group]) -> Sequence[tuple[Claim, Group]]:
    """The claims to weigh: all of them, or in a large story some of each of the likeliest groups."""
    if sum(len(group.strongest) for group in groups) <= MOST_FITTED:
        return [(claim, group) for group in groups for claim in group.strongest]
    features = request.features.union(*(term.features for term in request.terms))
    likely = sorted(groups, key=lambda group: -len(features & group.features))[:LIKELY]
    return [(claim, group) for group in likely for claim in group.strongest[:MOST_FITTED_OF_ONE]]


def _telling(request: Request) -> Iterator[Term]:
    """The words that claims are weighed by.

    "Who is" asks for a name, and before a person's name for whatever is said of them.
    """
    is_of_person = bool(request.of_kind(EntityKind.PERSON))
    for term in request.terms:
        if "c:name" not in term.features or not term.features <= WHO:
            yield term
        elif not is_of_person:
            yield replace(term, features=frozenset({"c:name"}))


def _names(term: Term) -> list[str]:
    """By whom a word is weighed, if it names anybody."""
    return [feature for feature in term.features if feature[:2] == "e:"]


class _Weigher:
    """How telling words are among some claims, and what each claim has of them."""

    def __init__(self, details: Details, claims: Sequence[Claim], terms: Sequence[Term]) -> None:
        roots = frozenset().union(*(term.roots for term in terms if not _names(term)))
        features = frozenset().union(*(_names(term) or term.features for term in terms))
        self._held = {claim.id: details.held(claim, features, roots) for claim in claims}
        counts = Counter(feature for held in self._held.values() for feature in held)
        self._weights: Mapping[str, float] = {
            feature: math.log(1 + len(claims) / (1 + count)) for feature, count in counts.items()
        }

    def total(self, terms: Iterable[Term]) -> float:
        """The weight of a query: of every word what the claim counts that speaks of it most."""
        return sum(self._most(term) for term in terms)

    def _most(self, term: Term) -> float:
        most = self._value(term, self._weights.keys())
        if most or term.is_light:
            return most
        return UNSPOKEN if term.features else UNKNOWN

    def _value(self, term: Term, held: AbstractSet[str]) -> float:
        """What a term counts among what is held: a name by whom it names, other words by root or notion."""
        names = _names(term)
        if names:
            return max((self._weights[name] for name in names if name in held), default=0.0)
        own = max((self._weights[root] for root in term.roots & held), default=0.0)
        if term.is_light:
            return own * LIGHT
        notion = max((self._weights.get(feature, 0.0) for feature in term.features), default=0.0)
        shared = max((self._weights[feature] for feature in term.features & held), default=0.0)
        return max(min(own, RARELY * notion) if notion else own, shared * CONCEPT)

    def weight(self, claim: Claim, terms: Iterable[Term]) -> float:
        """What a claim has of a query's weight."""
        held = self._held[claim.id]
        return sum(self._value(term, held) for term in terms)
