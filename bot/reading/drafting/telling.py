"""Claims on a story's matters: order, cause, status, tables, what persons are called and what they said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.reading.drafting.accounts import Account
from bot.reading.drafting.affairs import Affairs
from bot.reading.drafting.attribution import voice_at
from bot.reading.drafting.descriptions import descriptions
from bot.reading.drafting.lexicons import Lexicon
from bot.reading.drafting.orders import Ordered, Orders
from bot.reading.drafting.pages import Page, Stretch
from bot.reading.drafting.proposing import Finding
from bot.reading.drafting.speakers import Speakers
from bot.reading.drafting.statements import Said, Vocabulary, statements, topic
from bot.reading.drafting.tables import Tables
from bot.story.claims import Modality
from bot.story.entities import Entity, EntityKind
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
    vocabulary: Vocabulary
    speakers: Speakers
    entities: Mapping[str, Entity]

    def findings(self) -> Iterator[Finding]:
        """All of them, tables first."""
        yield from self._tables()
        yield from self._orders()
        yield from self._statements()
        yield from self._descriptions()
        yield from self._words_of_persons()

    def _tables(self) -> Iterator[Finding]:
        for said in Tables(self.page, self.story, self.vocabulary, self.lexicon.told.columns).said():
            is_ahead = bool(AHEAD & frozenset(said.topic.lower().split())) and said.term is not None
            yield self._said(said, (), Modality.EXPECTED if is_ahead else Modality.ASSERTED)

    def _said(self, said: Said, doubts: tuple[str, ...], modality: Modality | None = None) -> Finding:
        about = f"{self.story.subjects[said.subject]}, {self.story.aspects[said.aspect].label}"
        value = Note() if said.term is None else Category(said.term)
        what = said.topic if said.term is None else said.term.label
        gist = (GIST,) if said.term is None else ()
        return Finding(
            said.subject,
            said.aspect,
            value,
            f"{about}: {what}.",
            (said.tokens,),
            (*doubts, *gist),
            said.at,
            modality,
        )

    def _statements(self) -> Iterator[Finding]:
        passages = list(self.page.of_kind(*PROSE))
        for said in statements(self.page.sheet, self.vocabulary, passages):
            yield self._said(said, (BESIDE,))

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
        words = self.vocabulary.terms.get(form.aspect) if form else None
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

    def _words_of_persons(self) -> Iterator[Finding]:
        """That a person says something, sentence by sentence, where the story asks for it."""
        form = self.lexicon.forms.get("statement")
        for first, last in self.page.of_kind(*PROSE, PassageKind.ROW) if form else ():
            for number in range(self.page.sheet.sentences[first], self.page.sheet.sentences[last] + 1):
                start, end = self.page.sheet.bounds[number]
                found = self._voiced((max(start, first), min(end - 1, last)))
                if found is not None and form is not None:
                    person, at = found
                    what = topic(self.page.sheet, at)
                    says = form.told.format(who=person.label, what=what)
                    subject = form.subject.format(id=person.id)
                    yield Finding(
                        subject, form.aspect, Note(), says, ((start, min(end - 1, last)),), (GIST,), at
                    )

    def _voiced(self, stretch: Stretch) -> tuple[Entity, int] | None:
        """The person whose word a sentence gives, and the first word of it."""
        for at in range(stretch[0], stretch[1] + 1):
            voice = voice_at(self.page.sheet, at)
            if voice.speaker is not None:
                speaker = self.speakers.of(voice.speaker)
                if speaker is not None and speaker.kind is EntityKind.PERSON and self.page.sheet.is_verb(at):
                    return speaker, at
        return None
