"""Short ways to read an invented text and to look at what was found."""

from __future__ import annotations

from datetime import date

from bot.reading.drafting import Article, Lexicon, draft_claims, engine
from bot.reading.drafting.accounts import Account, account_of
from bot.reading.drafting.pages import Page
from bot.reading.drafting.sheets import Sheet
from bot.reading.drafting.totals import Scope
from bot.story.proposals import Proposal

DAY = date(2020, 3, 4)  # a Wednesday


def sheet_of(text: str) -> Sheet:
    """One parsed text."""
    return Sheet.of(next(engine.parse([text])))


def page_of(text: str) -> Page:
    """One parsed text with its passages."""
    manuscript = Article("a1", text).manuscript()
    return Page.of(sheet_of(manuscript.text), manuscript)


def an_account(text: str, lexicon: Lexicon, published: date | None = DAY) -> Account:
    """What the rules find in a text."""
    return account_of(page_of(text), lexicon, published)


def drafted(text: str, lexicon: Lexicon, published: date | None = DAY) -> tuple[Proposal, ...]:
    """The proposals of a text."""
    return draft_claims(Article("a1", text, published), lexicon)


def totals(account: Account, outcome: str, scope: Scope = Scope.TOTAL) -> set[tuple[int | None, int | None]]:
    """The numbers of one outcome and scope, as least and most."""
    return {
        (tally.amount.least, tally.amount.most)
        for tally in account.tallies
        if tally.outcome == outcome and tally.scope is scope
    }


def fates(account: Account) -> dict[str, set[str]]:
    """What became of the named persons, by their names."""
    return {f.person.name: set(f.outcomes) for f in account.figures if f.person.name and f.outcomes}


def roles(account: Account) -> dict[str, set[str]]:
    """The parts of the named persons, by their names."""
    return {f.person.name: set(f.roles) for f in account.figures if f.person.name and f.roles}


def ages(account: Account) -> dict[str, set[int]]:
    """The ages of the named persons, by their names."""
    return {f.person.name: set(f.person.ages) for f in account.figures if f.person.name and f.person.ages}
