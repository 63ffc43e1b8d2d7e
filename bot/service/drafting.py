"""Whoever drafts the claims of articles that are taken in: rules over a story's lexicon, where it has one."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec

from bot.bootstrap import House
from bot.reading.drafting import Article, Lexicon, draft_claims
from bot.story.proposals import Drafter, Proposal
from bot.story.questions import Story
from bot.story.sources import Source

LANGUAGES = ("en", "und")  # what the rules read; where the language is unknown they are tried


@dataclass(frozen=True, slots=True)
class RuleDrafter:
    """Drafts by rules, from what a lexicon says of words."""

    lexicon: Lexicon

    def draft(self, text: str, source: Source, story: Story) -> tuple[Proposal, ...]:
        """Propose what the rules find in English; nothing in another language."""
        if source.language.partition("-")[0] not in LANGUAGES:
            return ()
        return draft_claims(Article(source.id, text, source.published, source.passages), self.lexicon, story)


def find_drafter(house: House, slug: str) -> tuple[Drafter | None, str]:
    """Find the drafter for a story; without one, say why claims are left to people."""
    name = f"config/lexicons/{slug}.toml"
    if not (house.config / "lexicons" / f"{slug}.toml").is_file():
        return None, f"No claims are drafted: {name} would say which words mean what (see violence.toml)."
    if find_spec("spacy") is None:
        return None, "No claims are drafted: pip install 'crosscheck[reading]' for that."
    return RuleDrafter(house.lexicon(slug)), ""
