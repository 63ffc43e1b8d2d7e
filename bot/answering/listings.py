"""Claims of one sort from a whole story, in the order in which a view tells them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any

from bot.answering.excerpts import MOST_CLAIMS, Excerpt
from bot.answering.holdings import FEW, Holdings
from bot.story.claims import Claim
from bot.story.digests import Digest
from bot.story.values import Order, Period, Quantity

Rank = Callable[[Claim], Any]


class Listing:
    """All claims of a sort, put in order once; `rank` gives a claim's place, None to one of another sort."""

    def __init__(self, claims: Iterable[Claim], rank: Rank, holdings: Holdings) -> None:
        self._rank = rank
        self._holdings = holdings
        self._claims = self._ordered(claims)
        self._counts = Counter(claim.source for claim in self._claims)

    def _ordered(self, claims: Iterable[Claim]) -> Sequence[Claim]:
        ranked = ((self._rank(claim), claim) for claim in claims)
        return [claim for _, claim in sorted((p for p in ranked if p[0] is not None), key=lambda p: p[0])]

    def excerpt(self, only: frozenset[str]) -> Excerpt:
        """The first of the claims, of some sources when any are named."""
        if not only:
            chosen = self._claims[:MOST_CLAIMS]
            return Excerpt(tuple(chosen), len(self._claims) - len(chosen), set(self._counts))
        speaking = {source for source in only if source in self._counts}
        total = sum(self._counts[source] for source in speaking)
        if len(only) <= FEW:
            sources = self._holdings.sources(only)
            own = self._ordered(c for source in sources for c in self._holdings.claims_of(source.id))
        else:
            own = [*islice((claim for claim in self._claims if claim.source in only), MOST_CLAIMS)]
        return Excerpt(tuple(own[:MOST_CLAIMS]), total - len(own[:MOST_CLAIMS]), speaking)


def listings_of(digest: Digest, holdings: Holdings) -> dict[str, Listing]:
    """The listings that views tell, by the views' slugs."""
    agreed = _agreed(holdings)
    ranks: dict[str, Rank] = {
        "agreements": lambda claim: agreed.get(claim.id),
        "people": lambda claim: claim.subject if claim.subject.startswith("person/") else None,
        "numbers": lambda claim: 0 if isinstance(claim.value, Quantity) else None,
        "timeline": _time,
    }
    return {slug: Listing(digest.claims, rank, holdings) for slug, rank in ranks.items()}


def _agreed(holdings: Holdings) -> dict[str, int]:
    """The places of claims that sources agree on, in the order of the findings."""
    claims = (
        claim
        for finding in holdings.agreements
        for position in finding.positions
        for claim in position.claims
    )
    return {id_: place for place, id_ in enumerate(dict.fromkeys(claim.id for claim in claims))}


def _time(claim: Claim) -> tuple[int, object, str] | None:
    """Dated claims by their dates, then those that only tell an order."""
    match claim.value:
        case Period(first=first):
            return 0, first, claim.id
        case Order():
            return 1, 0, ""
        case _:
            return None
