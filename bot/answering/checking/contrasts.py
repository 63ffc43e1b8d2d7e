"""What a statement puts in the place of something else: "a loan, not a gift", "a loan rather than a gift"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from bot.answering.checking.cuts import Run, closes_contrast, has_verb, own_units
from bot.answering.checking.phrases import DENYING, Hit
from bot.answering.checking.pieces import Piece
from bot.answering.checking.utterances import Unit, Utterance

_Runs = tuple[Run, ...]
_Halves = tuple[_Runs, _Runs]
"""The words that say what is so, and those that say what is not."""

_HEADS = 2
"""So many units that follow each other say what both halves are about: "the council's loan"."""


class Contrast(NamedTuple):
    """What a statement says is so, and what it says is not, each as a piece that affirms it."""

    told: Piece
    denied: Piece


def contrast_of(utterance: Utterance) -> Contrast | None:
    """Find the contrast that a statement comes to; nothing where it denies anything else."""
    denying = {hit.start for hit in utterance.having("negation", "behind")}
    hits = utterance.having("contrast", "contrast-behind", "instead")
    if len(hits) != 1 or denying - {hits[0].start}:
        return None
    halves = _halves(utterance, hits[0])
    if halves is None:
        return None
    told, denied = halves
    is_clause = any(has_verb(utterance, run) for run in denied[:1])
    if is_clause or not (_units(utterance, told) and _units(utterance, denied)):
        return None
    return _contrast(_affirmed(utterance), told, denied)


def _halves(utterance: Utterance, hit: Hit) -> _Halves | None:
    """Cut where something is denied: ahead of a pause, or of the word that says what is so instead."""
    last = len(utterance.words)
    if hit.label == "contrast-behind":
        return (_runs((hit.end, last)), _runs((0, hit.start))) if hit.end in utterance.pauses else None
    joiners = utterance.having("joiners")
    opening = next((joiner.start for joiner in joiners if joiner.end == hit.start), hit.start)
    end = utterance.clause_stop(hit.start)
    if hit.label == "instead" or opening < hit.start or hit.start in utterance.pauses:
        return _shared(utterance, (0, opening), (hit.end, end), (end, last))
    for joiner in joiners:
        if closes_contrast(utterance, joiner) and hit.end < joiner.start:
            return _runs((0, hit.start), (joiner.end, last)), _runs((hit.end, joiner.start))
    return None


def _runs(*runs: Run) -> _Runs:
    return tuple(run for run in runs if run[0] < run[1])


def _shared(utterance: Utterance, told: Run, denied: Run, rest: Run) -> _Halves:
    """Let two things side by side share what is said behind them: "a loan rather than a gift helped"."""
    first, second = own_units(utterance, told), own_units(utterance, denied)
    if not _is_phrase(first):
        return _runs(told, rest), _runs(denied)
    if has_verb(utterance, rest) or any(hit.start == rest[0] for hit in utterance.having("being")):
        return _runs(told, rest), _runs(denied, rest)
    if len(second) < 2:  # noqa: PLR2004  # the one that is denied, and what is said
        return _runs(told, rest), _runs(denied)
    said = (second[0].end, denied[1])
    return _runs(told, said, rest), _runs((denied[0], said[0]), said)


def _is_phrase(units: Sequence[Unit]) -> bool:
    """Whether some units are one thing: they follow each other at once, and a name stands alone."""
    is_named = len(units) > 1 and any(unit.entities for unit in units)
    return bool(units) and not is_named and all(one.end == other.start for one, other in pairwise(units))


def _units(utterance: Utterance, runs: _Runs) -> tuple[Unit, ...]:
    return tuple(unit for run in runs for unit in own_units(utterance, run))


def _contrast(utterance: Utterance, told: _Runs, denied: _Runs) -> Contrast:
    """Let the half that comes later inherit what both are about."""
    if any(run in told for run in denied):
        return Contrast(Piece(utterance, told), Piece(utterance, denied))
    if denied[0][0] > 0:
        return Contrast(Piece(utterance, told), Piece(utterance, denied, _heads(utterance, told)))
    return Contrast(Piece(utterance, told, _heads(utterance, denied)), Piece(utterance, denied))


def _heads(utterance: Utterance, runs: _Runs) -> tuple[Unit, ...]:
    """Give the first unit, and the one that follows it at once."""
    units = _units(utterance, runs)[:_HEADS]
    return tuple(unit for at, unit in enumerate(units) if at == 0 or units[0].end == unit.start)


def _affirmed(utterance: Utterance) -> Utterance:
    """Take an utterance as if it denied nothing."""
    return replace(
        utterance,
        denials=(0,) * len(utterance.words),
        units=tuple(replace(unit, is_denied=False, is_remote=False) for unit in utterance.units),
        roles=tuple(hit for hit in utterance.roles if hit.label not in DENYING),
    )
