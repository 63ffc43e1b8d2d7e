"""Who says what: claims, findings and lone reports by source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from bot.comparing import compare
from bot.comparing.origins import origins_of
from bot.story.claims import Claim
from bot.story.digests import Digest
from bot.story.findings import Finding
from bot.story.questions import Story
from bot.story.sources import Source

Key = tuple[str, str]

FEW = 64
"""What so few sources say is looked up source by source."""


class Holdings:
    """A digest's sources, what each says, and the findings that what it says is part of."""

    def __init__(self, digest: Digest) -> None:
        self._sources = {source.id: (place, source) for place, source in enumerate(digest.sources)}
        self.ids = frozenset(self._sources)
        self.origins = origins_of(digest.sources)
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in digest.claims:
            self._claims[claim.source].append(claim)
        self._on: dict[Key, list[Finding]] = defaultdict(list)
        self._with: dict[Key, list[Finding]] = defaultdict(list)
        self._of: dict[str, list[int]] = defaultdict(list)
        self.differences = tuple(f for f in digest.findings if f.is_difference)
        self.agreements = tuple(f for f in digest.findings if f.severity is None)
        for finding in digest.findings:
            self._on[finding.subject, finding.aspect].append(finding)
            for key in dict.fromkeys((p.claims[0].subject, p.claims[0].aspect) for p in finding.positions):
                self._with[key].append(finding)
        self._compared = (*self.differences, *self.agreements)
        for number, finding in enumerate(self._compared):
            for source in _speakers(finding):
                self._of[source].append(number)
        self._briefs: dict[int, Finding] = {}
        self._speakers: dict[int, frozenset[str]] = {}

    def claims_of(self, source: str) -> Sequence[Claim]:
        """What a source says, in the digest's order."""
        return self._claims.get(source, ())

    def sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """Sources by their ids, each once, in the digest's order; unknown ids are passed over."""
        known = (self._sources[id_] for id_ in frozenset(ids) if id_ in self._sources)
        return tuple(source for _, source in sorted(known, key=lambda pair: pair[0]))

    def findings_on(self, keys: Iterable[Key]) -> tuple[Finding, ...]:
        """The findings on these subjects and aspects, in the keys' order."""
        return tuple(finding for key in keys for finding in self._on.get(key, ()))

    def findings_with(self, keys: Iterable[Key]) -> Mapping[int, Finding]:
        """The findings that hold claims on these subjects and aspects, each once."""
        return {id(finding): finding for key in keys for finding in self._with.get(key, ())}

    def findings_between(self, sources: Iterable[str]) -> tuple[Finding, ...]:
        """The findings that two or more of these sources are part of: differences first, then agreements."""
        counts: dict[int, int] = defaultdict(int)
        for source in sources:
            for number in self._of.get(source, ()):
                counts[number] += 1
        return tuple(self._compared[number] for number in sorted(counts) if counts[number] > 1)

    def differences_among(
        self, sources: AbstractSet[str], findings: Iterable[Finding], story: Story
    ) -> tuple[Finding, ...]:
        """What of some differences is one among these sources alone; others' positions are left out."""
        held = {
            claim.id for finding in findings for position in finding.positions for claim in position.claims
        }
        chosen = self.sources(sources)
        claims = [claim for source in chosen for claim in self.claims_of(source.id) if claim.id in held]
        return tuple(finding for finding in compare(claims, story, chosen) if finding.is_difference)

    def speakers(self, finding: Finding) -> frozenset[str]:
        """Ids of the sources that hold any of a finding's positions."""
        known = self._speakers.get(id(finding))
        if known is not None:
            return known
        return self._speakers.setdefault(id(finding), _speakers(finding))

    def brief(self, finding: Finding) -> Finding:
        """A finding of the digest in so few claims that it can be told."""
        known = self._briefs.get(id(finding))
        if known is not None:
            return known
        brief = finding.in_brief()
        if brief is not finding:
            self._briefs[id(finding)] = brief
        return brief


def _speakers(finding: Finding) -> frozenset[str]:
    return frozenset([claim.source for position in finding.positions for claim in position.claims])
