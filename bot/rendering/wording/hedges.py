"""What qualifies a statement that is not the article's own plain word: `(expected, according to …)`."""

from __future__ import annotations

import re

from bot.rendering.literal import flatten
from bot.story.claims import Claim, Modality
from bot.story.entities import Entity

# Words with which a sentence shows by itself that it is no plain statement of the article.
SHOWN_BY = {
    Modality.REPORTED: re.compile(
        r"\b(accord\w*|report\w*|sa(id|ys?)|stat(ed?|es)|not(ed?|es)|call(s|ed)|describ\w*|portray\w*|present\w*|claim\w*)\b",
        re.IGNORECASE,
    ),
    Modality.EXPECTED: re.compile(
        r"\b(expect\w*|anticipat\w*|likely|forecast\w*|look(s|ed)? set)\b", re.IGNORECASE
    ),
    Modality.RECOMMENDED: re.compile(
        r"\b(recommend\w*|should|urg(e|es|ed|ing)|advis\w*|call(s|ed)? (for|on)|propos\w*)\b", re.IGNORECASE
    ),
    Modality.SPECULATED: re.compile(
        r"\b((?-i:may)|might|could|possib\w*|perhaps|suggest\w*|speculat\w*|presum\w*|potential\w*)\b",
        re.IGNORECASE,
    ),
}


def hedge(claim: Claim, text: str) -> str:
    """Say what to put behind `text` so that nobody takes a reported or expected thing for fact.

    Empty where the claim is a plain one, or where the text says it already.
    """
    speaker = claim.attributed_to
    said_by = f"according to {flatten(speaker.label)}" if speaker and not is_named(speaker, text) else ""
    notes = ", ".join(filter(None, (_manner(claim, text), said_by)))
    return f" ({notes})" if notes else ""


def outlook(claim: Claim, text: str) -> str:
    """Mark a value that is not said to be so, only expected, recommended or guessed."""
    if claim.modality in (Modality.ASSERTED, Modality.REPORTED) or not _manner(claim, text):
        return ""
    return f" ({claim.modality.value})"


def _manner(claim: Claim, text: str) -> str:
    if claim.modality is Modality.ASSERTED or SHOWN_BY[claim.modality].search(text):
        return ""
    is_told_by_speaker = claim.modality is Modality.REPORTED and claim.attributed_to
    return "" if is_told_by_speaker else claim.modality.value


def is_named(entity: Entity, text: str) -> bool:
    """Whether the text names the entity, by any of its spellings or by the last word of its label."""
    surname = entity.label.split()[-1:]
    spellings = [spelling.casefold() for spelling in (entity.label, *entity.aliases, *surname)]
    return any(re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text.casefold()) for each in spellings if each)
