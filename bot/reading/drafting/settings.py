"""Where and when it happened, and which bodies are said to have done it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.reading.drafting.bodies import PLACES, Body, bodies, is_one_of, text_of
from bot.reading.drafting.clauses import is_denied
from bot.reading.drafting.dates import Dated, find_dates
from bot.reading.drafting.english import PEOPLE, word_set
from bot.reading.drafting.lexicons import Lexicon
from bot.reading.drafting.manuscripts import BREAK
from bot.reading.drafting.outcomes import Event
from bot.reading.drafting.sheets import Sheet

LOCAL = word_set("in at near on outside inside within around across throughout")
PARTS = word_set(
    """city town village neighborhood neighbourhood district department province municipality suburb area
    region outskirts hamlet canton north south east west center centre capital county state street
    jurisdiction"""
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A name of a place where it stands; `is_head` where it is only what the article begins with."""

    text: str
    tokens: tuple[int, int]
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article says of where, when and by which bodies."""

    places: tuple[Placed, ...] = ()
    dates: tuple[Dated, ...] = ()
    bodies: tuple[Body, ...] = ()


def setting_of(
    sheet: Sheet, lexicon: Lexicon, events: Iterable[Event], away: frozenset[int], published: date | None
) -> Setting:
    """Read it from the sentences that tell of an outcome or of what the lexicon calls a happening."""
    told = [event for event in events if not event.is_unreal]
    sentences = {sheet.sentences[event.at] for event in told} | set(_happenings(sheet, lexicon))
    kept = sentences - away
    every = find_dates(sheet, published)
    dates = tuple(dated for dated in every if sheet.sentences[dated.tokens[0]] in kept) or every[:1]
    return Setting(tuple(_places(sheet, lexicon, kept)), dates, tuple(bodies(sheet, lexicon, told, kept)))


def _happenings(sheet: Sheet, lexicon: Lexicon) -> Iterator[int]:
    for at, lemma in enumerate(sheet.lemmas):
        if lemma in lexicon.happenings and not is_denied(sheet, at):
            yield sheet.sentences[at]


def _places(sheet: Sheet, lexicon: Lexicon, sentences: set[int]) -> Iterator[Placed]:
    """Places in those sentences at which something is; without one, the place that an article begins with."""
    spans = sorted(dict.fromkeys((*_runs(sheet, PLACES), *_behind_prepositions(sheet))))
    spans = [span for span in spans if not is_one_of(sheet, span[1], PEOPLE | lexicon.doers)]
    located = [
        (first, last)
        for first, last in spans
        if sheet.sentences[first] in sentences
        and not _is_dateline(sheet, first)
        and _is_located(sheet, last, spans)
    ]
    written = [span for span in spans[:1] if span[0] == 0 and sentences]
    for first, last in located or written:
        yield Placed(text_of(sheet, first, last), (first, last), is_head=not located)


def _is_located(sheet: Sheet, at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether something is said to be there: "in X", "the town of X", "in X, Y"."""
    head = sheet.heads[at]
    if sheet.deps[at] == "pobj":
        is_part = sheet.words[head] == "of" and sheet.lemmas[sheet.heads[head]] in PARTS
        return is_part or sheet.words[head] in LOCAL
    if sheet.deps[at] in ("compound", "nmod", "poss") and sheet.lemmas[head] in PARTS:
        return True
    beside = sheet.deps[at] in ("appos", "conj", "npadvmod", "nmod")
    return beside and any(first <= head <= last and _is_located(sheet, last, ()) for first, last in spans)


def _behind_prepositions(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Capitalised words behind "in" or "near" that the parser took for nothing else."""
    for at in range(len(sheet) - 1):
        if sheet.words[at] in ("in", "near", "at", "outside") and sheet.kinds[at + 1] in (
            "",
            "GPE",
            "LOC",
            "FAC",
        ):
            last = at
            while last + 1 < len(sheet) and _is_place_word(sheet, last + 1):
                last += 1
            if last > at:
                yield at + 1, last


def _is_place_word(sheet: Sheet, at: int) -> bool:
    return sheet.texts[at][:1].isupper() and sheet.texts[at].isalpha() and sheet.tags[at] in ("NNP", "NNPS")


def _is_dateline(sheet: Sheet, first: int) -> bool:
    """Whether it opens the article or a passage in front of a date or dash: where it was written."""
    return first == 0 or BREAK in sheet.texts[first - 1]


def _runs(sheet: Sheet, kinds: frozenset[str]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(sheet):
        if sheet.kinds[at] in kinds:
            last = at
            while (
                last + 1 < len(sheet)
                and sheet.kinds[last + 1] == sheet.kinds[at]
                and not sheet.begins[last + 1]
            ):
                last += 1
            yield at, last
            at = last
        at += 1
