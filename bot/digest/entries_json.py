"""Sources, claims and findings in a digest's JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bot.digest.damage import Known, read_each
from bot.digest.values_json import ValueReader, encode_value
from bot.story.claims import Claim, Modality
from bot.story.findings import Cause, Finding, Position, Severity
from bot.story.questions import Story
from bot.story.sources import Evidence, Passage, PassageKind, Source, Span

Json = dict[str, Any]
PASSAGE_KINDS = Known("passage kind", ((kind.value, kind) for kind in PassageKind))
MODALITIES = Known("modality", ((modality.value, modality) for modality in Modality))


def encode_source(source: Source) -> Json:
    """Write a source."""
    return {
        "id": source.id,
        "file": source.file,
        "sha256": source.sha256,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published.isoformat() if source.published else None,
        "language": source.language,
        "words": source.words,
        "fingerprint": source.fingerprint,
        "site_language": source.site_language,
        "passages": [_passage(passage) for passage in source.passages],
    }


def _passage(passage: Passage) -> Json:
    return {
        "id": passage.id,
        "kind": passage.kind.value,
        "line": passage.line,
        "span": _span(passage.span),
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def encode_claim(claim: Claim) -> Json:
    """Write a claim."""
    found_by = {name: list(getattr(claim, name)) for name in ("wordings", "asked", "denials")}
    return {
        "id": claim.id,
        "source": claim.source,
        "subject": claim.subject,
        "aspect": claim.aspect,
        "value": encode_value(claim.value),
        "says": claim.says,
        "modality": claim.modality.value,
        "attributed_to": claim.attributed_to.id if claim.attributed_to else None,
        "evidence": [_evidence(evidence) for evidence in claim.evidence],
        **{name: words for name, words in found_by.items() if words},
    }


def _evidence(evidence: Evidence) -> Json:
    return {"passage": evidence.passage, "span": _span(evidence.span), "sha256": evidence.sha256}


def encode_finding(finding: Finding) -> Json:
    """Write a finding, its sentences left empty."""
    return {
        "subject": finding.subject,
        "aspect": finding.aspect,
        "severity": finding.severity.value if finding.severity else None,
        "kind": finding.kind,
        "cause": finding.cause.value,
        "items": list(finding.items),
        "text": "",
        "positions": [
            {"text": "", "value": encode_value(p.value), "claims": [claim.id for claim in p.claims]}
            | ({"origins": p.origins} if p.origins else {})
            for p in finding.positions
        ],
        "silent": list(finding.silent),
    }


def decode_source(shown: Json) -> Source:
    """Make a source."""
    passages = Known("passage", ((p.id, p) for p in read_each("passage", shown["passages"], _read_passage)))
    return Source(
        id=shown["id"],
        file=shown["file"],
        sha256=shown["sha256"],
        title=shown["title"],
        publisher=shown["publisher"],
        published=None if shown["published"] is None else date.fromisoformat(shown["published"]),
        language=shown["language"],
        words=shown["words"],
        passages=tuple(passages.values()),
        fingerprint=shown.get("fingerprint"),
        site_language=shown.get("site_language"),
    )


def _read_passage(shown: Json) -> Passage:
    return Passage(shown["id"], PASSAGE_KINDS[shown["kind"]], shown["line"], Span(*shown["span"]))


def claim_decoder(
    story: Story, sources: Mapping[str, Source], values: ValueReader
) -> Callable[[Json], Claim]:
    """Give the function that makes claims; ids that recur are shared among them."""
    entities = Known("entity", story.entities.items())
    subjects = Known("subject", ((path, path) for path in story.subjects))
    aspects = Known("aspect", ((name, name) for name in story.aspects))
    passages = Known(
        "source",
        ((s.id, (s.id, Known("passage", ((p.id, p) for p in s.passages)))) for s in sources.values()),
    )

    def decode_evidence(shown: Json, known: Known[Passage]) -> Evidence:
        passage = known[shown["passage"]]
        return Evidence(passage.id, passage.line, Span(*shown["span"]), shown["sha256"])

    def decode_claim(shown: Json) -> Claim:
        source, known = passages[shown["source"]]
        speaker = shown["attributed_to"]
        return Claim(
            shown["id"],
            source,
            subjects[shown["subject"]],
            aspects[shown["aspect"]],
            values.read(shown["value"]),
            shown["says"],
            MODALITIES[shown["modality"]],
            None if speaker is None else entities[speaker],
            tuple([decode_evidence(item, known) for item in shown["evidence"]]),
            tuple(shown.get("wordings", ())),
            tuple(shown.get("asked", ())),
            tuple(shown.get("denials", ())),
        )

    return decode_claim


def finding_decoder(
    claims: Mapping[str, Claim], sources: Mapping[str, Source], values: ValueReader
) -> Callable[[Json], Finding]:
    """Give the function that makes findings."""

    def decode_position(shown: Json) -> Position:
        held = tuple(claims[name] for name in shown["claims"])
        return Position(values.read(shown["value"]), held, origins=shown.get("origins", 0))

    def decode_finding(shown: Json) -> Finding:
        return Finding(
            subject=shown["subject"],
            aspect=shown["aspect"],
            severity=None if shown["severity"] is None else Severity(shown["severity"]),
            kind=shown["kind"],
            cause=Cause(shown["cause"]),
            positions=tuple(read_each("position", shown["positions"], decode_position)),
            silent=tuple(sources[name].id for name in shown["silent"]),
            items=tuple(shown["items"]),
        )

    return decode_finding
