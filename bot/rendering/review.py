"""One matter of a review: what is proposed or found, and beside it the passages it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from bot.rendering.citations import place
from bot.rendering.json_form import citations_json
from bot.rendering.layout import BLANK, PrintedLine, Run, Style
from bot.rendering.literal import flatten
from bot.rendering.terminal import Capabilities, columns, lines_text, wrap
from bot.rendering.wording import review as wording
from bot.rendering.wording.claims import claim_text
from bot.rendering.wording.findings import finding_text, severity_label
from bot.story.claims import Claim
from bot.story.decisions import Matter, MatterKind
from bot.story.questions import Story

BESIDE = 90  # columns from which two fit beside each other, each wide enough to be read
GUTTER = "  │ "
REACH = 120  # characters of a passage on either side of the words, where several passages are shown
CUT = "…"
MARKS = ("»", "«")  # around the words themselves where no colour can show them


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage with the words that matter in it: `text` is None where it cannot be shown."""

    source: str
    passage: str
    line: int
    text: str | None
    marked: tuple[tuple[int, int], ...] = ()


PassagesOf = Callable[[Claim], Sequence[Shown]]


def matter_text(
    matter: Matter, passages_of: PassagesOf, story: Story, can: Capabilities, heading: str = ""
) -> str:
    """Write a matter for a terminal: two columns where it is wide enough, else one below the other."""
    left = [PrintedLine((Run(heading, Style.HEADING),)), *_left(matter, story)]
    right = list(_right(matter, passages_of, can))
    if can.width is None or can.width < BESIDE:
        return lines_text([*left, BLANK, *right], can)
    return lines_text(_beside(left, right, can.width), replace(can, width=None))


def _left(matter: Matter, story: Story) -> Iterator[PrintedLine]:
    if matter.finding:
        yield _plain(f"{severity_label(matter.finding)}: {finding_text(matter.finding.in_brief(), story)}")
        yield BLANK
        for number, claim in enumerate(matter.claims, 1):
            yield _plain(f"{number}. [{claim.id}] {claim_text(claim)}", hang=3)
            yield _faint(f"   {wording.claim_frame(claim, story)}", hang=3)
        return
    for claim in matter.claims:
        yield _plain(claim_text(claim))
        yield _faint(f"{wording.claim_frame(claim, story)} · {wording.drafted_text(matter)}")
    if matter.proposal and matter.proposal.doubts:
        yield BLANK
        yield PrintedLine((Run(wording.DOUBTS, Style.LABEL),))
        yield from (_plain(f"- {wording.doubt_text(doubt)}", hang=2) for doubt in matter.proposal.doubts)


def _right(matter: Matter, passages_of: PassagesOf, can: Capabilities) -> Iterator[PrintedLine]:
    seen: dict[tuple[str, str], list[Shown]] = {}
    for claim in matter.claims:
        for shown in passages_of(claim):
            seen.setdefault((shown.source, shown.passage), []).append(shown)
    for number, group in enumerate(seen.values()):
        first = group[0]
        if number:
            yield BLANK
        label = f"[{flatten(first.source)} {place(first.passage)}] line {first.line}"
        yield PrintedLine((Run(label, Style.CITATION),))
        if first.text is None:
            yield _faint(wording.NO_ORIGINAL)
            continue
        marked = sorted({span for shown in group for span in shown.marked})
        text = first.text
        if matter.finding and marked:
            text, marked = nearby(text, marked)
        yield PrintedLine(tuple(_highlighted(text, marked, can)))


def nearby(text: str, marked: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Cut a passage to what stands around the words that matter, and move their ranges along."""
    start, end = max(0, marked[0][0] - REACH), min(len(text), max(end for _, end in marked) + REACH)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = text.find(" ", end) if " " in text[end:] else len(text)
    before, after = (CUT if start else "", CUT if end < len(text) else "")
    shift = len(before) - start
    return f"{before}{text[start:end]}{after}", [(one + shift, other + shift) for one, other in marked]


def _highlighted(text: str, marked: Sequence[tuple[int, int]], can: Capabilities) -> Iterator[Run]:
    at = 0
    for start, end in marked:
        begin = max(at, start)  # ranges may overlap
        if end <= begin:
            continue
        yield Run(_on_one_line(text[at:begin]))
        words = _on_one_line(text[begin:end])
        yield Run(words, Style.LABEL) if can.colour else Run(f"{MARKS[0]}{words}{MARKS[1]}")
        at = end
    yield Run(_on_one_line(text[at:]))


def _on_one_line(text: str) -> str:
    """Make a stretch of an article harmless, its outer blanks kept: another stretch follows."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{flatten(text)}{after}"


def _beside(left: Sequence[PrintedLine], right: Sequence[PrintedLine], width: int) -> Iterator[PrintedLine]:
    one = (width - len(GUTTER)) // 2
    other = width - len(GUTTER) - one
    rows = (wrapped_rows(left, one), wrapped_rows(right, other))
    for here, there in zip_longest(*rows, fillvalue=()):
        used = columns("".join(run.text for run in here).rstrip())
        trimmed = (*here[:-1], replace(here[-1], text=here[-1].text.rstrip())) if here else ()
        yield PrintedLine((*trimmed, Run(" " * (one - used)), Run(GUTTER, Style.FAINT), *there))


def wrapped_rows(lines: Sequence[PrintedLine], width: int) -> list[tuple[Run, ...]]:
    """Give the rows of lines in a column."""
    return [row for line in lines for row in wrap(line, width)]


def _plain(text: str, hang: int = 0) -> PrintedLine:
    return PrintedLine((Run(text),), hang)


def _faint(text: str, hang: int = 0) -> PrintedLine:
    return PrintedLine((Run(text, Style.FAINT),), hang)


def matter_json(matter: Matter, passages_of: PassagesOf, story: Story) -> dict[str, Any]:
    """Write a matter as `review --json` prints it."""
    finding = matter.finding
    told = finding_text(finding.in_brief(), story) if finding else claim_text(matter.claims[0])
    return {
        "matter": matter.id,
        "kind": matter.kind.value,
        "text": told,
        "severity": finding.severity.value if finding and finding.severity else None,
        "doubts": list(matter.proposal.doubts) if matter.proposal else [],
        "drafter": matter.proposal.drafter if matter.proposal else None,
        "rulings": [key for key in ("accepted", "edited", "rejected") if _may(matter.kind, key)],
        "claims": [_claim_json(claim, passages_of, story) for claim in matter.claims],
    }


def _may(kind: MatterKind, ruling: str) -> bool:
    return kind is not MatterKind.IDENTITY or ruling != "edited"


def _claim_json(claim: Claim, passages_of: PassagesOf, story: Story) -> dict[str, Any]:
    return {
        "id": claim.id,
        "subject": claim.subject,
        "aspect": claim.aspect,
        "text": claim_text(claim),
        "filed": wording.claim_frame(claim, story),
        "citations": citations_json(claim.citations),
        "passages": [
            {"passage": shown.passage, "text": shown.text, "marked": [list(span) for span in shown.marked]}
            for shown in passages_of(claim)
        ],
    }
