"""Where a statement is cut: between what says one thing and what says another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from bot.answering.checking.conditions import MARKS
from bot.answering.checking.negation import LINKED
from bot.answering.checking.phrases import Hit
from bot.answering.checking.priors import prior_words
from bot.answering.checking.utterances import Unit, Utterance

Run = tuple[int, int]
"""Words from the first to before the second number."""

_FRONT = 1
"""A condition that begins no later opens the statement."""

RELATIVE = frozenset({"who", "which", "whose", "that"})
"""English words that open a clause on what stands before them."""

TURNS = frozenset({"but", "sondern", "а"})
"""Joining words behind which stands what is so, where what stands before them is not."""

_SMALL = 2
"""So many small words may stand between the word that joins and the second name: `A and a few B`."""

_MOST_SHARED = 2
"""So many units a piece may have that shares the words said of the next one: `A and B are so`."""


def runs_of(numbers: Iterable[int]) -> Iterator[Run]:
    """Give the runs that ascending numbers of words make."""
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        spots = [at for _, at in group]
        yield spots[0], spots[-1] + 1


def cuts_of(utterance: Utterance) -> list[Run]:
    """Give the words that say one thing each, in order."""
    return _merged(utterance, _first_cuts(utterance))


def _first_cuts(utterance: Utterance) -> list[Run]:
    """Cut at pauses and joining words; a contrast and two names joined are not cut."""
    bound = _bound(utterance)
    cuts = set(utterance.pauses) - _insertions(utterance) - bound
    skipped: set[int] = set()
    for hit in utterance.having("joiners"):
        if _is_contrast(utterance, hit) or hit.end in bound or _is_in_condition(utterance, hit):
            cuts.discard(hit.start)
        elif not (joins_names(utterance, hit) or _is_in_list(utterance, hit) or _tells_which(utterance, hit)):
            cuts.add(hit.start)
            skipped.update(range(hit.start, hit.end))
    last = len(utterance.words)
    edges = [0, *sorted(cut for cut in cuts if 0 < cut < last), last]
    runs: list[Run] = []
    for edge, end in pairwise(edges):
        start = next((at for at in range(edge, end) if at not in skipped), end)
        if start < end:
            runs.append((start, end))
    return runs


def _bound(utterance: Utterance) -> set[int]:
    """Find where a condition opens or ends, which is not told apart from what it is a condition of."""
    found: set[int] = set()
    for hit in utterance.having(*MARKS):
        found |= {hit.start, hit.end}
        if hit.start <= _FRONT:
            found |= {min((pause for pause in utterance.pauses if pause > hit.start), default=0)}
    return found


def _is_in_condition(utterance: Utterance, joiner: Hit) -> bool:
    """Whether a joining word adds to a condition what has no subject of its own: `if A stays and pays`."""
    opened = [hit.end for hit in utterance.having(*MARKS) if hit.end <= joiner.start]
    stops = [*sorted(utterance.pauses), len(utterance.words)]
    end = next(at for at in stops if at > joiner.start)
    is_open = bool(opened) and not any(max(opened) < at <= joiner.start for at in utterance.pauses)
    return is_open and not is_whole(utterance, (joiner.end, end))


def _insertions(utterance: Utterance) -> set[int]:
    """Find the pauses around what is put in as not so: `A, not B, was the reason`."""
    denying = {hit.start for hit in utterance.having("negation")}
    pauses = sorted(utterance.pauses)
    verbs = [hit.start for hit in utterance.having("auxiliaries")]
    found: set[int] = set()
    for at, pause in enumerate(pauses):
        end = next(iter(pauses[at + 1 :]), len(utterance.words))
        if pause in denying and not any(pause <= verb < end for verb in verbs):
            found |= {pause, end}
    return found


def _is_contrast(utterance: Utterance, joiner: Hit) -> bool:
    """Whether a joining word opens or closes a contrast: `A and not B`, `not A but B`."""
    if any(hit.start == joiner.end for hit in utterance.having("negation")):
        return True
    return closes_contrast(utterance, joiner)


def closes_contrast(utterance: Utterance, joiner: Hit) -> bool:
    """Whether a joining word says what is so after what is not: `not A but B`."""
    is_turn = utterance.words[joiner.start].folded in TURNS and joiner.start > 0
    return is_turn and utterance.is_denied(joiner.start - 1)


def _is_in_list(utterance: Utterance, joiner: Hit) -> bool:
    """Whether a joining word stands in a list that a word like "only" closes."""
    closing = [hit.end for hit in utterance.having("only", "beyond") if hit.end <= joiner.start]
    verbs = [hit.start for hit in utterance.having("auxiliaries") if hit.start > joiner.start]
    verbs += [hit.start for hit in utterance.having("letting") if hit.start == joiner.end]
    is_open = bool(closing) and not any(max(closing) < at <= joiner.start for at in utterance.pauses)
    return is_open and not verbs


def _tells_which(utterance: Utterance, joiner: Hit) -> bool:
    """Whether a relative word says which ones are meant: `those who left`, but not `Ada, who left`.

    Nor what somebody is: "she is a pilot who left" says two things.
    """
    is_relative = utterance.words[joiner.start].folded in RELATIVE
    follows_name = any(unit.entities and unit.end == joiner.start for unit in utterance.units)
    says_what_is = any(hit.end <= joiner.start for hit in utterance.having("being"))
    return is_relative and joiner.start not in utterance.pauses and not follows_name and not says_what_is


def joins_names(utterance: Utterance, joiner: Hit) -> bool:
    """Whether a joining word stands between two names, or what a word like "between" joins."""
    if any(0 < joiner.start - hit.end <= LINKED for hit in utterance.having("linking")):
        return True
    before = any(unit.entities and joiner.start - unit.end in {0, 1} for unit in utterance.units)
    return before and any(
        unit.entities and 0 <= unit.start - joiner.end <= _SMALL for unit in utterance.units
    )


def _merged(utterance: Utterance, runs: list[Run]) -> list[Run]:
    """Join runs that say nothing by themselves to the one before."""
    merged: list[Run] = []
    for run in runs:
        if merged and (
            _is_bare(utterance, merged[-1])
            or _is_frame(utterance, merged[-1])
            or _adds_names(utterance, run)
            or _is_source(utterance, run)
            or not (own_units(utterance, run) or _has_number(utterance, run))
        ):
            merged[-1] = (merged[-1][0], run[1])
        else:
            merged.append(run)
    return merged


def _adds_names(utterance: Utterance, run: Run) -> bool:
    """Whether a run has nothing but names, and no verb: "..., Okafor among them"."""
    units = own_units(utterance, run)
    return bool(units) and all(unit.entities for unit in units) and _verb(utterance, run) is None


def _is_bare(utterance: Utterance, run: Run) -> bool:
    """Whether a run has no unit, or opens the statement with nothing but names."""
    units = own_units(utterance, run)
    only_names = run[0] == 0 and all(unit.entities for unit in units) and _verb(utterance, run) is None
    return not units or only_names


def _is_frame(utterance: Utterance, run: Run) -> bool:
    """Whether a run opens the statement with what only sets the scene: "In a short statement, ..."."""
    if run[0] > 0:
        return False
    if any(hit.start == 0 and hit.end - hit.start > 1 for hit in utterance.having("according")):
        return True
    if prior_words(utterance).issuperset(range(*run)):
        return True
    is_framing = any(hit.start == 0 for hit in utterance.having("framing", "beyond"))
    return is_framing and _verb(utterance, run) is None


def _is_source(utterance: Utterance, run: Run) -> bool:
    """Whether a run only tells whose word the rest is: "..., according to analysts"."""
    opens = any(hit.start == run[0] for hit in utterance.having("according"))
    return (
        opens and _verb(utterance, run) is None and all(unit.entities for unit in own_units(utterance, run))
    )


def own_units(utterance: Utterance, run: Run) -> tuple[Unit, ...]:
    """Give the units that lie within some words."""
    return tuple(unit for unit in utterance.units if run[0] <= unit.start and unit.end <= run[1])


def _has_number(utterance: Utterance, run: Run) -> bool:
    return any(word.is_number for word in utterance.words[run[0] : run[1]])


def has_verb(utterance: Utterance, run: Run) -> bool:
    """Whether some words have an auxiliary verb among them."""
    return _verb(utterance, run) is not None


def _verb(utterance: Utterance, run: Run) -> int | None:
    """Find the first auxiliary verb of a run."""
    return next(
        (h.start for h in utterance.having("auxiliaries") if run[0] <= h.start and h.end <= run[1]), None
    )


def shared_words(utterance: Utterance, run: Run, following: Run) -> Run | None:
    """For `A` in `A and B are so`: the words from `are` on, which are said of both."""
    verb = _verb(utterance, following)
    is_joined = any(hit.start == run[1] for hit in utterance.having("joiners"))
    if verb is None or verb == following[0] or not is_joined or _verb(utterance, run) is not None:
        return None
    return (verb, following[1]) if len(own_units(utterance, run)) <= _MOST_SHARED else None


def is_whole(utterance: Utterance, run: Run) -> bool:
    """Whether a later piece names its own subject: a name at its head, or a unit before its verb."""
    own = own_units(utterance, run)
    if not own:
        return False
    verb = _verb(utterance, run)
    heads = bool(own[0].entities) and own[0].start <= run[0] + 1
    return heads or (verb is not None and verb > run[0] and own[0].end <= verb)
