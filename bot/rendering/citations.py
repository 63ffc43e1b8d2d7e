"""How citations are written: `[003 ¶5, table 1.1]`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.rendering.literal import flatten
from bot.story.claims import Claim
from bot.story.sources import Citation

PLACES = {"p": "¶", "t": "table ", "l": "list ", "q": "FAQ ", "h": "heading ", "d": "dateline "}


@lru_cache(maxsize=2048)
def place(passage: str) -> str:
    """Where a passage stands, for a reader: `p5` → `¶5`, `t2.1` → `table 2.1`, `d1` → `dateline`."""
    if passage == "d1":
        return "dateline"
    kind, number = passage[:1], passage[1:]
    return f"{PLACES[kind]}{number}" if kind in PLACES and number else flatten(passage)


def places(citations: Iterable[Citation]) -> str:
    """Where in its article something stands, each place once: `¶5, ¶9, table 1.1, 1.2`."""
    shown = list(dict.fromkeys(place(citation.passage) for citation in citations))
    return ", ".join(_after(before, this) for before, this in zip(["", *shown], shown, strict=False))


def _after(before: str, this: str) -> str:
    """Leave the kind of a row or an item out where the place before it is of the same."""
    kind, _, number = this.rpartition(" ")
    return number if "." in number and before.rpartition(" ")[0] == kind else this


def label(source: str, citations: Iterable[Citation] = ()) -> str:
    """One source and its places in brackets: `[003 ¶5, table 1.1]`; without places `[003]`."""
    return f"[{' '.join(filter(None, (flatten(source), places(citations))))}]"


def cite(citations: Iterable[Citation], *, most: int | None = None) -> str:
    """All citations, those of a source together: `[003 ¶5, table 1.1] [001 ¶3]`.

    With `most`, places beyond that many a source are counted instead of listed.
    """
    found: dict[str, dict[str, Citation]] = {}
    for citation in citations:
        found.setdefault(citation.source, {}).setdefault(citation.passage, citation)
    return " ".join(_label_within(source, list(held.values()), most) for source, held in found.items())


def _label_within(source: str, citations: Sequence[Citation], most: int | None) -> str:
    if most is None or len(citations) <= most:
        return label(source, citations)
    return f"{label(source, citations[:most])[:-1]} and {len(citations) - most} more]"


def citations_of(claims: Iterable[Claim]) -> tuple[Citation, ...]:
    """Give the citations of several claims, each once, in order."""
    return tuple(dict.fromkeys(citation for claim in claims for citation in claim.citations))
