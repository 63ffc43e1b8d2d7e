"""Claims on a story's matters: order, cause, status, tables, what persons are called and what they said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.reading.drafting.accounts import Account
from bot.reading.drafting.affairs import Affairs
from bot.reading.drafting.descriptions import descriptions
from bot.reading.drafting.lexicons import Lexicon
from bot.reading.drafting.matters import Matter
from bot.reading.drafting.orders import Ordered, Orders
from bot.reading.drafting.pages import Page, Stretch
from bot.reading.drafting.phrasebooks import Phrasebook
from bot.reading.drafting.phrases import Found
from bot.reading.drafting.proposing import Finding
from bot.reading.drafting.sheets import SUBJECTS
from bot.reading.drafting.statements import Said, statements
from bot.reading.drafting.tables import Tables
from bot.story.claims import Modality
from bot.story.entities import Entity
from bot.story.questions import Story
from bot.story.sources import PassageKind
from bot.story.values import Category, Note, Order, OrderRelation

CAUSED = "order and cause are for a person to judge"
BESIDE = "the word stands beside it; the article may mean something else"
GIST = "only its topic is given: say in a sentence what the article says"
PUT_TO = "the words are put to the name by its sentence"
AHEAD = frozenset({"outlook", "forecast", "expectation", "expectations", "future", "plan", "plans", "next"})
PROSE = (PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.ANSWER)
RELATIONS = {
    OrderRelation.BEFORE: "came before",
    OrderRelation.TOGETHER: "came together with",
    OrderRelation.EXCHANGE: "was given in exchange for",
}


@dataclass(frozen=True, slots=True)
class Teller:
    """Finds what an article says of the matters that its story declares."""

    page: Page
    account: Account
    lexicon: Lexicon
    story: Story
    book: Phrasebook
    entities: Mapping[str, Entity]

    def findings(self) -> Iterator[Finding]:
        """All of them, tables first."""
        yield from self._tables()
        yield from self._orders()
        yield from self._statements()
        yield from self._descriptions()

    def _tables(self) -> Iterator[Finding]:
        for said in Tables(self.page, self.story, self.book, self.lexicon.told.columns).said():
            is_ahead = bool(AHEAD & frozenset(said.column.lower().split()))
            yield self._said(said, (), Modality.EXPECTED if is_ahead else Modality.ASSERTED)

    def _said(self, said: Said, doubts: tuple[str, ...], modality: Modality | None = None) -> Finding:
        about = f"{self.story.subjects[said.subject]}, {self.story.aspects[said.aspect].label}"
        gist = (GIST,) if isinstance(said.value, Note) else ()
        says = f"{about}: {said.what}."
        doubts = (*doubts, *gist)
        return Finding(said.subject, said.aspect, said.value, says, (said.tokens,), doubts, said.at, modality)

    def _statements(self) -> Iterator[Finding]:
        told = [cell.tokens for row in self.page.rows() for cell in row.cells if self._is_told(cell.tokens)]
        named = self._mentions()
        for said in statements(self.page.sheet, self.book, [*self.page.of_kind(*PROSE), *told], named):
            yield self._said(said, (BESIDE,))

    def _is_told(self, cell: Stretch) -> bool:
        """Whether a cell tells something, in a clause of its own."""
        sheet = self.page.sheet
        return any(sheet.is_verb(at) and sheet.children(at, *SUBJECTS) for at in range(cell[0], cell[1] + 1))

    def _mentions(self) -> list[Found[Matter]]:
        """Where the article speaks of persons whom the story knows, by name or not."""
        notes, found = self.lexicon.told.persons, []
        for figure in self.account.figures if notes else ():
            person = self.entities.get(figure.person.name.casefold())
            if person is not None:
                matter = Matter(f"person/{person.id}", notes=notes)
                found += [Found(each.first, each.last, matter) for each in figure.person.mentions]
        return sorted(found, key=lambda each: each.first)

    def _orders(self) -> Iterator[Finding]:
        form = self.lexicon.forms.get("order")
        if form is None:
            return
        orders = Orders(self.page.sheet, Affairs.of(self.page.sheet, self.lexicon.told.affairs))
        for first, last in self.page.of_kind(*PROSE):
            for ordered in orders.within(first, last + 1):
                yield self._ordered(ordered, form.subject, form.aspect, form.told)
        for row in self.page.rows():
            for cell in row.cells[:1]:
                for ordered in orders.of_row(row.head, cell.tokens):
                    yield self._ordered(ordered, form.subject, form.aspect, form.told)

    def _ordered(self, ordered: Ordered, subject: str, aspect: str, told: str) -> Finding:
        first, second = self.story.entities[ordered.first], self.story.entities[ordered.second]
        value = Order(first, ordered.relation, second)
        says = told.format(first=first.label, how=RELATIONS[ordered.relation], second=second.label)
        return Finding(subject, aspect, value, says, (ordered.tokens,), (CAUSED,), ordered.at)

    def _descriptions(self) -> Iterator[Finding]:
        form = self.lexicon.forms.get("description")
        words = self.book.terms.get(form.aspect) if form else None
        for figure in self.account.figures if words else ():
            person = self.entities.get(figure.person.name.casefold())
            if form is None or words is None or person is None:
                continue
            for each in descriptions(self.page.sheet, figure.person, words):
                yield Finding(
                    form.subject.format(id=person.id),
                    form.aspect,
                    Category(each.term),
                    form.told.format(who=person.label, what=each.term.label),
                    (each.tokens,),
                    () if each.is_direct else (PUT_TO,),
                    each.tokens[0],
                    Modality.ASSERTED,
                )
