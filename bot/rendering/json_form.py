"""Answers and verdicts as the dictionaries that `--json` prints; keys are a contract with others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.rendering.citations import citations_of
from bot.rendering.pages import differences
from bot.rendering.plain import answer_text, check_text
from bot.rendering.rows import line_row
from bot.rendering.wording.findings import finding_text
from bot.rendering.wording.topics import held_text
from bot.story.answers import Answer, Check, Line, Status
from bot.story.digests import Stamp
from bot.story.findings import Finding
from bot.story.questions import Story
from bot.story.sources import Citation

JsonDict = dict[str, Any]


def answer_json(answer: Answer, story: Story) -> JsonDict:
    """Write an answer as `ask --json` prints it; several questions in one are joined."""
    parts = answer.all_parts
    question = next((part.question for part in parts if part.question), None)
    findings = dict.fromkeys(finding for part in parts for finding in differences(part))
    return {
        "query": answer.query,
        "status": answer.status.value,
        "question": question.slug if question else None,
        "text": answer_text(answer, story),
        "lines": [line_json(line) for line in dict.fromkeys(line for part in parts for line in _lines(part))],
        "disagreements": [finding_json(finding, story) for finding in findings],
        "silent": list(dict.fromkeys(source.id for part in parts for source in part.silent)),
        "suggestions": list(dict.fromkeys(each.slug for part in parts for each in part.suggestions)),
        "digest": digest_json(answer.stamp),
    }


def check_json(check: Check) -> JsonDict:
    """Write a verdict as `check --json` prints it."""
    return {
        "statement": check.statement,
        "verdict": check.verdict.value,
        "text": check_text(check),
        "for": citations_json(c for part in check.parts for line in part.supporting for c in line.citations),
        "against": citations_json(
            c for part in check.parts for line in part.opposing for c in line.citations
        ),
        "digest": digest_json(check.stamp),
    }


def line_json(line: Line) -> JsonDict:
    """Write a line with its citations."""
    row = line_row(line)
    return {"text": row.text, "citations": citations_json(row.citations)}


def finding_json(finding: Finding, story: Story) -> JsonDict:
    """Write a finding with each position's citations."""
    return {
        "severity": finding.severity.value if finding.severity else None,
        "kind": finding.kind,
        "text": finding_text(finding, story),
        "positions": [
            {
                "text": held_text(position, finding, story),
                "citations": citations_json(citations_of(position.claims)),
            }
            for position in finding.positions
        ],
    }


def citation_json(citation: Citation) -> JsonDict:
    """Write a citation as it stands everywhere."""
    return {
        "source": citation.source,
        "passage": citation.passage,
        "line": citation.line,
        "span": [citation.span.start, citation.span.end],
    }


def citations_json(citations: Iterable[Citation]) -> list[JsonDict]:
    """Citations in order, each once."""
    return [citation_json(citation) for citation in dict.fromkeys(citations)]


def digest_json(stamp: Stamp) -> JsonDict:
    """Which digest something rests on."""
    return {"version": stamp.version, "built": stamp.built}


def _lines(answer: Answer) -> Iterable[Line]:
    """Say what is answered, the lead first where no line repeats it; near lines answer something else."""
    told = {claim for line in answer.lines for claim in line.claims}
    if answer.status is Status.ANSWERED and answer.lead:
        yield from (line for line in answer.lead.lines if not line.claims or not told.issuperset(line.claims))
    yield from answer.lines
