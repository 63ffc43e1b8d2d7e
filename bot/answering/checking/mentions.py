"""Numbers and dates that a statement gives, as values of the story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.checking.dates import dates_in
from bot.answering.checking.phrases import BOUNDS, StatementWords
from bot.answering.checking.utterances import Utterance
from bot.answering.patterns import pattern_of
from bot.story.questions import Story
from bot.story.values import Period, Quantity

NEARLY = 0.1
"""How far, as a share, the true number may lie from one that is given with "about"."""

_THOUSAND = 1000
_DIGITS = 15
"""More digits than this no float tells apart."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A number or date from word `start` to before `end`; a day of the week or a lone month has no value."""

    start: int
    end: int
    value: Quantity | Period | None

    @property
    def span(self) -> frozenset[int]:
        """The numbers of its words."""
        return frozenset(range(self.start, self.end))


def mentions_of(utterance: Utterance, general: StatementWords, story: Story) -> tuple[Mention, ...]:
    """Every number and date, in the text's order."""
    dates = [Mention(*found) for found in dates_in(utterance, general.months)]
    vague = list(_vague(utterance, story))
    taken = {at for mention in (*dates, *vague) for at in mention.span}
    numbers = [mention for mention in _numbers(utterance, general) if not taken & mention.span]
    return tuple(sorted((*dates, *vague, *numbers), key=lambda mention: mention.start))


def _vague(utterance: Utterance, story: Story) -> Iterator[Mention]:
    """Find the story's vague words, with or without their article."""
    folded = [word.folded for word in utterance.words]
    for phrase, quantity in story.quantities.items():
        pattern = pattern_of(phrase)
        core = pattern[1:] if len(pattern) > 1 and len(pattern[0]) == 1 else pattern
        for at in range(len(folded) - len(core) + 1):
            if tuple(folded[at : at + len(core)]) == core:
                yield Mention(at, at + len(core), _capped(utterance, at, quantity))


def _capped(utterance: Utterance, start: int, quantity: Quantity) -> Quantity:
    """Drop the floor of a vague word after "no more than" or "fewer than"."""
    is_capped = _bound(utterance, start) in {"most", "fewer"}
    return Quantity(None, quantity.most, unit=quantity.unit) if is_capped and quantity.most else quantity


def _numbers(utterance: Utterance, general: StatementWords) -> Iterator[Mention]:
    folded = [word.folded for word in utterance.words]
    at = 0
    while at < len(folded):
        end, number = _number(folded, at, general)
        if number is not None:
            yield Mention(at, end, _bounded(utterance, at, end, number))
        at = max(end, at + 1)


def _number(folded: list[str], at: int, general: StatementWords) -> tuple[int, float | None]:
    """Where the number that begins at a word ends, and the number: `one hundred and five`, `123`."""
    total, current, end = 0.0, None, at
    while end < len(folded):
        word = folded[end]
        if word.isascii() and word.isdigit() and current is None:
            current = float(word[:_DIGITS])
        elif word in general.numbers:
            current = (current or 0.0) + general.numbers[word]
        elif word in general.scales:
            current = (current or 1.0) * general.scales[word]
            if general.scales[word] >= _THOUSAND:
                total, current = total + current, 0.0
        elif not _goes_on(folded, end, general) or current is None:
            break
        end += 1
    return (at, None) if current is None else (end, total + current)


def _goes_on(folded: list[str], at: int, general: StatementWords) -> bool:
    """Whether a joining word stands inside a number."""
    inside = 0 < at < len(folded) - 1
    return inside and folded[at - 1] in general.scales and folded[at + 1] in general.numbers


def _bounded(utterance: Utterance, start: int, end: int, number: float) -> Quantity:
    """Bound a number by what stands before it: more than, at least, about."""
    hit = next((hit for hit in utterance.having("measures") if hit.start == end), None)
    unit = utterance.words[hit.start].folded[:4] if hit else ""
    bounds = {
        "more": (number + 1, None),
        "least": (number, None),
        "fewer": (None, number - 1),
        "most": (None, number),
        "about": (round(number * (1 - NEARLY)), round(number * (1 + NEARLY))),
    }
    least, most = bounds.get(_bound(utterance, start), (number, number))
    return Quantity(least, most, unit=unit)


def _bound(utterance: Utterance, start: int) -> str:
    """Find the comparator just before a number, an article between them passed over."""
    is_article = start > 0 and len(utterance.words[start - 1].folded) == 1
    ends = {start, start - 1} if is_article else {start}
    return next((hit.label for hit in utterance.having(*BOUNDS) if hit.end in ends), "")
