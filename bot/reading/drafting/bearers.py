"""Those whom a word is said of: the persons that the grammar gives it, and those that stand beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.reading.drafting.attribution import speaks_behind
from bot.reading.drafting.clauses import subject_of
from bot.reading.drafting.english import BREAKING
from bot.reading.drafting.mentions import Form, Mention
from bot.reading.drafting.numbers import amount_at
from bot.reading.drafting.sheets import Sheet

REACH = 5  # tokens between a number and the word that says what became of so many


@dataclass(frozen=True, slots=True)
class Bearers:
    """Finds the mentions that a word of an article is said of, by their tokens."""

    sheet: Sheet
    mentions: Mapping[int, Mention]
    lists: Mapping[int, tuple[int, ...]]

    def people(self, at: int | None) -> tuple[int, ...]:
        """The mentions at a token and at what is joined to it."""
        if at is None:
            return ()
        own = [one for head in self._beside(at) for one in self.sheet.conjuncts(head) if one in self.mentions]
        appended = [kid for one in own for kid in self.sheet.children(one, "appos") if kid in self.mentions]
        listed = [other for one in (*own, *appended) for other in self.lists.get(one, ())]
        named = [one for one in appended if self.mentions[one].form is Form.NAME]
        every = dict.fromkeys((*own, *named, *listed))
        return tuple(one for one in every if one == at or not self._tells(one))

    def _tells(self, at: int) -> bool:
        """Whether somebody named only says it."""
        mention = self.mentions[at]
        return mention.form is Form.NAME and speaks_behind(self.sheet, mention.last)

    def _beside(self, at: int) -> list[int]:
        """A subject and the further subjects of the same verb, where the parser saw no conjunction."""
        dep, head = self.sheet.deps[at], self.sheet.heads[at]
        if dep not in ("nsubj", "nsubjpass") or head == at:
            return [at]
        return sorted({at, *self.sheet.children(head, dep)})

    def misread(self, verb: int) -> int | None:
        """A name in front of the verb that the parser did not take for its subject."""
        before = (
            kid
            for kid in self.sheet.kids[verb]
            if kid < verb and self.sheet.deps[kid] in ("advmod", "npadvmod", "dep")
        )
        return next(
            (kid for kid in before if kid in self.mentions and self.mentions[kid].form is Form.NAME), None
        )

    def next_to(self, at: int) -> int | None:
        """A number or person right before a bare participle, as headlines write: "4 shot", "man killed"."""
        sheet = self.sheet
        if sheet.words[at].endswith("ing"):
            return None
        for before in range(at - 1, max(at - 3, -1), -1):
            if before in self.mentions and sheet.sentences[before] == sheet.sentences[at]:
                return before
            amount = amount_at(sheet, before)
            if amount is not None or sheet.words[before] in (",", ";", "."):
                return None
        return None

    def inverted(self, at: int) -> int | None:
        """The first person behind "also killed were", at the beginning of a sentence."""
        sheet = self.sheet
        start, end = sheet.bounds[sheet.sentences[at]]
        if at - start > 2 or at + 1 >= end or sheet.words[at + 1] not in ("was", "were", "are", "is"):  # noqa: PLR2004
            return None
        return next((one for one in range(at + 2, min(at + 8, end)) if one in self.mentions), None)

    def counted_before(self, at: int, reach: int = REACH) -> int | None:
        """The persons just before a state: "1 dead", "four others injured"."""
        sheet = self.sheet
        for before in range(at - 1, max(at - reach, -1), -1):
            if sheet.sentences[before] != sheet.sentences[at]:
                return None
            if (aged := self._before_age(before)) is not None:
                return aged
            if sheet.words[before] in (",", ";", ".", ":"):
                return None
            if before in self.mentions:
                return before
        return None

    def _before_age(self, comma: int) -> int | None:
        """The person whose age ends with this comma: "left X, 29, dead"."""
        name = comma - 3
        if self.sheet.words[comma] != "," or name < 0 or name not in self.mentions:
            return None
        mention = self.mentions[name]
        is_aged = mention.age is not None and self.sheet.words[comma - 1] == str(mention.age)
        return name if is_aged and self.sheet.words[name + 1] == "," else None

    def bearers(self, at: int) -> tuple[int, ...]:
        """Those whom a phrase is said of: the noun it hangs on, or the subject of its verb."""
        sheet = self.sheet
        for up in sheet.above(at):
            if up in self.mentions:
                return self.people(up)
            if sheet.is_verb(up):
                object_ = sheet.child(up, "dobj")
                if object_ in self.mentions and sheet.words[at] in ("with", "in"):
                    return self.people(object_)
                return self.people(subject_of(sheet, up))
        return ()

    def left_of(self, verb: int) -> int | None:
        """The first of those named before "was", where the parser took another word for its subject."""
        sheet = self.sheet
        being = [kid for kid in sheet.kids[verb] if sheet.deps[kid] in ("auxpass", "aux") and kid < verb]
        if not being or sheet.child(verb, "dobj") is not None:
            return None
        start = sheet.bounds[sheet.sentences[verb]][0]
        for at in range(being[0] - 1, start - 1, -1):
            if at in self.mentions and self.mentions[at].form is Form.NAME:
                return sheet.joined_to(at) if sheet.joined_to(at) in self.mentions else at
            if sheet.is_verb(at) or sheet.words[at] in BREAKING:
                return None
        return None
