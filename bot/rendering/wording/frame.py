"""What stands around the lines of a page: headings, remarks, refusals, footers, help."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.rendering.citations import label
from bot.rendering.literal import flatten
from bot.rendering.outline import Role
from bot.rendering.wording.dates import published_text
from bot.rendering.wording.language import counted, listed, number, opened, some_of
from bot.story.digests import Stamp
from bot.story.findings import Finding, Severity
from bot.story.sources import Source

DIFFERENCES = "Where they differ"
SILENCES = "Said by some only"
NEAR = "What the articles do give"
SOURCES = "Sources"
SEARCHED = "Searched"
FOR = "For"
AGAINST = "Against"
NEXT = "Ask next"
HOW_TO_ASK = "How to ask"
ARTICLE = "Article"
NAMED = "Named, by article"
WHERE = "Where"
NOUNS = {Role.DIFFERENCES: "difference", Role.MENU: "question"}
TALLIED = {
    Severity.CONTRADICTION: ("contradiction", "contradictions"),
    Severity.TENSION: ("tension", "tensions"),
    Severity.VAGUE: ("vague word against an exact one", "vague words against exact ones"),
    Severity.GAP: ("silence", "silences"),
}
VERSION_LENGTH = 7  # as many characters as git shows of a hash


def silent_text(sources: Iterable[Source], more: int = 0) -> str:
    """`Silent: [000] and [001] do not speak of this.`."""
    names = [label(source.id) for source in sources]
    verb = "does" if len(names) + more == 1 else "do"
    return f"Silent: {some_of(names, more)} {verb} not speak of this."


def sources_heading(heading: str, shown: int, more: int) -> str:
    """`Sources`, or `Sources: 80 of 10,000` where not all are listed."""
    return f"{heading}: {shown:,} of {shown + more:,}" if more else heading


def refusal_text(of_sources: int, only: Sequence[str] = ()) -> str:
    """Say that the articles, or those with the ids given, do not say what was asked."""
    if only:
        return f"{some_of([label(id_) for id_ in only])} {'does' if len(only) == 1 else 'do'} not say this."
    if of_sources == 1:
        return "The article does not say this."
    articles = f"The {number(of_sources)} articles" if of_sources else "The articles"
    return f"{articles} do not say this."


def ambiguous_text(query: str) -> str:
    """Say what introduces a menu: after words that fit several questions, or after none."""
    return "Which of these do you mean?" if flatten(query) else "What would you like to know?"


def source_line(source: Source) -> str:
    """`[001] Title · publisher · 13 Dec 2025`."""
    named = (flatten(source.title), flatten(source.publisher or ""), published_text(source))
    return f"{label(source.id)} {' · '.join(filter(None, named))}"


def footer_text(stamp: Stamp, of_sources: int, told: str = "") -> str:
    """`From 3 articles and nothing else · digest 4f2a91c`; `told` stands in between.

    The day the digest was built is not told: a year in an answer is one that an article gives.
    """
    articles = "1 article" if of_sources == 1 else f"{of_sources} articles"
    digest = f"digest {flatten(stamp.version)[:VERSION_LENGTH]}"
    return " · ".join(filter(None, (f"From {articles} and nothing else", told, digest)))


def origins_text(sources: int, origins: int) -> str:
    """`2 sources, 1 origin` where some of the sources reuse one another's text, else nothing."""
    if not 0 < origins < sources:
        return ""
    return f"{sources} sources, {origins} {'origin' if origins == 1 else 'origins'}"


def rest_text(role: Role, hidden: int, see: str | None) -> str:
    """How many rows are not shown, and how to see them; empty when all are."""
    if not hidden:
        return ""
    more = opened(counted(hidden, f"more {NOUNS.get(role, 'line')}"))
    return f"{more}: ask for {see or 'one person or one article'} to see {'it' if hidden == 1 else 'them'}."


def more_pages_text(count: int) -> str:
    """How many questions of one query are not shown; empty when all are."""
    return f"{opened(counted(count, 'more question'))}: ask one at a time." if count else ""


def tally_text(findings: Iterable[Finding]) -> str:
    """`Five contradictions, twelve tensions and two silences`."""
    severities = [finding.severity for finding in findings]
    told = [
        counted(severities.count(severity), *nouns)
        for severity, nouns in TALLIED.items()
        if severity in severities
    ]
    return opened(listed(told) or "no difference")


def how_to_ask(command: str, example: str) -> tuple[str, ...]:
    """How a question is put, one way a line."""
    return (
        f"{command} {example}: a question by its short name",
        f"{command} and your own words: a question, a name, a figure",
        f"{command} help: this list",
    )


def help_text(of_sources: int) -> str:
    """Say what the answers are and are not."""
    return (
        f"Every line comes from {counted(of_sources, 'article')} and points at its passage. "
        "Where the articles differ you see who says what. What they do not say is not filled in."
    )
