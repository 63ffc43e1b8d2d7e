"""Decisions that stand, carried out again on readings that were made anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.digest.amendments import claim_of, fields_of, next_id, with_claim, with_other_claim, without_claim
from bot.digest.matters import claim_id, claim_matter
from bot.service.review.papers import Papers
from bot.story.claims import Claim
from bot.story.decisions import Decision, Matter, MatterKind, Ruling, standing
from bot.story.proposals import Certainty, Proposal


@dataclass(frozen=True, slots=True)
class Settled:
    """What was done to a claim because it had been decided before; `claim` is its id in the reading."""

    ruling: Ruling
    claim: str
    told: str


def settle(papers: Papers) -> tuple[Settled, ...]:
    """Put back what was accepted and edited, take out what was rejected; the same again does nothing."""
    decided = {
        id_: decision
        for id_, decision in standing(tuple(papers.decisions)).items()
        if decision.kind is MatterKind.CLAIM
    }
    return (*_of_readings(papers, decided), *_of_proposals(papers, decided)) if decided else ()


def _of_readings(papers: Papers, decided: dict[str, Decision]) -> Iterator[Settled]:
    for claim in papers.claims:
        decision = decided.get(claim_id(claim))
        if decision is None or not decision.stands_for(_matter(claim, papers)):
            continue
        text = papers.text_of(claim.source)
        if decision.ruling is Ruling.REJECTED:
            amended = without_claim(text, claim.id.removeprefix(f"{claim.source}."))
        elif decision.ruling is Ruling.EDITED and _is_as_it_was(claim, decision):
            amended = with_other_claim(text, _edited(claim, decision, papers))
        else:
            continue
        papers.put(papers.check(claim.source, amended), amended)
        yield Settled(decision.ruling, claim.id, decision.told)


def _of_proposals(papers: Papers, decided: dict[str, Decision]) -> Iterator[Settled]:
    for proposal in papers.proposals():
        claim = proposal.claim
        decision = decided.get(claim_id(claim))
        if decision is None or decision.ruling is Ruling.REJECTED:
            continue
        if not decision.stands_for(_matter(claim, papers)):
            continue
        text = papers.text_of(claim.source)
        wanted = _edited(claim, decision, papers, next_id(text))
        if any(
            _is_akin(held, one) for held in papers.readings[claim.source].claims for one in (claim, wanted)
        ):
            continue
        amended = with_claim(text, wanted)
        papers.put(papers.check(claim.source, amended), amended)
        yield Settled(decision.ruling, wanted.id, decision.told)


def _matter(claim: Claim, papers: Papers) -> Matter:
    return claim_matter(Proposal(claim, Certainty.SURE, "reading"), papers.passage_hash)


def _is_as_it_was(claim: Claim, decision: Decision) -> bool:
    """Whether a claim is the one that was edited, and nobody has edited it by hand since."""
    return bool(decision.was) and fields_of(claim) == dict(decision.was)


def _is_akin(held: Claim, wanted: Claim) -> bool:
    """Whether a claim rests on the same words for the same end: the one wanted, perhaps mended by hand."""
    words = {evidence.sha256 for evidence in held.evidence}
    return (held.subject, held.aspect) == (wanted.subject, wanted.aspect) and any(
        evidence.sha256 in words for evidence in wanted.evidence
    )


def _edited(claim: Claim, decision: Decision, papers: Papers, id_: str | None = None) -> Claim:
    was = fields_of(claim)
    fields = {**(decision.fields or was), "id": id_ or was["id"], "evidence": was["evidence"]}
    place = f"decision {decision.matter} of {decision.made}"
    return claim_of(fields, papers.readings[claim.source].source, papers.story, place)
