"""Which sources a query limits its answer to: by id, by place in the row, by their dates, or all but some."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.requests import Request
from bot.story.sources import Source

_PLACES = {"r:first": 0, "r:second": 1, "r:third": 2, "r:last": -1}


def sources_asked(request: Request, sources: Sequence[Source]) -> frozenset[str]:
    """Ids of the sources the answer is limited to; empty when it is not."""
    chosen: set[str] = set()
    refused: set[str] = set()
    target = chosen
    for limit in request.limits:
        if limit == "r:except":
            target = refused
            continue
        target |= _named(limit, sources)
    if refused and not chosen:
        chosen = {source.id for source in sources}
    return frozenset(chosen - refused)


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
