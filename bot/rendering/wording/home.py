"""What stands on the bot's own page, and how it greets."""

from __future__ import annotations

from bot.rendering.literal import flatten
from bot.rendering.wording.dates import short_iso_day
from bot.rendering.wording.frame import tally_text
from bot.rendering.wording.language import counted
from bot.story.digests import Digest

INTRODUCTION = (
    "Ask about a story in your own words. Every line of an answer names the article and the passage it comes "
    "from, and where the articles differ you see who says what."
)
NEVER = "It never decides who is right, never fills a gap, and says so when the articles do not tell."
HOW_TO_USE = "How to use"
QUESTIONS = "Questions"
WAYS = (
    ("In any channel", "{command} and a question; the answer is for you alone until you share it."),
    ("In a thread", "mention the app with a question; it answers there, and understands what follows."),
    ("Here, under Messages", "just write."),
    ("On any message", "More actions (⋮), then Check against sources."),
)
PROMPTS_TITLE = "Ask what the articles say, or where they differ"
STATUS = "is looking through the articles…"
GREETING = (
    "Hello. I answer from {articles} on {story}, and from nothing else. Ask in your own words, or take one "
    "of the questions offered here; follow-up questions are understood."
)


def story_text(digest: Digest) -> str:
    """`/belarus · digest of 22 Nov 2026 · Five contradictions and two tensions`."""
    told = tally_text([finding for finding in digest.findings if finding.severity is not None])
    built = short_iso_day(flatten(digest.stamp.built))
    return f"{flatten(digest.story.command)} · digest of {built} · {told}"


def greeting_text(digest: Digest) -> str:
    """Say hello, and what the answers rest on."""
    articles = counted(len(digest.sources), "article")
    return GREETING.format(articles=articles, story=f"“{flatten(digest.story.title)}”")
