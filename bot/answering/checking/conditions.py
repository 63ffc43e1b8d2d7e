"""Conditions: whether a text ties one thing to another, and which way round it does."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.checking.phrases import Hit, Tongue
from bot.answering.words import Word

MARKS = ("condition", "unless", "regardless")
"""The roles of the words that open, or by themselves state, a condition."""

_LEAST = 2
"""So many letters a word has at least before an ending that makes a condition of it."""

_BESIDE = 2
"""How near, in words, a negation stands to what it denies of a condition: `not just if`."""


def condition_of(found: Sequence[Word], roles: Sequence[Hit], tongue: Tongue) -> int:
    """Give 1 when a text ties one thing to another, -1 when it says that the one does without the other.

    0 when it states no condition. Each negation and each word for an end turns what is said round: "ends
    unless helped" ties just as "lasts if helped" does, and "lasts even without help" does not.
    """
    ends = [at for at in range(len(found)) if _is_conditional(found[at], tongue)]
    loose = [hit.start for hit in roles if hit.label == "regardless"]
    loose += [at for at in ends if any(hit.label == "even" and hit.start == at + 1 for hit in roles)]
    if loose:
        return 1 if _is_denied(min(loose), roles) else -1
    turns = _turns(found, roles, tongue)
    marked = bool(ends) or any(hit.label in MARKS for hit in roles)
    return (-1) ** len(turns) if marked or _is_without(roles) else 0


def _is_conditional(word: Word, tongue: Tongue) -> bool:
    return not word.is_capital and word.folded[_LEAST:].endswith(tongue.conditional or ("\0",))


def _is_denied(at: int, roles: Sequence[Hit]) -> bool:
    return any(hit.label == "negation" and at - _BESIDE <= hit.start < at for hit in roles)


def _turns(found: Sequence[Word], roles: Sequence[Hit], tongue: Tongue) -> frozenset[int]:
    """Where each word stands that turns a condition round."""
    turning = {hit.start for hit in roles if hit.label in {"negation", "behind", "unless", "lapsing"}}
    return frozenset(turning | {at for at, word in enumerate(found) if tongue.denies(word)})


def _is_without(roles: Sequence[Hit]) -> bool:
    """Whether a text says what lasts, or ends, without something."""
    labels = {hit.label for hit in roles}
    return "lacking" in labels and bool(labels & {"lapsing", "lasting"})
