"""What a program proposed for a source, kept beside its reading until a person has looked at it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from bot.digest.damage import DamageError, Known, read_each
from bot.digest.entries_json import claim_decoder, encode_claim
from bot.digest.values_json import ValueReader
from bot.story.errors import ReadingError
from bot.story.proposals import Certainty, Proposal
from bot.story.questions import Story
from bot.story.sources import Source

FORMAT = 1


def write_proposals(source: Source, proposals: Sequence[Proposal]) -> str:
    """Write the proposals for one source, which are bound to the original they were made from."""
    kept = {
        "format": FORMAT,
        "source": source.id,
        "sha256": source.sha256,
        "proposals": [_encode(proposal) for proposal in proposals],
    }
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def _encode(proposal: Proposal) -> dict[str, Any]:
    return {
        "claim": encode_claim(proposal.claim),
        "certainty": proposal.certainty.value,
        "drafter": proposal.drafter,
        "doubts": list(proposal.doubts),
    }


def read_proposals(text: str | bytes, file: str, source: Source, story: Story) -> tuple[Proposal, ...]:
    """Read the proposals for a source; ReadingError when they are damaged or of another original."""
    try:
        kept = json.loads(text)
        _check(kept, file, source)
        return _decode(kept, source, story)
    except (ValueError, TypeError, KeyError, AttributeError, DamageError, RecursionError) as error:
        raise ReadingError(
            f"{file}: damaged ({error}): read the article again with `crosscheck read --again`"
        ) from error


def _check(kept: dict[str, Any], file: str, source: Source) -> None:
    if kept["format"] != FORMAT or kept["source"] != source.id or kept["sha256"] != source.sha256:
        raise ReadingError(
            f"{file}: was made for another original or format: read the article again with "
            "`crosscheck read --again`"
        )


def _decode(kept: dict[str, Any], source: Source, story: Story) -> tuple[Proposal, ...]:
    terms = {
        name: Known("term", ((term.id, term) for term in vocabulary.terms))
        for name, vocabulary in story.vocabularies.items()
    }
    entities = Known("entity", story.entities.items())
    decode = claim_decoder(story, {source.id: source}, ValueReader(entities, terms))

    def proposal(shown: dict[str, Any]) -> Proposal:
        return Proposal(
            decode(shown["claim"]), Certainty(shown["certainty"]), shown["drafter"], tuple(shown["doubts"])
        )

    return tuple(read_each("proposal", kept["proposals"], proposal))
