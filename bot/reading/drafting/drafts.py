"""From articles to proposals: one at a time or many in one pass of the parser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import tee

from bot.reading.drafting import engine
from bot.reading.drafting.accounts import account_of
from bot.reading.drafting.claims import Drafter
from bot.reading.drafting.lexicons import Lexicon
from bot.reading.drafting.manuscripts import Manuscript
from bot.reading.drafting.pages import Page
from bot.reading.drafting.phrasebooks import Phrasebook
from bot.reading.drafting.proposing import Proposer
from bot.reading.drafting.sheets import Sheet
from bot.reading.drafting.speakers import Speakers, names_of
from bot.reading.drafting.telling import Teller
from bot.reading.passages import segment
from bot.story.entities import Entity, EntityKind
from bot.story.proposals import Proposal
from bot.story.questions import Story
from bot.story.sources import Passage


@dataclass(frozen=True, slots=True)
class Article:
    """An original to draft claims from, `source` begins its claims' ids. Without `passages` it is cut."""

    source: str
    text: str
    published: date | None = None
    passages: tuple[Passage, ...] | None = None

    def manuscript(self) -> Manuscript:
        """The text to be parsed."""
        passages = segment(self.text).passages if self.passages is None else self.passages
        return Manuscript.of(self.text, passages)


def draft_claims(article: Article, lexicon: Lexicon, story: Story | None = None) -> tuple[Proposal, ...]:
    """Propose the claims of one article; SettingsError when the extra `reading` is missing."""
    return next(draft_many([article], lexicon, story))


def draft_many(
    articles: Iterable[Article], lexicon: Lexicon, story: Story | None = None
) -> Iterator[tuple[Proposal, ...]]:
    """Propose the claims of each article, in order; articles are taken as they are needed.

    Persons that the story knows by one of their names keep the story's id.
    """
    entities, words = _persons(story), story.quantities if story else {}
    names, book = names_of(story), Phrasebook.of(story, lexicon.told) if story else None
    pairs = ((article, article.manuscript()) for article in articles)
    kept, parsed = tee(pairs)
    docs = engine.parse(manuscript.text for _, manuscript in parsed)
    for (article, manuscript), doc in zip(kept, docs, strict=True):
        sheet = Sheet.of(doc)
        page = Page.of(sheet, manuscript)
        account = account_of(page, lexicon, article.published, names)
        speakers = Speakers(sheet, account.cast, names, entities, is_closed=story is not None)
        proposer = Proposer(article.source, sheet, manuscript, speakers)
        Drafter(proposer, article.published, account, lexicon, entities, words).draft()
        if story is not None and book is not None:
            teller = Teller(page, account, lexicon, story, book, entities)
            for finding in teller.findings():
                proposer.propose_once(finding)
        yield tuple(proposer.made)


def _persons(story: Story | None) -> dict[str, Entity]:
    """A story's persons by their names; a name that two of them share is left out."""
    named = [
        (name.casefold(), entity)
        for entity in (story.entities.values() if story else ())
        if entity.kind is EntityKind.PERSON
        for name in {entity.label, *entity.aliases}
    ]
    counts = Counter(name for name, _ in named)
    return {name: entity for name, entity in named if counts[name] == 1}
