"""Numbers of an outcome over a whole article: each once, with what it covers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.reading.drafting.clauses import is_denied, is_unreal
from bot.reading.drafting.lexicons import Lexicon
from bot.reading.drafting.mentions import Form, Mention
from bot.reading.drafting.numbers import Amount
from bot.reading.drafting.outcomes import Event
from bot.reading.drafting.sheets import Sheet
from bot.reading.drafting.tallies import Count

REACH = 6  # tokens from "including" to the one who is included
REFLEXIVE = frozenset({"himself", "herself", "themselves"})


class Scope(StrEnum):
    """What a number covers: all, some among them, those besides others told before, or another event."""

    TOTAL = "total"
    PART = "part"
    BESIDES = "besides"
    ELSEWHERE = "elsewhere"


class Doer(StrEnum):
    """Whether a number counts the one who did it too."""

    INCLUDED = "included"
    EXCLUDED = "excluded"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Tally:
    """So many of one outcome: the amount, what it covers, and the tokens that say it."""

    outcome: str
    amount: Amount
    scope: Scope
    tokens: tuple[int, int]
    noun: str = ""
    doer: Doer = Doer.OPEN


@dataclass(frozen=True, slots=True)
class Totals:
    """Finds the numbers of one article; `away` are the sentences that speak of other events."""

    sheet: Sheet
    lexicon: Lexicon
    mentions: Mapping[int, Mention]
    away: frozenset[int]

    def of(self, events: Iterable[Event], counts: Iterable[Count]) -> tuple[Tally, ...]:
        """Put together what stands beside a word and what the grammar says; joined persons are added up."""
        found = {(one.outcome, one.at): self._of_count(one) for one in counts if self._is_real(one)}
        for event in events:
            members = self._members(event)
            tally = None if event.is_unreal else self._of_event(event, members)
            if tally is None:
                continue
            if len(members) > 1:
                for member in members:
                    found.pop((event.outcome, member.amount.last), None)
            known = found.setdefault((tally.outcome, tally.amount.last), tally)
            if known.doer is Doer.OPEN:
                found[tally.outcome, tally.amount.last] = replace(known, doer=tally.doer)
        return tuple(sorted(found.values(), key=lambda tally: tally.tokens))

    def _is_real(self, count: Count) -> bool:
        """Whether the number's verb tells what happened, not what could have or did not."""
        if not self.sheet.is_verb(count.word):
            return True
        is_denied_all = count.amount.most != 0 and is_denied(self.sheet, count.word)
        return not is_unreal(self.sheet, count.word) and not is_denied_all

    def _of_count(self, count: Count) -> Tally:
        tokens = min(count.at, count.word, count.amount.first), max(count.at, count.word)
        scope = self._scope(count.at, is_other=count.is_other, is_part=count.is_part)
        is_active = count.word < count.at or is_with_own(self.sheet, self.lexicon, count.word)
        doer = self._doer(tokens, count.noun, is_active=is_active)
        return Tally(count.outcome, count.amount, scope, tokens, count.noun, doer)

    def _members(self, event: Event) -> list[Mention]:
        """Those the event is said of, each once: not beside a name that is only put to them."""
        sheet = self.sheet
        return [
            self.mentions[at]
            for at in event.of
            if not (sheet.deps[at] == "appos" and sheet.heads[at] in event.of)
        ]

    def _of_event(self, event: Event, members: list[Mention]) -> Tally | None:
        reached = self._place(event, members) if members else None
        if not members or not (reached or _counts(members)):
            return None
        amount = reached or _sum(members)
        if event.is_denied and amount.least:
            return None
        first, last = min(one.first for one in members), max(one.last for one in members)
        tokens = min(event.at, first), max(event.at, last)
        is_other = reached is None and all(member.is_other for member in members)
        is_part = any(member.is_part for member in members)
        scope = self._scope(event.at, is_other=is_other, is_part=is_part)
        noun = members[0].noun if len(members) == 1 else ""
        is_own = event.by is not None and event.by in event.of
        doer = self._doer(tokens, noun, is_active=event.by is not None)
        doer = Doer.INCLUDED if is_own else doer
        return Tally(event.outcome, amount, scope, tokens, noun, doer)

    def _place(self, event: Event, members: list[Mention]) -> Amount | None:
        """How many an outcome that ends lives has befallen when "a third man" dies: three."""
        outcome = self.lexicon.outcomes[event.outcome]
        only = members[0]
        is_last = len(members) == 1 and only.place and self.sheet.lemmas[event.at] in outcome.undergone
        return Amount(only.place, only.place, only.first, only.last) if is_last and outcome.ends else None

    def _scope(self, at: int, *, is_other: bool, is_part: bool) -> Scope:
        if self.sheet.sentences[at] in self.away:
            return Scope.ELSEWHERE
        return Scope.PART if is_part else Scope.BESIDES if is_other else Scope.TOTAL

    def _doer(self, tokens: tuple[int, int], noun: str, *, is_active: bool) -> Doer:
        """Read whether the one who did it is counted: "including the gunman", "before killing himself"."""
        sheet = self.sheet
        end = sheet.bounds[sheet.sentences[tokens[1]]][1]
        for at in range(tokens[0], end):
            if sheet.words[at] == "including":
                near = range(at, min(at + REACH, end))
                if any(self._is_doer(one) for one in near):
                    return Doer.INCLUDED
        after = range(tokens[1], end)
        is_before = any(sheet.words[one] in REFLEXIVE for one in after)
        return Doer.EXCLUDED if is_active or is_before or noun == "victim" else Doer.OPEN

    def _is_doer(self, at: int) -> bool:
        role = self.lexicon.role_of_noun(self.sheet.lemmas[at])
        return self.sheet.words[at] in REFLEXIVE or (role is not None and self.lexicon.roles[role].does)


def is_with_own(sheet: Sheet, lexicon: Lexicon, at: int) -> bool:
    """Whether a noun is joined to one for doing it to oneself: "murder-suicide", "murder/suicide"."""
    behind = sheet.words[at + 1 : at + 3]
    return len(behind) > 1 and behind[0] in ("-", "/", "–") and behind[1] in lexicon.own_nouns


def _counts(members: list[Mention]) -> bool:
    """Whether the persons amount to a number: "the boy" or a pronoun alone only points back."""
    if len(members) > 1:
        return True
    only = members[0]
    if only.is_single:
        return only.form not in (Form.PRONOUN, Form.NAME, Form.KNOWN)
    return only.amount.is_exact or only.amount.last != only.at


def _sum(members: list[Mention]) -> Amount:
    if len(members) == 1:
        return members[0].amount
    least = sum(member.amount.floor for member in members)
    open_above = any(member.amount.most is None for member in members)
    most = None if open_above else sum(member.amount.most or 0 for member in members)
    return Amount(least, most, members[0].amount.first, members[-1].amount.last)
