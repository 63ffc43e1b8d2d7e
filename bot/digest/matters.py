"""Proposals and findings as matters for a person, under ids that the same matter always has."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Any

from bot.digest.values_json import encode_value
from bot.story.claims import Claim
from bot.story.decisions import Decision, Matter, MatterKind, Ruling, standing
from bot.story.findings import Cause, Finding
from bot.story.proposals import Proposal

LENGTH = 12
"""Hexadecimal digits of an id: among ten thousand matters two share theirs once in five million stories."""

PassageHash = Callable[[str, str], str | None]
"""From a source and a passage to the hash of its text; None where the original is not at hand."""


def claim_matter(proposal: Proposal, passage_hash: PassageHash) -> Matter:
    """Make a matter of a proposal."""
    claim = proposal.claim
    return Matter(claim_id(claim), MatterKind.CLAIM, _words([claim], passage_hash), proposal=proposal)


def claim_id(claim: Claim) -> str:
    """Name the matter that a claim is: its source, what it says of what, and the words it rests on."""
    value = _sorted(encode_value(claim.value))
    words = sorted(evidence.sha256 for evidence in claim.evidence)
    return _hash(MatterKind.CLAIM, claim.source, claim.subject, claim.aspect, value, words)


def finding_matter(finding: Finding, passage_hash: PassageHash) -> Matter | None:
    """Make a matter of a finding; None of an agreement and of silence."""
    if not finding.is_difference:
        return None
    kind = MatterKind.IDENTITY if finding.cause is Cause.POSSIBLY_SAME else MatterKind.DISAGREEMENT
    said = sorted(json.dumps(_sorted(encode_value(p.value)), sort_keys=True) for p in finding.positions)
    about = (finding.subject, finding.aspect, finding.severity, finding.kind, finding.cause)
    return Matter(
        # Who is one person does not hang on what else the lists name.
        _hash(kind, *about, sorted(finding.items), said if kind is MatterKind.DISAGREEMENT else []),
        kind,
        _words((claim for position in finding.positions for claim in position.claims), passage_hash),
        finding=finding,
    )


def told_apart(findings: Iterable[Finding], decisions: tuple[Decision, ...]) -> Iterator[Finding]:
    """Leave out the possible identities of which a person said that they are two."""
    apart = {
        id_: decision
        for id_, decision in standing(decisions).items()
        if (decision.kind, decision.ruling) == (MatterKind.IDENTITY, Ruling.REJECTED)
    }
    for finding in findings:
        matter = finding_matter(finding, _nowhere) if apart else None
        if matter is None or matter.id not in apart or not apart[matter.id].stands_for(matter):
            yield finding


def _nowhere(_source: str, _passage: str) -> None:
    """Do without originals: a digest is the same wherever it is built."""


def _words(claims: Iterable[Claim], passage_hash: PassageHash) -> dict[str, str | None]:
    return {
        evidence.sha256: passage_hash(claim.source, evidence.passage)
        for claim in claims
        for evidence in claim.evidence
    }


def _sorted(value: dict[str, Any]) -> dict[str, Any]:
    """Put the names of a list in one order: it says the same in any."""
    return {**value, "names": sorted(value["names"])} if "names" in value else value


def _hash(*parts: object) -> str:
    shown = json.dumps(parts, ensure_ascii=False, sort_keys=True)
    return sha256(shown.encode()).hexdigest()[:LENGTH]
