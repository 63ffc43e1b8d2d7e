"""The pieces of a statement that say something each; what one leaves out it inherits from the first."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.checking.conditions import MARKS
from bot.answering.checking.cuts import Run, cuts_of, is_whole, joins_names, own_units, shared_words
from bot.answering.checking.phrases import Hit
from bot.answering.checking.utterances import Unit, Utterance
from bot.answering.patterns import ENGLISH


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a statement to be checked on their own, with the units they inherit.

    `runs` are its words: its own, and maybe others that it shares with the piece after it.
    """

    utterance: Utterance
    runs: tuple[Run, ...]
    inherited: tuple[Unit, ...] = ()

    @property
    def text(self) -> str:
        """The piece's words as written."""
        return " … ".join(self.utterance.written(start, end) for start, end in self.runs)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The piece's own units."""
        return tuple(unit for unit in self.utterance.units if self.holds(unit.start, unit.end))

    @property
    def contrast(self) -> int:
        """The word from which on the piece says what is not so, having said what is; else the text's end."""
        denying = {hit.start for hit in self.having("negation")}
        joined = [hit.start for hit in self.having("joiners") if hit.end in denying]
        return min(joined, default=len(self.utterance.words))

    def is_denied(self, at: int) -> bool:
        """Whether a word is denied, also by the verb that is said of it: "potash is not among them"."""
        return self.utterance.is_denied(at) or any(
            at < hit.start and not any(at < stop <= hit.start for stop in self._stops)
            for hit in self._denied_verbs
        )

    @property
    def _denied_verbs(self) -> tuple[Hit, ...]:
        verbs = {place for hit in self.having("auxiliaries") for place in (hit.start, hit.end)}
        return tuple(hit for hit in self.having("negation") if hit.start in verbs or self._denies_verb(hit))

    def _denies_verb(self, negation: Hit) -> bool:
        """Whether a negation of another language than English is not one of a name that follows."""
        following = range(negation.end, negation.end + 2)
        is_name = any(unit.entities and unit.start in following for unit in self.utterance.units)
        return self.utterance.language != ENGLISH and not is_name

    @property
    def _stops(self) -> frozenset[int]:
        joints = (hit for hit in self.having("joiners", "before", "after") if not self._is_within_list(hit))
        return self.utterance.pauses | {hit.start for hit in joints}

    def _is_within_list(self, hit: Hit) -> bool:
        """Whether a word only joins two names."""
        return hit.label == "joiners" and joins_names(self.utterance, hit)

    def clause(self, at: int) -> Run:
        """From which to before which word the clause of a word goes."""
        stops = sorted(self._stops)
        start = max((stop for stop in stops if stop <= at), default=0)
        return start, min((stop for stop in stops if stop > at), default=len(self.utterance.words))

    @property
    def condition(self) -> int:
        """Which way round it states a condition, 0 where it states none."""
        return self.utterance.condition if self.having(*MARKS) or self.is_all else 0

    @property
    def is_all(self) -> bool:
        """Whether it is the whole statement."""
        return self.holds(0, len(self.utterance.words))

    def holds(self, start: int, end: int) -> bool:
        """Whether words lie within the piece."""
        return any(first <= start and end <= last for first, last in self.runs)

    def having(self, *roles: str) -> tuple[Hit, ...]:
        """Find the general words of some roles within the piece."""
        return tuple(hit for hit in self.utterance.having(*roles) if self.holds(hit.start, hit.end))


def whole_of(utterance: Utterance) -> Piece:
    """Take the statement as one piece."""
    return Piece(utterance, ((0, len(utterance.words)),))


def pieces_of(utterance: Utterance) -> tuple[Piece, ...]:
    """Cut a statement into its pieces, in order; just one when it says one thing."""
    runs = cuts_of(utterance)
    if len(runs) < 2:  # noqa: PLR2004  # two pieces are the least to tell apart
        return (whole_of(utterance),)
    first = _piece(utterance, runs[0], shared_words(utterance, runs[0], runs[1]))
    heads = own_units(utterance, runs[0])[:1]
    later = (Piece(utterance, (run,), () if is_whole(utterance, run) else heads) for run in runs[1:])
    return (first, *later)


def without_background(piece: Piece) -> tuple[Piece, ...]:
    """Cut off what only says when, `after ...`, from what it is said of; nothing where that is missing."""
    at = min((hit.start for hit in piece.having("after", "before")), default=0)
    heads = tuple(unit for unit in piece.units if unit.start < at)
    if not heads or all(unit.start < at for unit in piece.units):
        return ()
    first = Piece(piece.utterance, ((0, at),))
    return first, Piece(piece.utterance, ((at, len(piece.utterance.words)),), heads[:1])


def _piece(utterance: Utterance, run: Run, shared: Run | None) -> Piece:
    return Piece(utterance, (run,) if shared is None else (run, shared))
