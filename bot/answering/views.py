"""Ways of looking at a whole story: differences, agreements, people, numbers, time, sources.

One source alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answering.excerpts import MOST_CLAIMS, Excerpt, framed
from bot.answering.index import Index
from bot.answering.lines import lines_of, source_line
from bot.answering.listings import listings_of
from bot.story.answers import Answer, Line, Status
from bot.story.claims import Claim
from bot.story.findings import Finding, Severity
from bot.story.questions import Question
from bot.story.sources import Source

MOST_SEARCHED = 240
"""About so many claims are looked through for the words of a search, the likeliest subjects first."""

KINDS = {
    "disagreements": frozenset[str](),
    "people": frozenset({"set", "identity", "role"}),
    "numbers": frozenset({"count"}),
    "timeline": frozenset({"order", "date"}),
}
"""The differences that each view shows beside its lines; all where none is named."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a view shows: claims or whole sources, and differences."""

    told: Excerpt
    findings: Sequence[Finding] = ()
    sources: Sequence[Source] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of either."""
        return (*(source_line(source) for source in self.sources), *lines_of(self.told.claims))


class Views:
    """Answers the general questions about one digest."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._whole: dict[str, Answer] = {}
        self._listings = listings_of(index.digest, index.holdings)
        self._differences = {
            slug: tuple(f for f in index.holdings.differences if not kinds or f.kind in kinds)
            for slug, kinds in KINDS.items()
        }

    def answer(self, question: Question, query: str, only: frozenset[str]) -> Answer | None:
        """The answer of a view, limited to some sources when any are named.

        None when there is no such view.
        """
        if not only and question.slug in self._whole:
            return replace(self._whole[question.slug], query=query)
        if question.slug == "disagreements":
            seen = _Seen(Excerpt((), 0, set()), self._differing(question.slug, only))
        elif question.slug == "sources":
            seen = self._sources(only)
        elif question.slug in self._listings:
            seen = _Seen(self._listings[question.slug].excerpt(only), self._differing(question.slug, only))
        else:
            return None
        answer = self._made(query, question.title, seen, question=question, only=only)
        return answer if only else self._whole.setdefault(question.slug, answer)

    def alone(self, query: str, source: str) -> Answer:
        """What a single source alone reports: groups in which no other source speaks."""
        own = dict.fromkeys((c.subject, c.aspect) for c in self.index.holdings.claims_of(source))
        groups = sorted(filter(self._is_lone, own), key=self.index.place)
        claims = [claim for key in groups for claim in self.index.groups[key].claims]
        return self._made(query, f"Only {source}", _Seen(_first(claims)), only=frozenset({source}))

    def of_source(self, query: str, source: str) -> Answer:
        """What a source says in answer to the story's chief questions: a claim for each thing it speaks of.

        To all questions where none is the chief.
        """
        story = self.index.digest.story
        chief = [question for question in story.questions if question.slug in story.menu] or story.questions
        said: dict[tuple[str, str], Claim] = {}
        for claim in self.index.holdings.claims_of(source):
            said.setdefault((claim.subject, claim.aspect), claim)
        groups = self.index.gathered(selector for question in chief for selector in question.gathers)
        claims = [said[group.key] for group in groups if group.key in said]
        return self._made(query, f"What {source} says", _Seen(_first(claims)), only=frozenset({source}))

    def _is_lone(self, key: tuple[str, str]) -> bool:
        claims = self.index.groups[key].claims
        return all(claim.source == claims[0].source for claim in claims)

    def compared(self, query: str, sources: frozenset[str]) -> Answer:
        """Where two or more sources differ, and what they share."""
        between = self.index.holdings.findings_between(sources)
        shared = [
            claim
            for finding in between
            if finding.severity is None
            for position in finding.positions
            for claim in position.claims
            if claim.source in sources
        ]
        told = _first(list({claim.id: claim for claim in shared}.values()))
        differences = [finding for finding in between if finding.severity is not None]
        return self._made(
            query, f"Compare {' and '.join(sorted(sources))}", _Seen(told, differences), only=sources
        )

    def search(self, query: str, words: str) -> Answer | None:
        """The claims that hold the words, best first; None when none does."""
        wanted = self.index.features.of_text(words)
        groups = [self.index.groups[key] for key in self.index.near_keys(wanted)]
        found: dict[tuple[str, str], list[Claim]] = {}
        best, left = 1, MOST_SEARCHED
        for group in sorted(groups, key=lambda group: -len(wanted & group.features)):
            if left <= 0 or len(wanted & group.features) < best:
                break
            for claim in group.strongest:
                score = len(self.index.spoken_by(claim, wanted))
                if score > best:
                    best, found = score, {}
                if score == best:
                    found.setdefault(group.key, []).append(claim)
            left -= len(group.strongest)
        claims = [claim for key in sorted(found, key=self.index.place) for claim in found[key]]
        return self._made(query, words, _Seen(_first(claims))) if claims else None

    def _differing(self, slug: str, only: frozenset[str]) -> Sequence[Finding]:
        """The differences that a view shows, of the sources asked for."""
        found = self._differences.get(slug, ())
        speakers = self.index.holdings.speakers
        return [f for f in found if not only.isdisjoint(speakers(f))] if only else found

    def _sources(self, only: frozenset[str]) -> _Seen:
        chosen = [source for source in self.index.digest.sources if not only or source.id in only]
        told = Excerpt((), max(0, len(chosen) - MOST_CLAIMS), {source.id for source in chosen})
        return _Seen(told, sources=chosen[:MOST_CLAIMS])

    def _made(
        self,
        query: str,
        title: str,
        seen: _Seen,
        *,
        question: Question | None = None,
        only: frozenset[str] = frozenset(),
    ) -> Answer:
        digest, holdings = self.index.digest, self.index.holdings
        speaking = seen.told.speaking.union(*map(holdings.speakers, seen.findings))
        told = Excerpt(seen.told.claims, seen.told.left, speaking)
        ranked = sorted(seen.findings, key=lambda f: f.severity.rank if f.severity else len(Severity))
        frame = framed(told, ranked, only, digest, holdings, cited=[source.id for source in seen.sources])
        lines = seen.lines
        return Answer(
            query=query,
            status=Status.ANSWERED if lines or ranked else Status.NOT_COVERED,
            title=title,
            stamp=digest.stamp,
            question=question,
            lines=lines,
            findings=frame.findings,
            more=frame.more,
            sources=frame.sources,
            silent=frame.silent,
            of_sources=len(digest.sources),
            suggestions=tuple(
                q
                for slug in digest.story.menu
                if (q := digest.story.question(slug)) is not None and self.index.gathered(q.gathers)
            )[:4],
            more_lines=told.left,
            more_sources=frame.more_sources,
            more_silent=frame.more_silent,
            origins=frame.origins,
        )


def _first(claims: Sequence[Claim]) -> Excerpt:
    return Excerpt(
        tuple(claims[:MOST_CLAIMS]), max(0, len(claims) - MOST_CLAIMS), {claim.source for claim in claims}
    )
