"""Ways of looking at a whole story: differences, agreements, people, numbers, time, sources.

One source alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.answering.index import Index
from bot.answering.lines import lines_of, source_line
from bot.story.answers import Answer, Line, Status
from bot.story.claims import Claim
from bot.story.findings import Finding, Severity
from bot.story.questions import Question
from bot.story.values import Names, Order, Period, Quantity


@dataclass(frozen=True, slots=True)
class Views:
    """Answers the general questions about one digest."""

    index: Index

    def answer(self, question: Question, query: str, only: frozenset[str]) -> Answer | None:
        """The answer of a view, limited to some sources when any are named.

        None when there is no such view.
        """
        views: dict[str, Callable[[frozenset[str]], tuple[Sequence[Line], Sequence[Finding]]]] = {
            "disagreements": self._disagreements,
            "agreements": self._agreements,
            "sources": self._sources,
            "people": self._people,
            "numbers": self._numbers,
            "timeline": self._timeline,
        }
        view = views.get(question.slug)
        return (
            None
            if view is None
            else self._made(query, question.title, *view(only), question=question, only=only)
        )

    def alone(self, query: str, source: str) -> Answer:
        """What a single source alone reports: groups in which no other source speaks."""
        claims = [
            claim
            for group in self.index.groups.values()
            if {member.source for member in group.claims} == {source}
            for claim in group.claims
        ]
        return self._made(query, f"Only {source}", lines_of(claims), (), only=frozenset({source}))

    def compared(self, query: str, sources: frozenset[str]) -> Answer:
        """Where two or more sources differ, and what they share."""
        findings = [f for f in self._found() if len(sources.intersection(f.sources)) > 1]
        shared = [
            claim
            for finding in self.index.digest.findings
            if finding.severity is None and len(sources.intersection(finding.sources)) > 1
            for position in finding.positions
            for claim in position.claims
            if claim.source in sources
        ]
        title = " and ".join(sorted(sources))
        return self._made(query, f"Compare {title}", lines_of(_each_once(shared)), findings, only=sources)

    def search(self, query: str, words: str) -> Answer | None:
        """The claims that hold the words, best first; None when none does."""
        wanted = self.index.text_features(words)
        scored = [
            (len(wanted & self.index.features(claim)), claim)
            for key in self.index.near_keys(wanted)
            for claim in self.index.groups[key].claims
        ]
        best = max((score for score, _ in scored), default=0)
        claims = [claim for score, claim in scored if score == best and score]
        return self._made(query, words, lines_of(claims), ()) if claims else None

    def _found(self) -> Iterable[Finding]:
        return (f for f in self.index.digest.findings if f.severity not in (None, Severity.GAP))

    def _kinds(self, kinds: set[str], only: frozenset[str]) -> list[Finding]:
        """The differences of some kinds, of the sources asked for."""
        found = (finding for finding in self._found() if finding.kind in kinds)
        return [finding for finding in found if not only or only.intersection(finding.sources)]

    def _disagreements(self, only: frozenset[str]) -> tuple[Sequence[Line], Sequence[Finding]]:
        return (), [f for f in self._found() if not only or only.intersection(f.sources)]

    def _agreements(self, only: frozenset[str]) -> tuple[Sequence[Line], Sequence[Finding]]:
        agreed = [f for f in self.index.digest.findings if f.severity is None]
        claims = [claim for f in agreed for position in f.positions for claim in position.claims]
        return lines_of(_each_once(_of(claims, only))), ()

    def _sources(self, only: frozenset[str]) -> tuple[Sequence[Line], Sequence[Finding]]:
        return [source_line(s) for s in self.index.digest.sources if not only or s.id in only], ()

    def _people(self, only: frozenset[str]) -> tuple[Sequence[Line], Sequence[Finding]]:
        claims = [
            c
            for c in self.index.digest.claims
            if c.subject.startswith("person/") or isinstance(c.value, Names)
        ]
        persons = sorted(
            (c for c in claims if c.subject.startswith("person/")), key=lambda claim: claim.subject
        )
        return lines_of(_of(persons, only)), [
            f for f in self._found() if f.kind in {"set", "identity", "role"}
        ]

    def _numbers(self, only: frozenset[str]) -> tuple[Sequence[Line], Sequence[Finding]]:
        claims = [c for c in self.index.digest.claims if isinstance(c.value, Quantity)]
        return lines_of(_of(claims, only)), self._kinds({"count"}, only)

    def _timeline(self, only: frozenset[str]) -> tuple[Sequence[Line], Sequence[Finding]]:
        dated = sorted(
            (c for c in self.index.digest.claims if isinstance(c.value, Period)),
            key=lambda claim: (claim.value.first, claim.id) if isinstance(claim.value, Period) else (),
        )
        ordered = [c for c in self.index.digest.claims if isinstance(c.value, Order)]
        return lines_of(_of([*dated, *ordered], only)), [
            f for f in self._found() if f.kind in {"order", "date"}
        ]

    def _made(
        self,
        query: str,
        title: str,
        lines: Sequence[Line],
        findings: Sequence[Finding],
        *,
        question: Question | None = None,
        only: frozenset[str] = frozenset(),
    ) -> Answer:
        digest = self.index.digest
        cited = {citation.source for line in lines for citation in line.citations}
        cited |= {source for finding in findings for source in finding.sources}
        ranked = sorted(findings, key=lambda f: f.severity.rank if f.severity else len(Severity))
        return Answer(
            query=query,
            status=Status.ANSWERED if lines or ranked else Status.NOT_COVERED,
            title=title,
            stamp=digest.stamp,
            question=question,
            lines=tuple(lines),
            findings=tuple(ranked),
            sources=tuple(source for source in digest.sources if source.id in cited),
            silent=tuple(s for s in digest.sources if s.id not in cited and (not only or s.id in only)),
            of_sources=len(digest.sources),
            suggestions=tuple(
                q
                for slug in digest.story.menu
                if (q := digest.story.question(slug)) is not None and self.index.gathered(q.gathers)
            )[:4],
        )


def _each_once(claims: Iterable[Claim]) -> list[Claim]:
    return list(dict.fromkeys(claims))


def _of(claims: Iterable[Claim], only: frozenset[str]) -> list[Claim]:
    return [claim for claim in claims if not only or claim.source in only]
