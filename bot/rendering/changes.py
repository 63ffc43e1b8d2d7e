"""What changed between two digests, as text for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bot.rendering.citations import cite
from bot.rendering.json_form import citations_json, digest_json, finding_json
from bot.rendering.outline import Page
from bot.rendering.pages import outline_of
from bot.rendering.wording import changes as wording
from bot.rendering.wording import frame
from bot.rendering.wording.claims import claim_text
from bot.rendering.wording.findings import finding_text, severity_label
from bot.story.answers import Answer
from bot.story.changes import ChangedAnswer, ChangedClaim, ChangedFinding, Changes
from bot.story.claims import Claim
from bot.story.findings import Finding
from bot.story.questions import Story

Told = tuple[Answer, Story]


def reads_alike(one: Told, other: Told) -> bool:
    """Whether two answers say the same on the page: their sources' list and the digest's stamp aside."""
    return _pages(*one) == _pages(*other)


def _pages(answer: Answer, story: Story) -> tuple[Page, ...]:
    return outline_of(answer, story).pages


def changes_text(changes: Changes, old: Story, new: Story) -> str:
    """Write everything that changed: claims, disagreements, answers, each part only where there is some."""
    blocks = [wording.between_text(changes.old, changes.new)]
    if changes.is_empty:
        return "\n\n".join([*blocks, wording.NOTHING])
    blocks += _listed(wording.SOURCES_ADDED, map(frame.source_line, changes.sources_added))
    blocks += _listed(wording.SOURCES_GONE, map(frame.source_line, changes.sources_gone))
    blocks += _listed(wording.CLAIMS_ADDED, map(_claim, changes.claims.added))
    blocks += _listed(wording.CLAIMS_GONE, map(_claim, changes.claims.gone))
    blocks += _listed(wording.CLAIMS_CHANGED, map(_changed_claim, changes.claims.changed))
    blocks += _listed(wording.APPEARED, (_finding(each, new) for each in changes.findings.appeared))
    blocks += _listed(wording.RESOLVED, (_finding(each, old) for each in changes.findings.resolved))
    blocks += _listed(wording.DIFFERING, (_sides(each, old, new) for each in changes.findings.changed))
    blocks += _listed(wording.ANSWERS, (_answer(each, old, new) for each in changes.answers))
    return "\n\n".join(blocks)


def _listed(heading: str, entries: Iterable[str]) -> Iterator[str]:
    found = [f"- {entry}" for entry in entries]
    if found:
        yield "\n".join([wording.heading_text(heading, len(found)), *found])


def _two(title: str, before: str, after: str) -> str:
    return "\n".join([title, f"  {wording.BEFORE}: {before}", f"  {wording.AFTER}:  {after}"])


def _claim(claim: Claim) -> str:
    return f"{claim_text(claim)} {cite(claim.citations)}"


def _changed_claim(changed: ChangedClaim) -> str:
    before, after = (
        f"{wording.side_text(claim, changed)} {cite(claim.citations)}"
        for claim in (changed.before, changed.after)
    )
    return _two(wording.told_otherwise(changed), before, after)


def _finding(finding: Finding, story: Story) -> str:
    return f"{severity_label(finding)}: {finding_text(finding.in_brief(), story, placed=True)}"


def _sides(changed: ChangedFinding, old: Story, new: Story) -> str:
    before, after = _finding(changed.before, old), _finding(changed.after, new)
    return f"{wording.BEFORE}: {before}\n  {wording.AFTER}:  {after}"


def _answer(changed: ChangedAnswer, old: Story, new: Story) -> str:
    title = f"{changed.title} ({changed.slug})"
    before, after = lead_text(changed.before, old), lead_text(changed.after, new)
    if before == after and changed.before and changed.after:
        return "\n".join(
            [title, f"  {before}", *_below(_rows(changed.before, old), _rows(changed.after, new))]
        )
    return _two(title, before or wording.NOT_ASKED, after or wording.NO_LONGER_ASKED)


def _below(before: dict[str, None], after: dict[str, None]) -> Iterator[str]:
    """Say what differs below a first line that does not."""
    gone, come = [row for row in before if row not in after], [row for row in after if row not in before]
    yield from (f"  {wording.ROW_GONE}: {row}" for row in gone)
    yield from (f"  {wording.ROW_COME}: {row}" for row in come)
    if not gone and not come:
        yield f"  {wording.REARRANGED}"


def _rows(answer: Answer, story: Story) -> dict[str, None]:
    sections = (section for page in _pages(answer, story) for section in page.sections)
    rows = (row for section in sections for row in section.rows)
    return dict.fromkeys(": ".join(filter(None, (row.label, row.shown))) for row in rows)


def lead_text(answer: Answer | None, story: Story) -> str | None:
    """Give the first line of an answer with its label; None where the question is not there."""
    if answer is None:
        return None
    lead = outline_of(answer, story).pages[0].lead
    return ": ".join(filter(None, (lead.label, lead.shown))) if lead else ""


def changes_json(changes: Changes, old: Story, new: Story) -> dict[str, Any]:
    """Write everything that changed as `diff --json` prints it."""
    findings = changes.findings
    return {
        "story": changes.new.story,
        "old": digest_json(changes.old),
        "new": digest_json(changes.new),
        "sources": {
            "added": [source.id for source in changes.sources_added],
            "gone": [source.id for source in changes.sources_gone],
        },
        "claims": {
            "added": [_claim_json(claim) for claim in changes.claims.added],
            "gone": [_claim_json(claim) for claim in changes.claims.gone],
            "changed": [_changed_json(changed) for changed in changes.claims.changed],
        },
        "disagreements": {
            "appeared": [finding_json(each, new) for each in findings.appeared],
            "resolved": [finding_json(each, old) for each in findings.resolved],
            "changed": [
                {"before": finding_json(each.before, old), "after": finding_json(each.after, new)}
                for each in findings.changed
            ],
        },
        "answers": [_answer_json(each, old, new) for each in changes.answers],
    }


def _claim_json(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "subject": claim.subject,
        "aspect": claim.aspect,
        "text": claim_text(claim),
        "citations": citations_json(claim.citations),
    }


def _changed_json(changed: ChangedClaim) -> dict[str, Any]:
    fields: Sequence[str] = [field.value for field in changed.fields]
    return {"before": _claim_json(changed.before), "after": _claim_json(changed.after), "fields": fields}


def _answer_json(changed: ChangedAnswer, old: Story, new: Story) -> dict[str, Any]:
    return {
        "question": changed.slug,
        "title": changed.title,
        "before": lead_text(changed.before, old),
        "after": lead_text(changed.after, new),
    }
