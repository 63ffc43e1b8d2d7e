"""How a statement stands to the articles, and why, in one line."""

from __future__ import annotations

from collections.abc import Iterable

from bot.rendering.citations import label
from bot.rendering.wording.language import counted, listed, number, opened
from bot.story.answers import Check, Line, Part, Verdict

VERDICTS = {
    Verdict.SUPPORTED: "Supported",
    Verdict.DISPUTED: "Disputed",
    Verdict.PARTLY: "Partly supported",
    Verdict.CONTRADICTED: "Contradicted by all",
    Verdict.NOT_COVERED: "Not covered",
}


def verdict_reason(part: Part, of_sources: int) -> str:
    """Why one part of a statement has its verdict."""
    supporting, opposing = _sources(part.supporting), _sources(part.opposing)
    match part.verdict:
        case Verdict.SUPPORTED:
            return f"{_say(supporting, 'so')}; {_nobody_else(supporting, of_sources)}."
        case Verdict.DISPUTED if supporting == opposing:
            return f"{_say(supporting, 'so')}, and elsewhere in the same text otherwise."
        case Verdict.DISPUTED:
            return f"{_say(supporting, 'so')}; {_say(opposing, 'otherwise')}."
        case Verdict.CONTRADICTED:
            return f"{_say(opposing, 'otherwise')}; no article says so."
        case Verdict.NOT_COVERED:
            return f"{_none_of(of_sources)} speaks of this."
        case Verdict.PARTLY:
            return _partly(supporting, opposing)


def check_reason(check: Check) -> str:
    """Why a statement of several parts has its verdict: how the parts came out."""
    if len(check.parts) == 1:
        return verdict_reason(check.parts[0], check.of_sources)
    if not check.parts:
        return f"{_none_of(check.of_sources)} speaks of this."
    outcomes = [part.verdict for part in check.parts]
    told = [
        f"{number(outcomes.count(verdict))} {name.lower()}"
        for verdict, name in VERDICTS.items()
        if verdict in outcomes
    ]
    return f"Of {counted(len(outcomes), 'part')}, {listed(told)}."


def _partly(supporting: list[str], opposing: list[str]) -> str:
    if not supporting:
        return "No article says all of this."
    if opposing:
        return f"{_say(supporting, 'a part of this')}; {_say(opposing, 'otherwise')} on the rest."
    return f"{_say(supporting, 'a part of this')}; no article says the rest."


def _sources(lines: Iterable[Line]) -> list[str]:
    return sorted({citation.source for line in lines for citation in line.citations})


def _say(sources: list[str], what: str) -> str:
    if not sources:
        return f"No article says {what}"
    verb = "says" if len(sources) == 1 else "say"
    return f"{listed([label(source) for source in sources])} {verb} {what}"


def _nobody_else(supporting: list[str], of_sources: int) -> str:
    silent = of_sources - len(supporting)
    if silent <= 0:
        return "no article says otherwise"
    others = "the other one does" if silent == 1 else f"the other {number(silent)} do"
    return f"{others} not say otherwise"


def _none_of(of_sources: int) -> str:
    return "The article never" if of_sources == 1 else opened(f"none of the {number(of_sources)} articles")
