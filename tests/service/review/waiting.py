"""A project whose reading is of one article, with proposals made from another reading of its words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.bootstrap import House
from bot.digest import store
from bot.digest.amendments import claim_of
from bot.digest.proposals_json import write_proposals
from bot.digest.readings_text import write_reading
from bot.reading.anchors import anchor
from bot.reading.drafts import source_of
from bot.reading.passages import segment
from bot.story.proposals import Certainty, Proposal
from tests.digest.written import STORY, STORY_FILE, the_story

ORIGINAL = "Walkout\n\nForty dockers left the quay at dawn. Rosa Adler says the port is closed.\n"
OTHER = "Quiet quay\n\nFifty dockers left the quay, and the port has reopened.\n"

COUNT = ("Forty dockers", {"subject": "strike", "aspect": "count", "value": {"exact": 40, "of": "dockers"}})
CLOSED = ("the port is closed", {"subject": "strike", "aspect": "status", "value": {"term": "closed"}})
FIFTY = ("Fifty dockers", {"subject": "strike", "aspect": "count", "value": {"exact": 50, "of": "dockers"}})

DOUBT = "it may be another strike"


def a_project(folder: Path) -> House:
    """Two articles, two proposals of the one and one of the other; neither reading has a claim yet."""
    for path in (STORY_FILE, "seeds/harbour/x", "seeds/originals/x"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / STORY_FILE).write_text(STORY, encoding="utf-8")
    house = House(folder / "config", folder / "seeds")
    read(house, "a1", ORIGINAL, [COUNT, CLOSED])
    read(house, "a2", OTHER, [FIFTY])
    return house


def read(house, id_, original, drafts):
    """Take an article in, as if its reading had never been: the reading is empty, everything waits."""
    file = f"{id_}.txt"
    (house.seeds / "originals" / file).write_text(original, encoding="utf-8")
    source = source_of(original.encode(), file=file, source=id_)
    proposals = [proposed(words, fields, source, original) for words, fields in drafts]
    store.put(
        write_reading(date(2026, 11, 22), source).encode(), store.reading_path(house.seeds, "harbour", id_)
    )
    path = store.proposals_path(house.seeds, "harbour", id_)
    store.put(write_proposals(source, proposals).encode(), path)


def proposed(words, fields, source, original):
    """A proposal resting on those words."""
    found = anchor(original, segment(original), words)
    evidence = {
        "passage": found.passage,
        "span": [found.span.start, found.span.end],
        "sha256": found.sha256,
    }
    says = f"It says of {fields['aspect']}: {next(iter(fields['value'].values()))}."
    fields = {"id": "c01", "says": says, **fields, "evidence": [evidence]}
    return Proposal(claim_of(fields, source, the_story(), "here"), Certainty.UNSURE, "rules", (DOUBT,))
