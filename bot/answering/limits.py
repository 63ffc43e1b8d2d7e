"""Which sources a query limits its answer to: by id, place, date, or by what they hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.answering.exceptions import EXCEPT
from bot.answering.meanings import MONTH, SITE
from bot.answering.requests import Request
from bot.story.sources import PassageKind, Source

Holding = Callable[[str], frozenset[str]]
"""Gives the ids of the sources that speak of a feature."""

HOLDING = "h:"
LACKING = "n:"
"""Before a feature: the sources that speak of it, and those that do not ("the one without Petrov")."""

OTHERS = "r:others"
"""Names the sources that are not described otherwise: "does the first article differ from the other two?"."""

COMPARING = frozenset({"agreements", "disagreements"})
"""The views that a query speaks of when it asks whether sources say the same."""

_KINDS = {"r:answers": PassageKind.ANSWER, "r:tables": PassageKind.ROW}
_PLACES = {"r:first": 0, "r:second": 1, "r:third": 2, "r:last": -1}


def _nobody(_: str) -> frozenset[str]:
    return frozenset()


def sources_asked(request: Request, sources: Sequence[Source], holding: Holding = _nobody) -> frozenset[str]:
    """Ids of the sources the answer is limited to; empty when it is not.

    A description that fits no source, or all of them, limits nothing. Nor does one whose sources are compared
    with the others.
    """
    if OTHERS in request.limits and is_comparing(request):
        return frozenset()
    chosen: set[str] = set()
    refused: set[str] = set()
    target = chosen
    for limit in request.limits:
        if limit == EXCEPT:
            target = refused
            continue
        described = _named(limit, sources) or _described(limit, sources, holding)
        target |= described if len(described) < len(sources) else set()
    if refused and not chosen:
        chosen = {source.id for source in sources}
    return frozenset(chosen - refused)


def is_comparing(request: Request) -> bool:
    """Whether a query compares sources: in so many words, or one that it describes with the others."""
    if OTHERS in request.limits and len(set(request.limits)) > 1 and EXCEPT not in request.limits:
        return True
    return not COMPARING.isdisjoint(request.views)


def _described(limit: str, sources: Sequence[Source], holding: Holding) -> set[str]:
    """The sources that a limit describes by the month of their date, their site, form, or what they hold."""
    if limit.startswith(MONTH):
        month = int(limit.removeprefix(MONTH))
        return {source.id for source in sources if source.published and source.published.month == month}
    if limit.startswith(SITE):
        return {source.id for source in sources if source.site_language == limit.removeprefix(SITE)}
    if limit in _KINDS:
        return _formed(_KINDS[limit], sources)
    if limit.startswith((HOLDING, LACKING)):
        having = holding(limit[2:])
        return {source.id for source in sources if (source.id in having) == limit.startswith(HOLDING)}
    return set()


def _formed(kind: PassageKind, sources: Sequence[Source]) -> set[str]:
    """The sources with passages of a kind; "the article with the tables" has several when any has."""
    tables = {
        source.id: {passage.id.rpartition(".")[0] for passage in source.passages if passage.kind is kind}
        for source in sources
    }
    several = {id_ for id_, found in tables.items() if len(found) > 1}
    return several or {id_ for id_, found in tables.items() if found}


def _named(limit: str, sources: Sequence[Source]) -> set[str]:
    if limit.startswith("s:"):
        return {limit[2:]}
    if limit in _PLACES:
        place = _PLACES[limit]
        return {sources[place].id} if -1 <= place < len(sources) else set()
    if limit == "r:dated":
        return {source.id for source in sources if source.published is not None}
    if limit == "r:undated":
        return {source.id for source in sources if source.published is None}
    return set()
