"""The affairs that sentences speak of: by name, by what is done to what, or as "this move" told before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.reading.drafting.clauses import is_denied
from bot.reading.drafting.connectives import POINTING, STEPS
from bot.reading.drafting.matters import Affair
from bot.reading.drafting.phrases import Phrases
from bot.reading.drafting.sheets import Sheet

NEAR = 3  # arcs from a word of an affair to what it is done to
LEAD = 4  # tokens at the beginning of a sentence among which "this move" stands
INSIDE = frozenset({"dobj", "prep", "pobj", "compound", "amod", "conj", "nmod", "poss", "nsubjpass", "acl"})
BOUND = frozenset({"amod", "acl", "compound", "relcl"})


@dataclass(frozen=True, slots=True)
class Told:
    """An affair where a sentence speaks of it; `is_meant` marks "this move" for the affair told before."""

    affair: str
    at: int
    is_meant: bool = False


@dataclass(frozen=True, slots=True)
class Affairs:
    """Finds a story's affairs in the sentences of an article."""

    sheet: Sheet
    affairs: Mapping[str, Affair]
    names: Phrases[str]

    @classmethod
    def of(cls, sheet: Sheet, affairs: Mapping[str, Affair]) -> Affairs:
        """Make ready to look for these."""
        return cls(
            sheet, affairs, Phrases.of((name, each.id) for each in affairs.values() for name in each.names)
        )

    def told(self, start: int, end: int, before: list[Told]) -> list[Told]:
        """The affairs of a sentence in order; `before` are those of the sentence before it."""
        named = self.names.within(self.sheet, start, end)
        found = {each.first: Told(each.meaning, each.last) for each in named}
        taken = {at for each in named for at in range(each.first, each.last + 1)}
        for at in range(start, end):
            for affair in self.affairs.values():
                if at not in taken and self._names_it(affair, at):
                    found[at] = Told(affair.id, at)
        meant = self._meant(start, end, before)
        if meant is not None and not any(is_under(self.sheet, meant.at, each.at) for each in found.values()):
            found.setdefault(meant.at, meant)
        return [found[at] for at in sorted(found)]

    def _names_it(self, affair: Affair, at: int) -> bool:
        """Whether the word here stands for the affair: it is done to one of the things it is done to."""
        sheet = self.sheet
        if sheet.lemmas[at] not in affair.words and sheet.words[at] not in affair.words:
            return False
        if is_denied(sheet, at):
            return False
        near = {*_below(sheet, at, NEAR), *sheet.children(at, "nsubjpass")}
        if sheet.deps[at] in BOUND:
            near.add(sheet.heads[at])
        return any(sheet.lemmas[one] in affair.of or sheet.words[one] in affair.of for one in near)

    def _meant(self, start: int, end: int, before: list[Told]) -> Told | None:
        """What "this move" at the beginning of a sentence means: the first affair of the sentence before."""
        sheet = self.sheet
        ids = list(dict.fromkeys(each.affair for each in before))
        for at in range(start, min(start + LEAD, end)):
            is_step = sheet.lemmas[at] in STEPS and sheet.deps[at] in ("nsubj", "nsubjpass", "pobj", "dobj")
            if is_step and ids and sheet.words[start] in POINTING:
                return Told(ids[0], at, is_meant=True)
        return None


def is_under(sheet: Sheet, top: int, at: int) -> bool:
    """Whether a word is another one or hangs on it."""
    return at == top or top in sheet.above(at)


def _below(sheet: Sheet, at: int, depth: int) -> Iterator[int]:
    """What hangs on a word, through objects and prepositions and not into clauses of their own."""
    for kid in sheet.kids[at] if depth else ():
        if sheet.deps[kid] in INSIDE:
            yield kid
            yield from _below(sheet, kid, depth - 1)
