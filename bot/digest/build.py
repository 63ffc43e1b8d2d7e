"""The digest of a story, built from its readings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.digest.codec import stream_content, version_of
from bot.digest.readings import Reading
from bot.story.claims import Claim
from bot.story.digests import Digest, Stamp
from bot.story.errors import ReadingError
from bot.story.findings import Finding
from bot.story.questions import Story
from bot.story.sources import Source

Compare = Callable[[Sequence[Claim], Story, Sequence[Source]], Sequence[Finding]]


def build(story: Story, readings: Sequence[Reading], compare: Compare) -> Digest:
    """Put sources and claims in the order of the sources' ids, compare them, and stamp the whole.

    The version is a hash of the content, so that the same story and readings give the same digest.
    """
    if not readings:
        raise ReadingError(f"{story.slug}: no readings to build a digest from: write one for each source")
    ordered = sorted(readings, key=lambda reading: reading.source.id)
    sources = tuple(reading.source for reading in ordered)
    claims = tuple(claim for reading in ordered for claim in reading.claims)
    built = max(reading.made for reading in ordered).isoformat()
    unstamped = Digest(
        story,
        sources,
        claims,
        tuple(compare(claims, story, sources)),
        Stamp(story.slug, story.title, "", built),
    )
    return replace(unstamped, stamp=replace(unstamped.stamp, version=version_of(stream_content(unstamped))))
