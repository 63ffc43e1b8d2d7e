"""Claims drafted from articles by rules over a parse, without a model service. A proposal is no claim yet."""

from bot.reading.drafting.drafts import Article, draft_claims, draft_many
from bot.reading.drafting.lexicons import Lexicon, read_lexicon

__all__ = ["Article", "Lexicon", "draft_claims", "draft_many", "read_lexicon"]
