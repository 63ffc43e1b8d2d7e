"""Answers and findings as files: CSV that a spreadsheet takes for text only, and Markdown."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.rendering.citations import citations_of, label, places
from bot.rendering.layout import PrintedLine, Style, laid_out
from bot.rendering.literal import flatten
from bot.rendering.menus import findings_outline
from bot.rendering.outline import Outline
from bot.rendering.pages import differences, outline_of
from bot.rendering.rows import line_row
from bot.rendering.wording import exports as wording
from bot.rendering.wording.dates import published_text
from bot.rendering.wording.findings import finding_text, severity_label
from bot.rendering.wording.topics import held_text
from bot.story.answers import Answer, Line
from bot.story.digests import Digest
from bot.story.findings import Finding
from bot.story.questions import Story
from bot.story.sources import Citation, Source

# What spreadsheets begin a formula with, plain and in full width; a tab or a line end before it hides it.
# https://owasp.org/www-community/attacks/CSV_Injection
RISKY = re.compile(r"^[\s\x00-\x1f\ufeff\u200b]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")
BOM = "\ufeff"  # without it Excel takes UTF-8 for something else
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~!])")
FILE_NAME = re.compile(r"[^a-z0-9]+")

Record = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file to upload."""

    name: str
    title: str
    text: str


def answer_file(answer: Answer, story: Story, form: str) -> File:
    """Write a whole answer as `csv` or `md`."""
    outline = outline_of(answer, story)
    text = markdown(outline) if form == "md" else csv_text(_answer_records(answer, story))
    return File(_name(story.slug, answer.title, form), flatten(answer.title), text)


def findings_file(digest: Digest, form: str) -> File:
    """Write all differences and silences of a digest as `csv` or `md`."""
    title = wording.FINDINGS_TITLE.format(story=flatten(digest.story.title))
    records = (
        record
        for finding in digest.findings
        if finding.severity is not None
        for record in _finding_records(finding, digest.story, digest.sources)
    )
    text = markdown(findings_outline(digest, title)) if form == "md" else csv_text(records)
    return File(_name(digest.story.slug, "differences", form), title, text)


def csv_text(records: Iterable[Record]) -> str:
    """Write records under their column heads; no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(wording.COLUMNS)
    writer.writerows([safe_cell(cell) for cell in record] for record in records)
    return BOM + out.getvalue()


def safe_cell(text: str) -> str:
    """Give the text on one line, with an apostrophe before what a spreadsheet would calculate."""
    flat = flatten(text)
    return f"'{flat}" if RISKY.match(text) or RISKY.match(flat) else flat


def markdown(outline: Outline) -> str:
    """Write an outline as Markdown, every character of a text standing for itself."""
    return "\n".join(_marked(line) for line in laid_out(outline)) + "\n"


def _marked(line: PrintedLine) -> str:
    if not line.runs:
        return ""
    marks = {Style.TITLE: "# ", Style.HEADING: "## "}
    first = line.runs[0]
    bullet = first.text if first.text == "- " else ""
    shown = "".join(
        f"**{_literal(run.text.strip())}** " if run.style is Style.LABEL else _literal(run.text)
        for run in line.runs[1 if bullet else 0 :]
    )
    is_item = bool(first.source)
    return f"{'- ' if bullet or is_item else marks.get(first.style, '')}{shown}"


def _literal(text: str) -> str:
    return MARKDOWN.sub(r"\\\1", text)


def _answer_records(answer: Answer, story: Story) -> Iterable[Record]:
    for part in answer.all_parts:
        told = {claim for line in part.lines for claim in line.claims}
        leading = part.lead.lines if part.lead else ()
        lines = [line for line in leading if not told.issuperset(line.claims) or not line.claims]
        for kind, each in ((wording.LINE, (*lines, *part.lines)), (wording.NEAR, part.near)):
            for line in dict.fromkeys(each):
                yield from _line_records(kind, line, part.title, part.sources)
        for finding in differences(part):
            yield from _finding_records(finding, story, part.sources)


def _line_records(kind: str, line: Line, topic: str, sources: Sequence[Source]) -> Iterable[Record]:
    row = line_row(line)
    for source, cited in _by_source(row.citations).items():
        yield (kind, topic, "", row.text, "", *_where(source, cited, sources))


def _finding_records(finding: Finding, story: Story, sources: Sequence[Source]) -> Iterable[Record]:
    """One record for each position and article."""
    text = finding_text(finding, story)
    for position in finding.positions:
        held = held_text(position, finding, story)
        for source, cited in _by_source(citations_of(position.claims)).items():
            where = _where(source, cited, sources)
            yield (wording.DIFFERENCE, finding.kind, severity_label(finding), text, held, *where)


def _by_source(citations: Iterable[Citation]) -> dict[str, list[Citation]]:
    found: dict[str, list[Citation]] = {}
    for citation in citations:
        found.setdefault(citation.source, []).append(citation)
    return found


def _where(source: str, cited: Iterable[Citation], sources: Sequence[Source]) -> Record:
    known = next((each for each in sources if each.id == source), None)
    title, day = (flatten(known.title), published_text(known)) if known else ("", "")
    lines = ", ".join(str(line) for line in dict.fromkeys(citation.line for citation in cited))
    return label(source), title, day, places(cited), lines


def _name(slug: str, title: str, form: str) -> str:
    words = FILE_NAME.sub("-", title.casefold()).strip("-")[:60].strip("-")
    return f"{slug}-{words or 'answer'}.{form}"
