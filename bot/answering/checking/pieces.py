"""A statement cut where each piece says something; what a piece leaves out it inherits from the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.checking.utterances import Unit, Utterance


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a statement to be checked on their own, with the units they inherit.

    `spans` are the runs of words it consists of; the last is its own, earlier ones it shares with other pieces.
    """

    utterance: Utterance
    spans: tuple[tuple[int, int], ...]
    inherited: tuple[Unit, ...] = ()

    @property
    def text(self) -> str:
        """The piece's own words as written."""
        return " … ".join(self.utterance.written(start, end) for start, end in self.spans)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The piece's own units."""
        return tuple(unit for unit in self.utterance.units if self.holds(unit.start, unit.end))

    @property
    def contrast(self) -> int:
        """The word from which on the piece says what is not so, after it has said what is; else its end."""
        utterance = self.utterance
        denying = {hit.start for hit in utterance.having("negation")}
        joined = [hit.start for hit in utterance.having("joiners") if hit.end in denying]
        return min((at for at in joined if self.holds(at, at + 1)), default=len(utterance.words))

    def holds(self, start: int, end: int) -> bool:
        """Whether words lie within the piece."""
        return any(first <= start and end <= last for first, last in self.spans)

    def has(self, role: str) -> bool:
        """Whether general words of a role stand in the piece."""
        return any(hit.label == role and self.holds(hit.start, hit.end) for hit in self.utterance.roles)


def whole_of(utterance: Utterance) -> Piece:
    """The statement as one piece."""
    return Piece(utterance, ((0, len(utterance.words)),))


def pieces_of(utterance: Utterance) -> tuple[Piece, ...]:
    """The statement's pieces in order; just one when it says one thing."""
    runs = _merged(utterance, _cut(utterance))
    if len(runs) < 2:
        return (whole_of(utterance),)
    pieces: list[Piece] = []
    for number, run in enumerate(runs):
        shared = _shared(utterance, runs, number)
        if shared is not None:
            pieces.append(Piece(utterance, (run, shared)))
        else:
            pieces.append(Piece(utterance, (run,), _inherited(utterance, runs, number)))
    return tuple(pieces)


def _cut(utterance: Utterance) -> list[tuple[int, int]]:
    """Runs of words between pauses and joining words; a contrast (`and not`, `but`) after a denial is not cut."""
    cuts = set(utterance.pauses)
    skipped: set[int] = set()
    for hit in utterance.having("joiners"):
        if _is_contrast(utterance, hit.start, hit.end):
            cuts.discard(hit.start)
            continue
        if _joins_names(utterance, hit.start, hit.end):
            skipped.discard(hit.start)
            continue
        cuts.add(hit.start)
        skipped.update(range(hit.start, hit.end))
    edges = [0, *sorted(cut for cut in cuts if 0 < cut < len(utterance.words)), len(utterance.words)]
    runs = []
    for start, end in zip(edges, edges[1:], strict=False):
        while start < end and start in skipped:
            start += 1  # noqa: PLW2901
        if start < end:
            runs.append((start, end))
    return runs


def _is_contrast(utterance: Utterance, start: int, end: int) -> bool:
    """Whether a joining word opens or closes a contrast: `A and not B`, `not A but B`."""
    if any(hit.start == end for hit in utterance.having("negation")):
        return True
    return utterance.words[start].folded == "but" and utterance.is_denied(max(start - 1, 0))


def _joins_names(utterance: Utterance, start: int, end: int) -> bool:
    """Whether a joining word stands between two names."""
    before = any(unit.is_entity and unit.end == start for unit in utterance.units)
    return before and any(unit.is_entity and unit.start in {end, end + 1} for unit in utterance.units)


def _merged(utterance: Utterance, runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs that say nothing by themselves join their neighbour: those without a unit, or with names only."""
    merged: list[tuple[int, int]] = []
    for start, end in runs:
        if merged and _is_bare(utterance, merged[-1]):
            merged[-1] = (merged[-1][0], end)
        elif merged and not _own(utterance, (start, end)) and not _values(utterance, (start, end)):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _own(utterance: Utterance, run: tuple[int, int]) -> tuple[Unit, ...]:
    return tuple(unit for unit in utterance.units if run[0] <= unit.start and unit.end <= run[1])


def _values(utterance: Utterance, run: tuple[int, int]) -> bool:
    return any(word.folded.isdigit() for word in utterance.words[run[0] : run[1]])


def _is_bare(utterance: Utterance, run: tuple[int, int]) -> bool:
    units = _own(utterance, run)
    return not units or (run[0] == 0 and all(unit.is_entity for unit in units) and not _aux(utterance, run))


def _aux(utterance: Utterance, run: tuple[int, int]) -> int | None:
    """The first auxiliary verb of a run."""
    return next((hit.start for hit in utterance.having("auxiliaries", *run)), None)


def _shared(utterance: Utterance, runs: Sequence[tuple[int, int]], number: int) -> tuple[int, int] | None:
    """For `A` in `A and B are so`: the words from `are` on, which are said of both."""
    if number + 1 >= len(runs) or number > 0 or _aux(utterance, runs[number]) is not None:
        return None
    following = runs[number + 1]
    aux = _aux(utterance, following)
    joined = any(hit.start == runs[number][1] for hit in utterance.having("joiners"))
    if aux is None or aux == following[0] or not joined or len(_own(utterance, runs[number])) > 2:
        return None
    return (aux, following[1])


def _inherited(utterance: Utterance, runs: Sequence[tuple[int, int]], number: int) -> tuple[Unit, ...]:
    """What the first piece is about, for a later piece that does not begin with a name of its own."""
    if number == 0:
        return ()
    own = _own(utterance, runs[number])
    if own and own[0].is_entity and own[0].start <= runs[number][0] + 1:
        return ()
    aux = _aux(utterance, runs[number])
    if own and aux is not None and own[0].end <= aux and aux > runs[number][0]:
        return ()
    first = _own(utterance, runs[0])
    return first[:1]
