"""Whether originals still are what the readings were made of, and quotations cut from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from bot.story.claims import Claim
from bot.story.digests import Digest
from bot.story.errors import UsageError
from bot.story.sources import Evidence, Source, Span


class Outcome(StrEnum):
    """How an original was found."""

    MATCHING = "matching"
    MISSING = "missing"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class BrokenEvidence:
    """Evidence whose range no longer holds its text; `found` is what is there now, empty past the end."""

    claim: str
    passage: str
    line: int
    span: Span
    found: str


@dataclass(frozen=True, slots=True)
class CheckedSource:
    """One source's original: the ids of claims whose evidence all holds, and the evidence that does not."""

    source: Source
    outcome: Outcome
    intact: tuple[str, ...] = ()
    broken: tuple[BrokenEvidence, ...] = ()

    @property
    def broken_claims(self) -> tuple[str, ...]:
        """Ids of the claims with broken evidence, each once, in order."""
        return tuple(dict.fromkeys(item.claim for item in self.broken))


@dataclass(frozen=True, slots=True)
class Report:
    """All sources of a digest, in its order."""

    sources: tuple[CheckedSource, ...]

    @property
    def is_sound(self) -> bool:
        """Whether every original is there and unchanged, and all evidence holds."""
        return all(found.outcome is Outcome.MATCHING and not found.broken for found in self.sources)


def verify(digest: Digest, directory: Path) -> Report:
    """Check every original's hash, and every piece of evidence against the text at its range.

    UsageError when the directory is not there.
    """
    if not directory.is_dir():
        raise UsageError(f"{directory}: there is no such folder: name the one that holds the originals")
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in digest.claims:
        claims[claim.source].append(claim)
    return Report(tuple(_check(source, claims[source.id], directory) for source in digest.sources))


def quote(evidence: Evidence, text: str) -> str | None:
    """Cut the evidence out of its original; None when something else stands there."""
    found = text[evidence.span.start : evidence.span.end]
    return found if sha256(found.encode()).hexdigest() == evidence.sha256 else None


def _check(source: Source, claims: Sequence[Claim], directory: Path) -> CheckedSource:
    try:
        # The bare name only: a digest must not lead out of the folder.
        data = (directory / Path(source.file).name).read_bytes()
    except OSError:
        return CheckedSource(source, Outcome.MISSING)
    outcome = Outcome.MATCHING if sha256(data).hexdigest() == source.sha256 else Outcome.CHANGED
    text = _decode(data)
    broken = tuple(item for claim in claims for item in _broken(claim, text))
    lost = {item.claim for item in broken}
    return CheckedSource(source, outcome, tuple(c.id for c in claims if c.id not in lost), broken)


def _decode(data: bytes) -> str:
    """Decode an original as it was read; one that is no longer UTF-8 has lost all its text."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return ""


def _broken(claim: Claim, text: str) -> Sequence[BrokenEvidence]:
    return [
        BrokenEvidence(claim.id, e.passage, e.line, e.span, text[e.span.start : e.span.end])
        for e in claim.evidence
        if quote(e, text) is None
    ]
