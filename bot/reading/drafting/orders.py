"""What came before, after, together with or in return for what, and by which words the article says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.reading.drafting.affairs import Affairs, Told, is_under
from bot.reading.drafting.clauses import is_denied
from bot.reading.drafting.connectives import (
    ADVERBS,
    AFTER,
    AGREEING,
    BEFORE,
    CONNECTIVES,
    EXCHANGE,
    IN_RETURN,
    REASONS,
    VERBS,
    Relation,
)
from bot.reading.drafting.pages import Stretch
from bot.reading.drafting.sheets import Sheet
from bot.story.values import OrderRelation

NEAR = 3  # tokens between "subsequent" and what it stands beside


@dataclass(frozen=True, slots=True)
class Ordered:
    """Two affairs: `first` came before, with or in return for `second`; `at` is the word that says so."""

    first: str
    relation: OrderRelation
    second: str
    tokens: tuple[int, int]
    at: int


@dataclass(frozen=True, slots=True)
class Orders:
    """Finds the order of a story's affairs in the sentences of an article."""

    sheet: Sheet
    affairs: Affairs

    def within(self, start: int, end: int) -> Iterator[Ordered]:
        """Find orders in a passage, sentence by sentence."""
        before: list[Told] = []
        for number in range(self.sheet.sentences[start], self.sheet.sentences[end - 1] + 1):
            first, after = self.sheet.bounds[number]
            told = self.affairs.told(first, after, before)
            yield from self._of_sentence(first, after, told)
            before = told or before

    def of_row(self, head: Stretch, cell: Stretch) -> Iterator[Ordered]:
        """A row that gives the reason for an affair; what was agreed upon as one is given in exchange."""
        sheet = self.sheet
        caused = self.affairs.told(head[0], head[1] + 1, [])
        causes = self.affairs.told(cell[0], cell[1] + 1, [])
        is_reason = any(sheet.lemmas[at] in REASONS for at in range(head[0], head[1] + 1))
        if is_reason and caused and causes:
            is_agreed = any(sheet.lemmas[at] in AGREEING for at in range(cell[0], cell[1] + 1))
            yield from self._pair(caused[:1], EXCHANGE if is_agreed else AFTER, causes[:1], cell[0])

    def _of_sentence(self, start: int, end: int, told: list[Told]) -> Iterator[Ordered]:
        if len({each.affair for each in told}) < 2 or self.sheet.texts[end - 1] == "?":  # noqa: PLR2004
            return
        seen: set[tuple[str, OrderRelation, str]] = set()
        for ordered in (
            *self._by_connective(start, end, told),
            *self._by_verb(start, end, told),
            *self._by_adverb(told),
        ):
            key = ordered.first, ordered.relation, ordered.second
            if key not in seen:
                seen.add(key)
                yield ordered

    def _by_connective(self, start: int, end: int, told: list[Told]) -> Iterator[Ordered]:
        for found in CONNECTIVES.within(self.sheet, start, end):
            top = self._governed(found.first, found.last)
            inside = [each for each in told if each.at > found.last and is_under(self.sheet, top, each.at)]
            outside = [each for each in told if each not in inside]
            yield from self._pair(outside, found.meaning, inside, found.first)

    def _governed(self, first: int, last: int) -> int:
        """The top of what a connective governs: the clause that "before" begins, or the word itself."""
        if self.sheet.deps[first] in ("mark", "advmod") and self.sheet.is_verb(self.sheet.heads[first]):
            return self.sheet.heads[first]
        tops = [at for at in range(first, last + 1) if self.sheet.heads[at] not in range(first, last + 1)]
        return min(tops, default=first)

    def _by_verb(self, start: int, end: int, told: list[Told]) -> Iterator[Ordered]:
        sheet = self.sheet
        for found in VERBS.within(sheet, start, end):
            verb = found.first
            if not sheet.is_verb(verb) or sheet.deps[verb] == "prep" or is_denied(sheet, verb):
                continue
            doer = sheet.child(verb, "nsubj", "nsubjpass", "csubj")
            earlier = [each for each in told if each.at < verb]
            own = [each for each in earlier if doer is not None and is_under(sheet, doer, each.at)]
            taken = [each for each in told if each.at > found.last and is_under(sheet, verb, each.at)]
            yield from self._pair(own or earlier[-1:], found.meaning, taken, verb)

    def _by_adverb(self, told: list[Told]) -> Iterator[Ordered]:
        """A word beside the later of two, or "in return" in its clause."""
        sheet = self.sheet
        for one, other in pairwise(told):
            for kid in (*sheet.kids[other.at], *sheet.kids[sheet.heads[other.at]]):
                relation = ADVERBS.get(sheet.words[kid])
                if relation is not None and one.at < kid < other.at + NEAR:
                    yield from self._pair([one], relation, [other], kid)
            for at in range(one.at, other.at):
                is_open = sheet.words[at : at + 2] in IN_RETURN and sheet.words[at + 2 : at + 3] != ("for",)
                if is_open:
                    yield from self._pair([one], EXCHANGE, [other], at)

    def _pair(self, outer: list[Told], relation: Relation, inner: list[Told], at: int) -> Iterator[Ordered]:
        """The nearest on each side, if they are two affairs and nothing nearer is in doubt."""
        if not outer or not inner:
            return
        one = min(outer, key=lambda each: abs(each.at - at))
        other = min(inner, key=lambda each: abs(each.at - at))
        if one.affair == other.affair:
            return
        first, second = (other, one) if relation == AFTER else (one, other)
        known = BEFORE if relation == AFTER else OrderRelation(relation)
        tokens = min(one.at, other.at, at), max(one.at, other.at, at)
        yield Ordered(first.affair, known, second.affair, tokens, at)
