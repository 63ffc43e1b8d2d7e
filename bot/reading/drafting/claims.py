"""Claims of what an account holds: typed values, sentences of our own, evidence, and doubts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from bot.reading.drafting.accounts import Account, Figure
from bot.reading.drafting.lexicons import Lexicon, Outcome
from bot.reading.drafting.mentions import Form, Mention
from bot.reading.drafting.naming import entity_of, slug
from bot.reading.drafting.numbers import Amount
from bot.reading.drafting.outcomes import Event
from bot.reading.drafting.persons import words_of
from bot.reading.drafting.proposing import Finding, Proposer
from bot.reading.drafting.settings import Placed
from bot.reading.drafting.totals import Doer, Scope, Tally
from bot.story.entities import Entity, EntityKind, Term
from bot.story.values import Category, Names, Period, Quantity, Route, Value

REACH = 3  # tokens from a name to the age behind it

ELSEWHERE = "the sentence may speak of another event"
PARTIAL = "the number may cover only some"
LISTED = "counted from the persons told of; the article gives no total"
OPEN = "the words leave open what became of them"
LINKED = "the words speak of the person without the name"
SEVERAL_AGES = "the article gives more than one age"
BESIDE = "it stands in a sentence that tells of it; the article may mean something else"
WRITTEN = "the article begins with it, and may only have been written there"
ONLY_NAMED = "the article names it, and does not say that it did it"
THIN = "a single mention speaks for it"


@dataclass(slots=True)
class Drafter:
    """Makes claims of an account.

    `entities` are the persons that the story knows, by each of their names in lower case;
    `words` are its vague words.
    """

    proposer: Proposer
    published: date | None
    account: Account
    lexicon: Lexicon
    entities: Mapping[str, Entity] = field(default_factory=dict)
    words: Mapping[str, Quantity] = field(default_factory=dict)

    def draft(self) -> None:
        """Propose all that the account supports."""
        for tally in self.account.tallies:
            self._count(tally)
        for outcome in self.lexicon.outcomes.values():
            self._listed(outcome)
            self._named(outcome)
        self._ends()
        self._setting()
        for figure in self.account.figures:
            if figure.person.name:
                self._person(figure)

    def _count(self, tally: Tally) -> None:
        outcome = self.lexicon.outcomes[tally.outcome]
        doubts = {
            Scope.ELSEWHERE: [ELSEWHERE],
            Scope.PART: [PARTIAL],
            Scope.BESIDES: [PARTIAL],
            Scope.TOTAL: [],
        }[tally.scope]
        value = self._quantity(tally.amount, part=tally.scope is not Scope.TOTAL)
        says = outcome.told[1].format(count=_counted(tally.amount, tally.noun))
        aspect = outcome.besides if tally.doer is Doer.EXCLUDED and outcome.besides else outcome.aspect
        self._propose(outcome.subject, aspect, value, says, [tally.tokens], doubts)

    def _ends(self) -> None:
        """What became of whoever did it."""
        form = self.lexicon.forms.get("end")
        for name, outcome in self.lexicon.outcomes.items():
            events = [event for event in self.account.ends if event.outcome == name]
            if form is not None and events and not outcome.among:
                value = self._term("end", name, outcome.label)
                tokens = [(min(event.at, *event.of), max(event.at, *event.of)) for event in events[:3]]
                says = form.told.format(what=outcome.label)
                self._propose(form.subject, form.aspect, value, says, tokens, [])

    def _setting(self) -> None:
        """Where and when it happened, and which bodies did it."""
        setting = self.account.setting
        for place in _once(setting.places):
            stop = Entity(slug(place.text), EntityKind.PLACE, place.text)
            doubt = WRITTEN if place.is_head else BESIDE
            self._told("place", Route((stop,)), [place.tokens], doubt, where=place.text)
        for dated in {dated.first: dated for dated in setting.dates}.values():
            self._told("day", Period(dated.first, dated.last), [dated.tokens], when=dated.first.isoformat())
        for body in setting.bodies:
            other = (body.other,) if body.other else ()
            names = Names((Entity(slug(body.text), EntityKind.BODY, body.text, other),))
            self._told("doers", names, [body.tokens], BESIDE if body.is_doer else ONLY_NAMED, who=body.text)

    def _told(
        self, form: str, value: Value, tokens: list[tuple[int, int]], doubt: str = BESIDE, **words: str
    ) -> None:
        made = self.lexicon.forms.get(form)
        if made is not None:
            self._propose(made.subject, made.aspect, value, made.told.format(**words), tokens, [doubt])

    def _quantity(self, amount: Amount, *, part: bool) -> Quantity:
        """The amount as a value: a vague word by the interval that the story declares for it."""
        declared = self.words.get(amount.word or "")
        if declared is not None:
            return replace(declared, part=part)
        return Quantity(amount.least, amount.most, part=part)

    def _term(self, form: str, term: str, label: str) -> Category:
        """A term of the vocabulary that a form's values are of."""
        made = self.lexicon.forms.get(form)
        return Category(Term(made.vocabulary if made else form, term, label))

    def _listed(self, outcome: Outcome) -> None:
        """The persons of one outcome, counted: at least so many."""
        figures = distinct(figure for figure in self.account.figures if outcome.id in figure.outcomes)
        if figures:
            tokens = [(event.at, event.at) for figure in figures for event in figure.outcomes[outcome.id][:1]]
            value = Quantity(len(figures), None)
            says = outcome.told[1].format(count=f"at least {len(figures)}")
            self._propose(outcome.subject, outcome.aspect, value, says, tokens, [LISTED])

    def _named(self, outcome: Outcome) -> None:
        """The names of those whom the outcome befell; the list is open, for the article may name but some."""
        form = self.lexicon.forms.get("names")
        figures = [
            figure
            for figure in self.account.figures
            if figure.person.name and self._is_by_name(figure, figure.outcomes.get(outcome.id, []))
        ]
        if form is None or outcome.among or not figures:
            return
        members = tuple({(one := self._entity(figure)).id: one for figure in figures}.values())
        tokens = [
            self._around(figure, figure.outcomes[outcome.id][0].at, figure.outcomes[outcome.id][0].of)
            for figure in figures
        ]
        says = form.told.format(who=", ".join(member.label for member in members), what=outcome.label)
        self._propose(form.subject, form.aspect, Names(members), says, tokens, [])

    def _entity(self, figure: Figure) -> Entity:
        """The person as the story knows it, or by a new id."""
        return self.entities.get(figure.person.name.casefold()) or entity_of(figure.person.name)

    def _person(self, figure: Figure) -> None:
        person = self._entity(figure)
        for outcome, events in figure.outcomes.items():
            label = self.lexicon.outcomes[outcome].label
            tokens = [self._around(figure, event.at, event.of) for event in events[:3]]
            doubts = [OPEN] if self.lexicon.outcomes[outcome].among else []
            doubts += [] if self._is_by_name(figure, events) else [LINKED]
            self._formed("fate", person, self._term("fate", outcome, label), tokens, doubts, what=label)
        for age, mention in figure.person.ages.items():
            self._age(figure, person, age, mention)
        for role, count in figure.roles.items():
            mention = figure.person.mentions[0]
            value = self._term("role", role, role)
            tokens = [(mention.first, mention.last)]
            self._formed("role", person, value, tokens, [] if count > 1 else [THIN], what=role)

    def _age(self, figure: Figure, person: Entity, age: int, mention: Mention) -> None:
        """An age as the days of birth that it allows; of one who is dead, as the age that stays too."""
        is_dead = any(self.lexicon.outcomes[outcome].ends for outcome in figure.outcomes)
        tokens = [(mention.first, min(mention.last + REACH, len(self.account.sheet) - 1))]
        doubts = [] if len(figure.person.ages) == 1 else [SEVERAL_AGES]
        if self.published is not None:
            self._formed(
                "age", person, born(age, self.published, self.account.since), tokens, doubts, years=str(age)
            )
        if is_dead:
            value = Quantity(age, age, unit="years")
            self._formed("last_age", person, value, tokens, doubts, years=str(age))

    @staticmethod
    def _is_by_name(figure: Figure, events: list[Event]) -> bool:
        """Whether any of the events is said of the name itself, not of a pronoun or description."""
        names = {mention.at for mention in figure.person.mentions if mention.form is Form.NAME}
        return any(names.intersection(event.of) for event in events)

    def _around(self, figure: Figure, at: int, of: Iterable[int]) -> tuple[int, int]:
        own = [mention for mention in figure.person.mentions if mention.at in of]
        return min(at, *(m.first for m in own)) if own else at, max(at, *(m.last for m in own)) if own else at

    def _formed(
        self,
        form: str,
        person: Entity,
        value: Value,
        tokens: list[tuple[int, int]],
        doubts: list[str],
        **words: str,
    ) -> None:
        made = self.lexicon.forms.get(form)
        if made is not None:
            says = made.told.format(who=person.label, **words)
            self._propose(made.subject.format(id=person.id), made.aspect, value, says, tokens, doubts)

    def _propose(
        self,
        subject: str,
        aspect: str,
        value: Value,
        says: str,
        tokens: list[tuple[int, int]],
        doubts: list[str],
    ) -> None:
        self.proposer.propose(Finding(subject, aspect, value, says, tuple(tokens), tuple(doubts)))


def _once(places: Iterable[Placed]) -> list[Placed]:
    return list({place.text.lower(): place for place in places}.values())


def distinct(figures: Iterable[Figure]) -> list[Figure]:
    """Those of whom no two can be one person: the named, the unnamed of other ages; else any one."""
    every = list(figures)
    named = [figure for figure in every if len(words_of(figure.person.name)) > 1]
    ages = {age for figure in named for age in figure.person.ages}
    described: dict[int, Figure] = {}
    for figure in every:
        if not figure.person.name:
            for age in sorted(figure.person.ages)[:1]:
                if age not in ages:
                    described.setdefault(age, figure)
    unplaced = sum(not figure.person.ages for figure in named)
    return [*named, *list(described.values())[unplaced:]] or every[:1]


def _counted(amount: Amount, noun: str) -> str:
    of = noun or "persons"
    if amount.word is not None:
        return f"{amount.word} ({of})"
    match amount.least, amount.most:
        case (None, most):
            return f"at most {most} ({of})"
        case (least, None):
            return f"at least {least} ({of})"
        case (0, 0):
            return f"none ({of})"
        case (least, most) if least == most:
            return f"{least} ({of})"
    return f"{amount.least} to {amount.most} ({of})"


def born(age: int, on: date, since: date | None = None) -> Period:
    """The days on which somebody was born who is so old on that day, or was so on some day `since` then.

    Reports of long after an event often print the age that a person had at the time of it.
    """
    earliest = on if since is None else min(since, on)
    return Period(_years_before(earliest, age + 1) + timedelta(days=1), _years_before(on, age))


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
