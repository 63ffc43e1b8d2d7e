"""Tables read as structure: a row is of a subject, a column of an aspect, a cell holds a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.reading.drafting.lexicons import Lexicon, Outcome
from bot.reading.drafting.numbers import amount_at
from bot.reading.drafting.pages import Cell, Page, Row, Stretch
from bot.reading.drafting.phrasebooks import Phrasebook
from bot.reading.drafting.sheets import Sheet
from bot.reading.drafting.statements import TOPIC, Said
from bot.reading.drafting.totals import Doer, Scope, Tally
from bot.story.questions import Story
from bot.story.values import Category, Note

COUNTING = frozenset({"number", "total", "count", "toll"})
LITTLE = frozenset({"the", "a", "an", "of", "on", "in", "and", "for", "with", "s", "'s", "|", "us"})


@dataclass(frozen=True, slots=True)
class Tables:
    """Reads the rows of an article's tables by the names that a story has for subjects and aspects."""

    page: Page
    story: Story
    book: Phrasebook
    columns: Mapping[str, tuple[str, ...]]

    def said(self) -> Iterator[Said]:
        """What cells say of the subject of their row."""
        for row in self.page.rows():
            subject = self._subject(row.head)
            for cell in row.cells if subject else ():
                yield from self._of_cell(subject or "", row, cell)

    def _subject(self, head: Stretch) -> str | None:
        """The subject whose name or label holds most words of the row's head, and more than half of them."""
        sheet = self.page.sheet
        words = stems(" ".join(sheet.words[head[0] : head[1] + 1]))
        named = [
            (len(stems(" ".join(sheet.words[each.first : each.last + 1]))), each.meaning.subject)
            for each in self.book.names.within(sheet, head[0], head[1] + 1)
        ]
        labelled = [
            (len(own), subject)
            for subject, label in self.story.subjects.items()
            if (own := stems(label)) and own <= words
        ]
        size, subject = max([*labelled, *named], default=(0, ""))
        return subject if 2 * size > len(words) else None

    def _of_cell(self, subject: str, row: Row, cell: Cell) -> Iterator[Said]:
        sheet = self.page.sheet
        if EARLIER & stems(cell.column):
            return
        aspect = self._aspect(cell.column)
        tokens = row.head[0], cell.tokens[1]
        if aspect in self.book.terms:
            terms = self.book.terms[aspect].within(sheet, cell.tokens[0], cell.tokens[1] + 1)
            if terms:
                best = max(terms, key=lambda each: (each.last - each.first, -each.first))
                value, what = Category(best.meaning), best.meaning.label
                yield Said(subject, aspect, value, what, tokens, best.first, cell.column)
        elif aspect and self.story.aspects[aspect].type == "note":
            words = sheet.texts[cell.tokens[0] : cell.tokens[1] + 1][:TOPIC]
            yield Said(subject, aspect, Note(), " ".join(words), tokens, cell.tokens[0], cell.column)

    def _aspect(self, column: str) -> str:
        """The aspect that a column's head names: by words of the lexicon, by its id, or by its label."""
        words = stems(column)
        for aspect, marks in self.columns.items():
            if any(stems(mark) <= words for mark in marks):
                return aspect
        named = (name for name in self.story.aspects if stems(name) <= words)
        return next(named, "")


def tallies(page: Page, lexicon: Lexicon) -> Iterator[Tally]:
    """Numbers of an outcome in tables: "number of dead | 12", or a row "wounded" with a number."""
    sheet = page.sheet
    for row in page.rows():
        outcome = _outcome(sheet, row.head, lexicon)
        for cell in row.cells[:1]:
            amount = next(
                (
                    found
                    for at in range(cell.tokens[0], cell.tokens[1] + 1)
                    if (found := amount_at(sheet, at))
                ),
                None,
            )
            if outcome and amount and amount.first <= cell.tokens[0] + 1:
                noun = _counted(sheet, amount.last, cell.tokens[1])
                yield Tally(outcome.id, amount, Scope.TOTAL, (row.head[0], amount.last), noun, Doer.OPEN)


def _outcome(sheet: Sheet, head: Stretch, lexicon: Lexicon) -> Outcome | None:
    """The outcome that a row's head counts: with "number of", or by itself."""
    inside = range(head[0], head[1] + 1)
    is_counting = any(sheet.lemmas[at] in COUNTING for at in inside)
    for use in ("states", "counted", "verbs", "undergone"):
        for at in inside:
            index = lexicon.by_word.get(use, {})
            found = index.get(sheet.words[at]) or index.get(sheet.lemmas[at])
            if found and (is_counting or head[0] == head[1]):
                return found
    return None


def _counted(sheet: Sheet, number: int, last: int) -> str:
    return sheet.words[number + 1] if number < last and sheet.is_plural(number + 1) else ""


def stems(text: str) -> frozenset[str]:
    """The words of a text without endings of the plural and without little words."""
    words = (word.strip("'’.,:()").lower() for word in text.replace("-", " ").split())
    return frozenset(word.removesuffix("s") for word in words if word and word not in LITTLE)


EARLIER = stems("previous former prior before old earlier past")
