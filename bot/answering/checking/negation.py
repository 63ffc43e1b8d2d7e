"""How far negations reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answering.checking.phrases import Hit
from bot.answering.checking.utterances import Unit
from bot.answering.words import Word

PREFIX = "non"
"""Denies just the word it is joined to."""

WHOLE = frozenset(
    {"no", "nothing", "nobody", "none", "kein", "keine", "keinen", "keinem", "keiner", "nichts", "niemand"}
)
"""Deny the clause they stand in and not only what follows: whoever sets no terms does not set terms."""

REMOTE = 1
"""So many units after a negation it is no longer sure which is meant; 1 to 3 tried on statements."""


def denials_of(found: Sequence[Word], roles: Sequence[Hit], pauses: frozenset[int]) -> tuple[int, ...]:
    """For each word, how many negations reach it: up to a pause, a joining word or the next negation.

    Negations in a row count together, so that "did not deny" affirms. What holds "unless" something does is
    denied for when it does: "fails unless helped" says that it does not fail with help.
    """
    counts = [0] * len(found)
    denying = [hit for hit in roles if hit.label == "negation"]
    stops = {hit.start for hit in roles if hit.label in {"joiners", "unless"}} | pauses
    for hit in roles:
        if hit.label == "unless":
            for at in range(hit.start):
                counts[at] += 1
    for hit in denying:
        if found[hit.start].folded in WHOLE and hit.end - hit.start == 1:
            for at in range(max((stop for stop in stops if stop <= hit.start), default=0), hit.start):
                counts[at] += 1
        later = {other.start for other in denying if other.start > hit.end}
        last = hit.end + 1 if found[hit.start].folded == PREFIX else len(found)
        for at in range(hit.end, min(last, len(found))):
            if at > hit.end and (at in stops or at in later):
                break
            counts[at] += 1
    return tuple(counts)


def distanced(units: Sequence[Unit], roles: Sequence[Hit]) -> Iterator[Unit]:
    """Units, marked where the negation that reaches them is some units away."""
    starts = [hit.end for hit in roles if hit.label == "negation"]
    for unit in units:
        before = [start for start in starts if start <= unit.start]
        between = sum(max(before) <= other.start < unit.start for other in units) if before else 0
        yield replace(unit, is_remote=unit.is_denied and between >= REMOTE)
