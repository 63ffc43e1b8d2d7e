"""Builders of answers and verdicts, and hostile text, for tests of rendering."""

from __future__ import annotations

from collections.abc import Iterable

from bot.story.answers import Answer, Check, Lead, LeadKind, Line, Part, Status, Verdict
from bot.story.claims import Claim
from bot.story.digests import Stamp
from bot.story.findings import Finding
from bot.story.questions import Question, Story
from bot.story.sources import Source
from tests.builders import a_claim, a_position, a_quantity, a_source, a_story, some_evidence

HOSTILE = (
    "<!channel> wake up",
    "<@U0EVE|bank> & <https://evil.example|bank>",
    "*bold* _italic_ ~gone~ `code` ```block```",
    "> quoted\n> twice\r\nthird\u2028fourth",
    "\u202egnp.exe\u200b\u2066hidden\u2069",
    "\x1b[31mred\x1b]8;;https://evil.example\x07link",
    "\ud800half",
    "&lt;!here&gt; &amp;amp;",
    ":tada: https://evil.example @here #general",
    "x" * 5_000,
)


def a_stamp(version: str = "4f2a91c77aa", built: str = "2026-11-22") -> Stamp:
    return Stamp("belarus", "Belarus", version, built)


def a_line(
    says: str = "Belarus let 123 prisoners go.", *, source: str = "003", passage: str = "p3", **claim
) -> Line:
    made = a_claim(f"{source}.c01", says=says, evidence=[some_evidence(passage)], **claim)
    return Line(made.citations, (made,))


def a_line_of(*claims: Claim) -> Line:
    return Line(tuple(dict.fromkeys(c for claim in claims for c in claim.citations)), claims)


def a_count(source: str, *passages: str, id: str = "c01", **quantity) -> Claim:  # noqa: A002
    evidence = [some_evidence(passage) for passage in passages or ("p1",)]
    value = a_quantity(**quantity)
    return a_claim(
        f"{source}.{id}", value=value, evidence=evidence, says=f"{source} counts {value.word or value.least}."
    )


def a_count_position(source: str, *passages: str, **quantity):
    return a_position(a_count(source, *passages, **quantity))


def an_answer(
    *lines: Line,
    query: str = "how many",
    status: Status = Status.ANSWERED,
    title: str = "How many people were released?",
    lead: Lead | None = None,
    findings: Iterable[Finding] = (),
    sources: Iterable[Source] | None = None,
    **fields,
) -> Answer:
    """An answer of some lines; without a lead its first line leads."""
    if lead is None and lines:
        lead = Lead(LeadKind.SEVERAL, lines[:1])
    return Answer(
        query=query,
        status=status,
        title=title,
        stamp=a_stamp(),
        lead=lead,
        lines=lines,
        findings=tuple(findings),
        sources=some_sources() if sources is None else tuple(sources),
        of_sources=fields.pop("of_sources", 3),
        **fields,
    )


def a_differing_answer(finding: Finding, **fields) -> Answer:
    """An answer that leads with a finding."""
    lines = tuple(a_line_of(claim) for position in finding.positions for claim in position.claims)
    lead = Lead(LeadKind.DIFFER, lines, finding)
    return an_answer(*lines, lead=lead, findings=fields.pop("findings", (finding,)), **fields)


def some_sources() -> tuple[Source, ...]:
    return tuple(a_source(each) for each in ("000", "001", "003"))


def a_part(text: str = "Belarus freed 123 prisoners.", verdict: str = "supported", **fields) -> Part:
    return Part(text, Verdict(verdict), **fields)


def a_check(*parts: Part, verdict: str | None = None, statement: str | None = None, **fields) -> Check:
    parts = parts or (a_part(supporting=(a_line(),)),)
    return Check(
        statement=statement or parts[0].text,
        verdict=Verdict(verdict) if verdict else parts[0].verdict,
        parts=parts,
        sources=fields.pop("sources", some_sources()),
        of_sources=3,
        stamp=a_stamp(),
        **fields,
    )


def a_topical_story(*questions: Question, **fields) -> Story:
    return a_story(
        subjects={"release": "the release", "visa-bans": "visa bans"}, questions=questions, **fields
    )


def strings_of(value: object) -> Iterable[str]:
    """Every string inside a JSON value that may be seen: no keys, and not what a button carries."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from strings_of(each) if name != "value" else ()
    elif isinstance(value, list):
        for each in value:
            yield from strings_of(each)


def shown_text(blocks: list) -> str:
    """All that a reader sees of blocks, a line for each text, runs of rich text put together again."""
    found = []
    for block in blocks:
        if block["type"] == "rich_text":
            found += ["".join(strings_of_runs(element)) for element in _sections(block)]
        elif block["type"] == "table":
            found += [" | ".join(_cell(cell) for cell in row) for row in block["rows"]]
        elif block["type"] == "header":
            found.append(block["text"]["text"])
        elif block["type"] == "context":
            found += [element["text"] for element in block["elements"]]
        elif block["type"] == "actions":
            found += [element["text"]["text"] for element in block["elements"]]
    return "\n".join(found)


def strings_of_runs(section: dict) -> Iterable[str]:
    return (run["text"] for run in section["elements"])


def _sections(block: dict) -> Iterable[dict]:
    for element in block["elements"]:
        yield from element["elements"] if element["type"] == "rich_text_list" else [element]


def _cell(cell: dict) -> str:
    return cell["text"] if cell["type"] == "raw_text" else "".join(strings_of_runs(cell["elements"][0]))
