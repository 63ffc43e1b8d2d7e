"""Articles drafted from scratch, against the readings that people made of them.

`python -m tests.benchmarks.rereading ORIGINALS [--story belarus] [--json]`

For each type of value: the share of people's claims that a proposal gives (same source, subject, aspect and
value; a note has no value), and of the proposals of that type the share that gives one of people's claims. Of
those that do: the share with the same modality, and with the same speaker.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from bot.bootstrap import PROJECT, House
from bot.digest import store
from bot.reading.drafting import Article, draft_many
from bot.story.claims import Claim
from bot.story.digests import Digest
from bot.story.proposals import Certainty, Proposal
from bot.story.values import VALUE_TYPES, Category, Names, Quantity

TYPES = {kind: name for name, kind in VALUE_TYPES.items()}


def agrees(drafted: Claim, made: Claim) -> bool:
    """Whether a proposal says what a claim of the same article says."""
    if (drafted.source, drafted.subject, drafted.aspect) != (made.source, made.subject, made.aspect):
        return False
    match drafted.value, made.value:
        case Quantity() as one, Quantity() as other:
            return (one.least, one.most, one.word) == (other.least, other.most, other.word)
        case Category() as one, Category() as other:
            return one.term.id == other.term.id
        case Names() as one, Names() as other:
            return {member.id for member in one.members} <= {member.id for member in other.members}
    return drafted.value == made.value


def score(digest: Digest, house: House, originals: Path) -> dict[str, float]:
    """Shares found and right, of all and by type of value."""
    texts = {s.id: (originals / s.file).read_bytes().decode() for s in digest.sources}
    articles = [Article(s.id, texts[s.id], s.published, s.passages) for s in digest.sources]
    lexicon = house.lexicon(digest.story.slug)
    proposals = [p for found in draft_many(articles, lexicon, digest.story) for p in found]
    drafted = [p.claim for p in proposals]
    counts: Counter[str] = Counter()
    for made in digest.claims:
        is_found = any(agrees(claim, made) for claim in drafted)
        counts.update({f"{kind} made": 1 for kind in ("all", TYPES[type(made.value)])})
        counts.update({f"{kind} found": is_found for kind in ("all", TYPES[type(made.value)])})
    for claim in drafted:
        is_right = any(agrees(claim, made) for made in digest.claims)
        counts.update({f"{kind} drafted": 1 for kind in ("all", TYPES[type(claim.value)])})
        counts.update({f"{kind} right": is_right for kind in ("all", TYPES[type(claim.value)])})
    figures = _voices(digest, proposals)
    for kind in ("all", *VALUE_TYPES):
        if counts[f"{kind} made"]:
            figures[f"{kind}: claims made by people"] = counts[f"{kind} made"]
            figures[f"{kind}: share found"] = counts[f"{kind} found"] / counts[f"{kind} made"]
        if counts[f"{kind} drafted"]:
            figures[f"{kind}: share right"] = counts[f"{kind} right"] / counts[f"{kind} drafted"]
    return figures


def _voices(digest: Digest, proposals: list[Proposal]) -> dict[str, float]:
    """How much is right of what is sure, and how often who says it and how is as people have it."""
    sure = [p.claim for p in proposals if p.certainty is Certainty.SURE]
    pairs = [(p.claim, [m for m in digest.claims if agrees(p.claim, m)]) for p in proposals]
    found = [(claim, made) for claim, made in pairs if made]
    return {
        "sure: share right": sum(any(agrees(c, m) for m in digest.claims) for c in sure) / max(len(sure), 1),
        "modality: share alike": sum(any(c.modality is m.modality for m in made) for c, made in found)
        / max(len(found), 1),
        "speaker: share alike": sum(
            any(c.attributed_to == m.attributed_to for m in made) for c, made in found
        )
        / max(len(found), 1),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("originals", type=Path)
    parser.add_argument("--story", default="belarus")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    house = House(PROJECT / "config", PROJECT / "seeds")
    digest = store.load(store.digest_path(house.seeds, options.story))
    figures = score(digest, house, options.originals)
    print(json.dumps(figures) if options.json else "\n".join(f"{k:34} {v:.3f}" for k, v in figures.items()))


if __name__ == "__main__":
    main()
