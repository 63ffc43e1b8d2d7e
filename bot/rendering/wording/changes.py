"""What is said of two versions of a digest: headings, counts, and what of a claim is new."""

from __future__ import annotations

from bot.rendering.literal import flatten
from bot.rendering.wording.claims import claim_text
from bot.rendering.wording.dates import short_iso_day
from bot.rendering.wording.frame import VERSION_LENGTH
from bot.rendering.wording.language import listed, opened
from bot.rendering.wording.values import value_text
from bot.story.changes import ChangedClaim, Field
from bot.story.claims import Claim, Modality
from bot.story.digests import Stamp

NOTHING = "Nothing that is said has changed."
SOURCES_ADDED = "Articles added"
SOURCES_GONE = "Articles gone"
CLAIMS_ADDED = "Claims added"
CLAIMS_GONE = "Claims gone"
CLAIMS_CHANGED = "Claims changed"
APPEARED = "Disagreements that appeared"
RESOLVED = "Disagreements that are no more"
DIFFERING = "Disagreements that changed"
ANSWERS = "Answers that now read differently"
BEFORE = "before"
AFTER = "after"
NOT_ASKED = "the question was not there"
NO_LONGER_ASKED = "the question is no longer there"
ROW_GONE = "no longer"
ROW_COME = "now"
REARRANGED = "the same lines stand in another order or number"
LEFT_OUT = {
    Field.VALUE: "its value",
    Field.SAYS: "its wording",
    Field.MODALITY: "whether it is asserted or reported",
    Field.SPEAKER: "whose word it is",
    Field.EVIDENCE: "where it is said",
}


def between_text(old: Stamp, new: Stamp) -> str:
    """`From the digest of 22 Nov 2026, d7a9113, to that of 24 Nov 2026, 0c1b2a3`."""
    return f"From the digest of {_dated(old)}, to that of {_dated(new)}"


def _dated(stamp: Stamp) -> str:
    return f"{short_iso_day(flatten(stamp.built))}, {flatten(stamp.version)[:VERSION_LENGTH]}"


def heading_text(heading: str, count: int) -> str:
    """`Claims added (3)`."""
    return f"{heading} ({count:,})"


def told_otherwise(changed: ChangedClaim) -> str:
    """Say what of a claim is new: `its value and its wording`."""
    return opened(listed([LEFT_OUT[field] for field in changed.fields]))


def side_text(claim: Claim, changed: ChangedClaim) -> str:
    """Write one side of a changed claim, with as much as tells it from the other."""
    value = f" ({value_text(claim.value)})" if Field.VALUE in changed.fields else ""
    modality = f" ({claim.modality.value})" if _is_bare(changed) else ""
    return f"{claim_text(claim)}{value}{modality}"


def _is_bare(changed: ChangedClaim) -> bool:
    """Whether a plain assertion, which wording marks with nothing, stands on one of the sides."""
    modalities = {changed.before.modality, changed.after.modality}
    return Field.MODALITY in changed.fields and Modality.ASSERTED in modalities
