"""A review: what is open, and what a person's rulings do to the readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from bot.comparing import compare
from bot.digest.amendments import (
    claim_of,
    fields_of,
    next_id,
    with_claim,
    with_other_claim,
    without_claim,
)
from bot.digest.matters import claim_id, claim_matter, finding_matter
from bot.rendering.wording.claims import claim_text
from bot.rendering.wording.findings import finding_text
from bot.service.review.papers import Papers
from bot.story.claims import Claim
from bot.story.decisions import Decision, Matter, MatterKind, Ruling, standing
from bot.story.errors import UsageError
from bot.story.proposals import Certainty, Proposal

READ = "reading"  # the drafter of a claim that its reading already has
FIXED = ("id", "evidence")  # what an edit cannot change


@dataclass
class Review:
    """What is open in a story, and rulings on it. Every ruling is kept before anything else is done."""

    papers: Papers
    _found: tuple[tuple[Claim, ...], tuple[Matter, ...]] = field(default=((), ()))

    def claims(self) -> tuple[Matter, ...]:
        """Give the proposals that wait for a ruling, in the order of sources and texts."""
        present = {claim_id(claim) for claim in self.papers.claims}
        matters = {matter.id: matter for matter in self._proposed() if matter.id not in present}
        return self._open(matters.values())

    def findings(self) -> tuple[Matter, ...]:
        """Give the possible identities and the disagreements that wait, strongest first."""
        claims = self.papers.claims
        if self._found[0] != claims:
            found = compare(claims, self.papers.story, self.papers.sources)
            matters = [finding_matter(finding, self.papers.passage_hash) for finding in found]
            self._found = claims, tuple(matter for matter in matters if matter)
        order = list(MatterKind)
        return self._open(sorted(self._found[1], key=lambda matter: order.index(matter.kind)))

    def matter(self, wanted: str) -> Matter:
        """Find what is open by its id; UsageError when it is not."""
        for matter in (*self.claims(), *self.findings()):
            if matter.id == wanted:
                return matter
        raise UsageError(f"nothing open has the id {wanted}: `crosscheck review --json` lists what is open")

    def reading_matter(self, claim: Claim) -> Matter:
        """Make a matter of a claim that its reading has, such as one side of a disagreement."""
        return claim_matter(Proposal(claim, Certainty.SURE, READ), self.papers.passage_hash)

    def _proposed(self) -> Iterator[Matter]:
        for proposal in self.papers.proposals():
            yield claim_matter(proposal, self.papers.passage_hash)

    def _open(self, matters: Any) -> tuple[Matter, ...]:  # noqa: ANN401 - any iterable of matters
        decided = standing(tuple(self.papers.decisions))
        return tuple(m for m in matters if m.id not in decided or not decided[m.id].stands_for(m))

    def decide(self, matter: Matter, ruling: Ruling, fields: Mapping[str, Any] | None = None) -> Decision:
        """Keep a ruling, then carry it out. ReadingError, with nothing kept, when an edit is wrong."""
        decision = self._decision(matter, ruling, fields or {})
        amended = None
        if matter.proposal:
            in_reading = matter.proposal.drafter == READ
            decision, amended = self._amended(decision, matter.proposal.claim, in_reading=in_reading)
        self._carry_out(decision, matter, amended)
        return decision

    def _decision(self, matter: Matter, ruling: Ruling, fields: Mapping[str, Any]) -> Decision:
        if matter.finding:
            told = finding_text(matter.finding.in_brief(), self.papers.story)
        else:
            told = claim_text(matter.claims[0])
        changed = {name: value for name, value in fields.items() if name not in FIXED}
        return Decision(matter.id, matter.kind, ruling, _now(), matter.words, told, None, changed)

    def _amended(self, decision: Decision, claim: Claim, *, in_reading: bool) -> tuple[Decision, str | None]:
        """Complete a decision on a claim, and say what its reading becomes; None where it stays."""
        text = self.papers.text_of(claim.source)
        if decision.ruling is Ruling.REJECTED and not in_reading:
            return decision, None
        if decision.ruling is Ruling.REJECTED:
            was = fields_of(claim)
            return replace(decision, claim=claim.id, was=was), without_claim(text, str(was["id"]))
        was = fields_of(claim)
        id_ = was["id"] if in_reading else next_id(text)
        fields = {**(decision.fields or was), "id": id_, "evidence": was["evidence"]}
        made = claim_of(fields, self.papers.readings[claim.source].source, self.papers.story, "the claim")
        decision = replace(decision, claim=made.id, was=was if in_reading else {})
        return decision, (with_other_claim if in_reading else with_claim)(text, made)

    def _carry_out(self, decision: Decision, matter: Matter, amended: str | None) -> None:
        reading = amended and self.papers.check(matter.claims[0].source, amended)
        self.papers.record(decision)
        if amended and reading:
            self.papers.put(reading, amended)

    def undo(self) -> Decision | None:
        """Take back the last decision that stands, and what it did; None when there is none."""
        decided = standing(tuple(self.papers.decisions))
        last = next((d for d in reversed(self.papers.decisions) if decided.get(d.matter) is d), None)
        if last is None:
            return None
        amended = self._restored(last)
        self.papers.record(replace(last, ruling=Ruling.UNDONE, made=_now(), fields={}, was={}))
        if amended is not None:
            source = str(last.claim).partition(".")[0]
            self.papers.put(self.papers.check(source, amended), amended)
        return last

    def _restored(self, decision: Decision) -> str | None:
        """Say what a reading was before a decision; None where it did nothing to it, or is gone itself."""
        source, _, id_ = str(decision.claim or "").partition(".")
        if source not in self.papers.readings:
            return None
        text, reading = self.papers.text_of(source), self.papers.readings[source]
        has_it = any(claim.id == decision.claim for claim in reading.claims)
        if not decision.was:
            return without_claim(text, id_) if has_it else None
        was = claim_of(decision.was, reading.source, self.papers.story, "the claim as it was")
        return with_other_claim(text, was) if has_it else with_claim(text, was)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
