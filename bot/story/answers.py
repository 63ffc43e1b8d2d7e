"""What comes back: answers and verdicts whose every line carries its citations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.story.claims import Claim
from bot.story.digests import Stamp
from bot.story.findings import Finding
from bot.story.questions import Question
from bot.story.sources import Citation, Source


class Status(StrEnum):
    """How a query came out."""

    ANSWERED = "answered"
    NOT_COVERED = "not-covered"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an answer: a claim (and those of the same source that say the same), or a source itself.

    A line without a citation cannot be made.
    """

    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...] = ()
    source: Source | None = None

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError("a line of an answer needs a citation")
        if not self.claims and self.source is None:
            raise ValueError("a line of an answer needs a claim or a source")


class LeadKind(StrEnum):
    """What the first line says of the rest."""

    DIFFER = "differ"
    AGREE = "agree"
    SINGLE = "single"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Lead:
    """The substance in one line: a finding's positions side by side, or the claim that answers best."""

    kind: LeadKind
    lines: tuple[Line, ...]
    finding: Finding | None = None


class NoticeKind(StrEnum):
    """What a person should know about how the query was taken."""

    LANGUAGE = "language"
    CORRECTED = "corrected"
    RESTRICTED = "restricted"
    ABSENT = "absent"
    UNKNOWN_WORDS = "unknown-words"
    UNTOLD = "untold"
    SHORTENED = "shortened"
    FOLLOW_UP = "follow-up"
    POSSIBLY = "possibly"
    CHECKED = "checked"
    UNJUDGED = "unjudged"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice and the words it is about."""

    kind: NoticeKind
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer to one query.

    `sources` are those cited, `of_sources` counts all of the story's. `near` holds what the articles do
    give when they do not say what was asked. `findings` stand strongest first; `more` counts those left out.
    Of what thousands of sources say, an answer holds the strongest lines: `more_lines`, `more_sources` and
    `more_silent` count what is left out. `origins` counts the sources that speak, those that reuse one
    another's text as one; 0 where that is not known. Of a query that held several questions this answers the
    first, and `parts` the others.
    """

    query: str
    status: Status
    title: str
    stamp: Stamp
    question: Question | None = None
    lead: Lead | None = None
    lines: tuple[Line, ...] = ()
    findings: tuple[Finding, ...] = ()
    more: int = 0
    silent: tuple[Source, ...] = ()
    sources: tuple[Source, ...] = ()
    of_sources: int = 0
    near: tuple[Line, ...] = ()
    suggestions: tuple[Question, ...] = ()
    notices: tuple[Notice, ...] = ()
    parts: tuple[Answer, ...] = ()
    more_lines: int = 0
    more_sources: int = 0
    more_silent: int = 0
    origins: int = 0

    @property
    def only(self) -> tuple[str, ...]:
        """Ids of the sources that the query is limited to; empty where it asks all."""
        return next((n.words for n in self.notices if n.kind is NoticeKind.RESTRICTED), ())

    @property
    def all_parts(self) -> tuple[Answer, ...]:
        """The answers to all questions that the query held, in their order."""
        return (self, *self.parts)


class Verdict(StrEnum):
    """How a statement stands to the articles."""

    SUPPORTED = "supported"
    DISPUTED = "disputed"
    PARTLY = "partly"
    CONTRADICTED = "contradicted-by-all"
    NOT_COVERED = "not-covered"


@dataclass(frozen=True, slots=True)
class Part:
    """One checkable part of a statement, and the lines for and against it.

    Of one that is not covered, `unknown` are the words that no claim knows; of one that is borne out in part,
    `unsaid` are those that no passage says.
    """

    text: str
    verdict: Verdict
    supporting: tuple[Line, ...] = ()
    opposing: tuple[Line, ...] = ()
    near: tuple[Line, ...] = ()
    unknown: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """The verdict on a whole statement and on its parts."""

    statement: str
    verdict: Verdict
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    of_sources: int
    stamp: Stamp
    notices: tuple[Notice, ...] = ()
