"""How far negations reach."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answering.checking.glosses import Pairs
from bot.answering.checking.phrases import BOUNDS_BEHIND, Hit, Tongue
from bot.answering.checking.utterances import Unit
from bot.answering.words import Word

PREFIX = "non"
"""Denies just the word it is joined to."""

WHOLE = frozenset(
    {"no", "nothing", "nobody", "none", "kein", "keine", "keinen", "keinem", "keiner", "nichts", "niemand"}
)
"""Deny the clause they stand in and not only what follows: whoever sets no terms does not set terms."""

SINGLE = frozenset({"single", "one", "einzige", "einziger", "einziges", "einzigen", "einzigem"})
"""What ends a phrase that does the same: "not a single", "not one"."""

MORE = "mehr"
"""What may follow such a word in German: `niemand mehr`, nobody any more."""

LINKED = 3
"""So many words may stand behind "between" before the word that joins: `between the banks and us`."""

REMOTE = 1
"""So many units after a negation it is no longer sure which is meant; 1 to 3 tried on statements."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How negations reach the words of a text.

    `counts` tells for each word how many do. `forward` are the words after those that deny what follows, and
    not a whole clause, `backward` those that deny what stands before them, themselves included where the word
    is a verb.
    """

    counts: tuple[int, ...]
    forward: tuple[int, ...]
    backward: tuple[int, ...]


def reach_of(
    found: Sequence[Word], roles: Sequence[Hit], pauses: frozenset[int], tongue: Tongue, parted: Pairs = ()
) -> Reach:
    """Find how far negations reach: up to a pause, a joining word or the next negation.

    Negations in a row count together, so that "did not deny" affirms; words that only go along with one
    (Russian `никто не`) count where they stand alone. What holds "unless" something does is denied for when
    it does: "fails unless helped" says that it does not fail with help. In other languages than English what
    ends a clause denies it, and `parted` verbs are denied between their parts: German `hob sie nicht auf`.
    """
    stops = {hit.start for hit in roles if hit.label in {"joiners", "unless"}} | pauses
    stops -= {hit.start for hit in roles if hit.label == "joiners" and _is_linked(hit, roles)}
    counts = [0] * len(found)
    for hit in roles:
        if hit.label == "unless":
            _add(counts, 0, hit.start)
    bounds = (hit for hit in roles if hit.label in BOUNDS_BEHIND)
    bounding = {hit.start for hit in bounds if _follows_number(hit, found, tongue)}
    endings = [
        at
        for at, word in enumerate(found)
        if not word.is_capital and tongue.denies(word) and at not in bounding
    ]
    behind = sorted({*endings, *(hit.start for hit in roles if hit.label == "behind")})
    denying = list(_denying(roles, behind, stops, len(found)))
    backward: list[int] = []
    for at in behind:
        _deny_before(counts, at + (at in endings), backward, stops)
        backward.append(at)
    for hit in _passive(denying, roles):
        _deny_before(counts, hit.start, backward, stops)
        backward.append(hit.start)
    for hit in denying:
        end = _end_of(hit, denying, stops, found)
        for verb in _verbs_before(hit, found, roles, parted):
            _add(counts, verb, verb + 1)
            backward.append(verb)
        if tongue.turns and all(_is_particle(roles, at) for at in range(hit.end, end)):
            _deny_before(counts, hit.start, backward, stops)
            backward.append(hit.start)
        else:
            _add(counts, _start_of(hit, stops, found), hit.start)
            _add(counts, hit.start + 1, end)  # what stands within too: "left potash out of it"
            if end > hit.end and found[end - 2].folded in tongue.infinitive:
                backward.append(end - 1)  # the verb that is denied ends the clause
    forward = tuple(hit.end for hit in denying if not is_whole(hit, found))
    return Reach(tuple(counts), forward, tuple(backward))


def _is_linked(joiner: Hit, roles: Sequence[Hit]) -> bool:
    """Whether a joining word stands between the two that a word like "between" opens."""
    return any(hit.label == "linking" and 0 < joiner.start - hit.end <= LINKED for hit in roles)


def _follows_number(hit: Hit, found: Sequence[Word], tongue: Tongue) -> bool:
    """Whether a number stands just before: `yüzü bulmuyor`, does not come to a hundred."""
    before = found[hit.start - 1].folded if hit.start else ""
    return before.isdigit() or bool(tongue.numerals.parts(before))


def _passive(denying: Sequence[Hit], roles: Sequence[Hit]) -> Iterator[Hit]:
    """Find what denies whom it is said of: "payments were left out"."""
    verbs = {hit.end for hit in roles if hit.label == "auxiliaries"}
    passive = {hit.start for hit in roles if hit.label == "passive"}
    return (hit for hit in denying if hit.start in passive & verbs)


def _add(counts: list[int], start: int, end: int) -> None:
    for at in range(start, end):
        counts[at] += 1


def _start_of(hit: Hit, stops: Collection[int], found: Sequence[Word]) -> int:
    """Tell from which word on a negation denies what stands before it; from itself where it denies none."""
    denies_all = is_whole(hit, found)
    return max((stop for stop in stops if stop <= hit.start), default=0) if denies_all else hit.start


def is_whole(hit: Hit, found: Sequence[Word]) -> bool:
    """Whether a negation denies the clause it stands in: "nobody", "not a single"."""
    is_phrase = hit.end - hit.start > 1
    last = found[hit.end - 1].folded
    if is_phrase and last != MORE:
        return last in SINGLE
    return found[hit.start].folded in WHOLE


def _denying(roles: Sequence[Hit], behind: Sequence[int], stops: Collection[int], last: int) -> Iterator[Hit]:
    """Find what denies; words that go along with a negation do so where their clause has none."""
    plain = [hit for hit in roles if hit.label == "negation"]
    spots = {*(hit.start for hit in plain), *behind}
    seen: set[int] = set()
    for hit in sorted(roles):
        if hit.label == "negation":
            yield hit
        elif hit.label == "concord":
            start, end = _clause(hit.start, stops, last)
            if start not in seen and not any(start <= spot < end for spot in spots):
                seen.add(start)
                yield hit


def _clause(at: int, stops: Collection[int], last: int) -> tuple[int, int]:
    start = max((stop for stop in stops if stop <= at), default=0)
    return start, min((stop for stop in stops if stop > at), default=last)


def _end_of(hit: Hit, denying: Sequence[Hit], stops: Collection[int], found: Sequence[Word]) -> int:
    """Tell before which word a negation ends that denies what follows."""
    later = {other.start for other in denying if other.start > hit.end}
    last = hit.end + 1 if found[hit.start].folded == PREFIX else len(found)
    ends = (at for at in range(hit.end + 1, min(last, len(found))) if at in stops or at in later)
    return next(ends, min(last, len(found)))


def _deny_before(counts: list[int], at: int, earlier: Sequence[int], stops: Collection[int]) -> None:
    """Deny the words before one, back to a stop or another negation of the kind."""
    start = max((stop for stop in stops if stop < at), default=0)
    _add(counts, max(start, max(earlier, default=-1) + 1), at)


def _verbs_before(hit: Hit, found: Sequence[Word], roles: Sequence[Hit], parted: Pairs) -> set[int]:
    """Find the verbs before a negation that it denies: `nahm nicht teil`, `beteiligte sich nicht`."""
    verbs = {start for start, end in parted if start < hit.start <= end}
    at = hit.start - 1
    hollow = {other.start for other in roles if other.label in {"auxiliaries", "joiners", "pronouns"}}
    if at in hollow and any(other.label == "pronouns" and other.start == at for other in roles):
        at -= 1
        if at >= 0 and not found[at].is_capital and at not in hollow:
            verbs.add(at)
    return verbs


def _is_particle(roles: Sequence[Hit], at: int) -> bool:
    """Whether a word only ends a verb that stands further ahead."""
    return any(hit.label == "particles" and hit.start == at for hit in roles)


def distanced(units: Sequence[Unit], reach: Reach) -> Iterator[Unit]:
    """Units, marked where the negation that reaches them is some units away."""
    for unit in units:
        if not unit.is_denied:
            yield unit
            continue
        before = max((start for start in reach.forward if start <= unit.start), default=None)
        after = min((at for at in reach.backward if at >= unit.start), default=None)
        between = []
        if before is not None:
            between.append(sum(before <= other.start < unit.start for other in units))
        if after is not None:
            between.append(sum(unit.start < other.start <= after for other in units))
        yield replace(unit, is_remote=min(between, default=0) >= REMOTE)
