"""Where a text pauses: between clauses that each say something, and in lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.answering.checking.phrases import Tongue
from bot.answering.words import Word

_BREAK = re.compile(r"[,;:()—\u2013.!?…\n]|\s-\s")
_COMMA = re.compile(r"\s*,\s*")


def pauses_of(text: str, found: Sequence[Word], tongue: Tongue) -> frozenset[int]:
    """The numbers of the words that follow a comma or the like, unless it only marks a dependent clause."""
    gaps = {at: text[one.end : other.start] for at, (one, other) in enumerate(pairwise(found), start=1)}
    breaks = [at for at, gap in gaps.items() if gap != " " and _BREAK.search(_without(gap, tongue.copula))]
    commas = {at for at in breaks if _COMMA.fullmatch(gaps[at])}
    dropped: set[int] = set()
    for at, following in pairwise((*breaks, len(found))):
        if at in commas and _depends(found[at:following], tongue):
            dropped.add(at)
        elif at in commas and _is_relative(found, at, tongue):
            dropped |= {at, following} & commas
    return frozenset(breaks) - dropped


def _is_relative(found: Sequence[Word], at: int, tongue: Tongue) -> bool:
    """Whether a clause within the one before it opens: what stands before a noun may be an article."""
    if any(mark in found[at].folded for mark in tongue.participles):
        return True
    is_article = at + 1 < len(found) and found[at + 1].is_capital
    return found[at].folded in tongue.relative and not is_article


def _depends(clause: Sequence[Word], tongue: Tongue) -> bool:
    """Whether a clause depends on the one before it, by what opens it or by an infinitive that ends it.

    So it does in German: `weigerte sich, ihm zu helfen`, refused to help him.
    """
    is_infinitive = len(clause) > 1 and clause[-2].folded in tongue.infinitive and not clause[-1].is_capital
    return clause[0].folded in tongue.subordinate or is_infinitive


def _without(gap: str, marks: str) -> str:
    return gap.translate(dict.fromkeys(map(ord, marks)))
