"""Records of incidents told by several articles, and what is drafted from each article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.reading.drafting import Article, Lexicon, draft_many
from bot.story.proposals import Proposal

LEXICON = Path(__file__).parents[2] / "config" / "lexicons" / "violence.toml"
PARTS = {"tune": (0, 1), "unseen": (2,)}


@dataclass(frozen=True, slots=True)
class Incident:
    """One record: the archive's figures, and the articles with what was drafted from each."""

    id: str
    gold: dict
    flags: tuple[str, ...]
    drafts: tuple[tuple[Article, tuple[Proposal, ...]], ...]


def records(path: Path, part: str | None = None) -> list[dict]:
    """Read a file's records, or the part of them that is for tuning, or that is not."""
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = PARTS[part] if part else (0, 1, 2)
    return [json.loads(line) for number, line in enumerate(lines) if number % 3 in kept]


def articles(record: dict) -> Iterator[Article]:
    """Give the articles of a record, title first, as an original has them."""
    for doc in record["docs"]:
        published = date.fromisoformat(doc["date"]) if doc.get("date") else None
        yield Article(doc["id"], f"{doc['title']}\n\n{doc['text']}", published)


def read(found: list[dict], lexicon: Lexicon, drafting=draft_many) -> list[Incident]:
    """Draft all articles of all records in one pass."""
    every = [(record, article) for record in found for article in articles(record)]
    drafts = zip(every, drafting((article for _, article in every), lexicon), strict=True)
    by_record: dict[str, list[tuple[Article, tuple[Proposal, ...]]]] = {r["story_id"]: [] for r in found}
    for (record, article), proposals in drafts:
        by_record[record["story_id"]].append((article, proposals))
    return [
        Incident(r["story_id"], r["gold"], tuple(r.get("flags", ())), tuple(by_record[r["story_id"]]))
        for r in found
    ]


def has(proposal: Proposal, doubt: str) -> bool:
    """Whether a proposal has a doubt with these words."""
    return any(doubt in one for one in proposal.doubts)
