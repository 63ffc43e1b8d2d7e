"""Numbers and dates that a statement gives, as values of the story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.checking.dates import dates_in
from bot.answering.checking.numerals import Numerals, Sum
from bot.answering.checking.phrases import BEHIND, BOUNDS, BOUNDS_BEHIND, StatementWords
from bot.answering.checking.utterances import Utterance
from bot.answering.patterns import pattern_of
from bot.story.questions import Story
from bot.story.values import Period, Quantity

NEARLY = 0.1
"""How far, as a share, the true number may lie from one that is given with "about"."""

_ADVERBS = 2
"""So many words may stand between a number and what bounds it from behind: `yüzden çok daha fazla`."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A number or date from word `start` to before `end`; a day of the week or a lone month has no value.

    `is_span` tells of a length of time: a number of days, months or years.
    """

    start: int
    end: int
    value: Quantity | Period | None
    is_span: bool = False

    @property
    def is_count(self) -> bool:
        """Whether it is a number of people or things, and not of days or dollars."""
        return isinstance(self.value, Quantity) and not self.value.unit and not self.is_span

    @property
    def span(self) -> frozenset[int]:
        """The numbers of its words."""
        return frozenset(range(self.start, self.end))


def mentions_of(utterance: Utterance, general: StatementWords, story: Story) -> tuple[Mention, ...]:
    """Every number and date, in the text's order."""
    dates = [Mention(*found) for found in dates_in(utterance, general.months)]
    vague = list(_vague(utterance, story))
    taken = {at for mention in (*dates, *vague) for at in mention.span}
    numerals = general.tongue(utterance.language).numerals
    numbers = [mention for mention in _numbers(utterance, numerals) if not taken & mention.span]
    numbers = [m for m in numbers if not (_is_of_articles(m, utterance) or _is_of_pair(m, utterance))]
    return tuple(sorted((*dates, *vague, *numbers), key=lambda mention: mention.start))


def _is_of_articles(mention: Mention, utterance: Utterance) -> bool:
    """Whether a number tells of how many articles there are: "one of the three texts"."""
    return any(hit.start <= mention.end <= hit.end for hit in utterance.having("sources", "one-source"))


def _is_of_pair(mention: Mention, utterance: Utterance) -> bool:
    """Whether a number is that of two who need no counting: "the two capitals"."""
    return any(hit.start <= mention.start < hit.end for hit in utterance.having("pair"))


def _vague(utterance: Utterance, story: Story) -> Iterator[Mention]:
    """Find the story's vague words, with or without their article, the longest at one place."""
    taken: set[int] = set()
    cores = [(_core(phrase), quantity) for phrase, quantity in story.quantities.items()]
    for core, quantity in sorted(cores, key=lambda pair: -len(pair[0])):
        for at in _places(utterance, core):
            if at not in taken:
                taken |= {*range(at, at + len(core))}
                is_span = any(at <= hit.start < at + len(core) for hit in utterance.having("spans"))
                yield Mention(at, at + len(core), _capped(utterance, at, quantity), is_span)


def _core(phrase: str) -> tuple[str, ...]:
    pattern = pattern_of(phrase)
    return pattern[1:] if len(pattern) > 1 and len(pattern[0]) == 1 else pattern


def _places(utterance: Utterance, core: tuple[str, ...]) -> Iterator[int]:
    """Where some words stand, as they are or in what the text means in English."""
    for at in range(len(utterance.words) - len(core) + 1):
        if any(
            tuple(word.folded for word in said[at : at + len(core)]) == core
            for said in (utterance.words, utterance.senses)
        ):
            yield at


def _capped(utterance: Utterance, start: int, quantity: Quantity) -> Quantity:
    """Drop the floor of a vague word after "no more than" or "fewer than"."""
    is_capped = _bound(utterance, start) in {"most", "fewer"}
    return Quantity(None, quantity.most, unit=quantity.unit) if is_capped and quantity.most else quantity


def _numbers(utterance: Utterance, numerals: Numerals) -> Iterator[Mention]:
    folded = [word.folded for word in utterance.senses or utterance.words]
    at = 0
    while at < len(folded):
        end, number = _number(folded, at, numerals)
        if number is not None:
            is_span = any(hit.start == end for hit in utterance.having("spans"))
            yield Mention(at, end, _bounded(utterance, at, end, number), is_span)
        at = max(end, at + 1)


def _number(folded: list[str], at: int, numerals: Numerals) -> tuple[int, float | None]:
    """Where the number that begins at a word ends, and the number: `one hundred and five`, `123`."""
    found, end = Sum(numerals), at
    while end < len(folded) and (
        found.takes(folded[end]) or (found.value is not None and _goes_on(folded, end, numerals))
    ):
        end += 1
    return (at, None) if found.value is None else (end, found.value)


def _goes_on(folded: list[str], at: int, numerals: Numerals) -> bool:
    """Whether a joining word stands inside a number."""
    inside = 0 < at < len(folded) - 1
    return inside and folded[at - 1] in numerals.scales and folded[at + 1] in numerals.numbers


def _bounded(utterance: Utterance, start: int, end: int, number: float) -> Quantity:
    """Bound a number by what stands before or behind it: more than, at least, about."""
    hit = next((hit for hit in utterance.having("measures") if hit.start == end), None)
    unit = utterance.words[hit.start].folded[:4] if hit else ""
    bounds = {
        "more": (number + 1, None),
        "least": (number, None),
        "fewer": (None, number - 1),
        "most": (None, number),
        "about": (round(number * (1 - NEARLY)), round(number * (1 + NEARLY))),
    }
    bound = _bound(utterance, start) or _bound_behind(utterance, end)
    least, most = bounds.get(bound, (number, number))
    return Quantity(least, most, unit=unit)


def _bound(utterance: Utterance, start: int) -> str:
    """Find the comparator just before a number, an article between them passed over."""
    is_article = start > 0 and len(utterance.words[start - 1].folded) == 1
    ends = {start, start - 1} if is_article else {start}
    return next((hit.label for hit in utterance.having(*BOUNDS) if hit.end in ends), "")


def _bound_behind(utterance: Utterance, end: int) -> str:
    """Find the comparator just behind a number, an adverb between them passed over."""
    for hit in utterance.having(*BOUNDS_BEHIND):
        if end <= hit.start <= end + _ADVERBS:
            return hit.label.removesuffix(BEHIND)
    return ""
