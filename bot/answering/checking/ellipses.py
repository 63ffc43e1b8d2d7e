"""Clauses that leave their verb or term to the one before: "A is free and B is not", "so is B", "B too"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.answering.checking.cuts import RELATIVE, Run, own_units, runs_of
from bot.answering.checking.gaps import verb_of
from bot.answering.checking.phrases import DENYING, Hit, spots_of
from bot.answering.checking.utterances import Utterance

_TAKING_UP = ("likewise", "auxiliaries")
"""The roles of the words that take up what a clause before says, beside those that only deny it."""

_BESIDE = (*_TAKING_UP, "joiners", "though")
"""What may stand in such a clause beside these, and whom or what it is about."""

_ALONE = frozenset({"neither", "nor", "нет"})
"""What else only denies."""

_ARTICLES = frozenset({"the", "a", "an", "der", "die", "das", "den", "dem"})
"""They may stand there too."""


def written_out(utterance: Utterance) -> tuple[str, ...]:
    """Write a statement out clause by clause, where each but the first leaves what it says to the first.

    Nothing where a clause behind the first says more of its own, or the first tells whose word it is.
    """
    runs = _runs(utterance)
    full = next((at for at in range(1, len(runs)) if _told(utterance, runs, at)), 0)
    if not full:
        return ()
    told = _told(utterance, runs, full)
    return (utterance.written(runs[0][0], runs[full - 1][1]), *told)


def _told(utterance: Utterance, runs: Sequence[Run], full: int) -> tuple[str, ...]:
    """Write out the clauses behind the first `full` ones, if those say all and these leave something out."""
    said = _predicate(utterance, (runs[0][0], runs[full - 1][1]))
    told = [_told_of(utterance, said, run) for run in runs[full:]] if said else []
    return tuple(told) if all(told) else ()


def _told_of(utterance: Utterance, said: Run, run: Run) -> str:
    """A clause with what it leaves out to the predicate of another; empty where it leaves out nothing."""
    if _is_elided(utterance, run):
        return _clause(utterance, said, run)
    verb = verb_of(utterance, said, run)
    if verb is None:
        return ""
    head = own_units(utterance, run)[0]
    parts = ((run[0], head.end), verb, (head.end, run[1]))
    return " ".join(utterance.written(*part) for part in parts)


def _runs(utterance: Utterance) -> list[Run]:
    """Cut at pauses and joining words, which are left out; what has no unit goes with what is before it."""
    last = len(utterance.words)
    alike = [hit for hit in utterance.having("likewise") if hit.end - hit.start > 1]
    within = {at for hit in alike for at in range(hit.start + 1, hit.end)}
    joiners = [
        hit
        for hit in utterance.having("joiners")
        if hit.start not in within and utterance.words[hit.start].folded not in RELATIVE
    ]
    cuts = {*utterance.pauses, *(hit.start for hit in (*joiners, *alike))}
    skipped = {hit.start: hit.end for hit in joiners}
    found: list[Run] = []
    for start, end in pairwise((0, *sorted(cut for cut in cuts if 0 < cut < last), last)):
        opening = skipped.get(start, start)
        if found and not own_units(utterance, (start, end)):
            found[-1] = (found[-1][0], end)
        elif opening < end:
            found.append((opening, end))
    return found


def _predicate(utterance: Utterance, run: Run) -> Run | None:
    """The words of a full clause behind whom it is about: from its auxiliary verb on, or behind its name."""
    units = own_units(utterance, run)
    sourced = (hit for hit in utterance.having("according") if hit.end - hit.start > 1)
    spoken = (hit for hit in utterance.having("speech") if run[0] <= hit.start < run[1])
    if len(units) < 2 or any(sourced) or any(spoken):  # noqa: PLR2004  # whom it is about, and what it says
        return None
    spots = (hit.start for hit in utterance.having("auxiliaries", "being"))
    verbs = [at for at in spots if run[0] < at < run[1]]
    start = min(verbs, default=units[0].end)
    return (start, run[1]) if units[0].end <= start <= units[-1].start else None


def _is_elided(utterance: Utterance, run: Run) -> bool:
    """Whether a clause has one name or thing, and beside it only words that take up another's verb."""
    head = _subject(utterance, run)
    if head is None:
        return False
    taken = _beside(utterance) | frozenset(range(*head))
    is_bare = all(at in taken or utterance.words[at].folded in _ARTICLES for at in range(*run))
    return is_bare and _takes_up(utterance, run, head[1])


def _takes_up(utterance: Utterance, run: Run, end: int) -> bool:
    """Whether words take up what is said: behind the name, as "too" before it, or as "neither is"."""
    denying = _within(run, _denying(utterance))
    if any(hit.start >= end for hit in (*_within(run, utterance.having(*_TAKING_UP)), *denying)):
        return True
    verbs = {hit.start for hit in utterance.having("auxiliaries")}
    is_turned = any(hit.start == run[0] and hit.end in verbs for hit in denying)
    return is_turned or bool(_within(run, utterance.having("likewise")))


def _subject(utterance: Utterance, run: Run) -> Run | None:
    """The words for the one name or thing of a clause, beside those that take up another's verb."""
    taken = _beside(utterance)
    units = [unit for unit in own_units(utterance, run) if not unit.span <= taken]
    is_one = all(one.end == other.start for one, other in pairwise(units))
    return (units[0].start, units[-1].end) if units and is_one else None


def _beside(utterance: Utterance) -> frozenset[int]:
    """The words that may stand in a clause that leaves something out, beside whom or what it is about."""
    return spots_of((*utterance.having(*_BESIDE), *_denying(utterance)))


def _denying(utterance: Utterance) -> tuple[Hit, ...]:
    """The words that only deny; "refuses" says more."""
    plain = spots_of(utterance.having("contrast", "contrast-behind", "auxiliaries"))
    return tuple(
        hit
        for hit in utterance.having(*DENYING)
        if hit.end - hit.start == 1 and (hit.start in plain or utterance.words[hit.start].folded in _ALONE)
    )


def _within(run: Run, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    return tuple(hit for hit in hits if run[0] <= hit.start and hit.end <= run[1])


def _clause(utterance: Utterance, said: Run, run: Run) -> str:
    """A clause with what it leaves out: whether it is so is its own to say where it has a verb or denies."""
    name = utterance.written(*(_subject(utterance, run) or run))
    denying = _within(run, _denying(utterance))
    if not denying and not _within(run, utterance.having("auxiliaries")):
        return f"{name} {utterance.written(*said)}"
    told = _affirmed(utterance, said)
    word = next((utterance.written(hit.start, hit.end) for hit in denying), "")
    parts = (name, told, word) if utterance.is_verb_last else (name, word, told)
    return " ".join(filter(None, parts))


def _affirmed(utterance: Utterance, said: Run) -> str:
    """The words of a clause without those that only deny it."""
    denying = spots_of(_denying(utterance))
    kept = (at for at in range(*said) if at not in denying)
    return " ".join(utterance.written(start, end) for start, end in runs_of(kept))
