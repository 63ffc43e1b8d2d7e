"""Readings and their originals, where somebody keeps their own copies in `seeds/originals/`."""

import tomllib
from pathlib import Path

import pytest

from bot.reading.passages import segment

SEEDS = Path(__file__).parents[2] / "seeds"
SOURCES = [
    tomllib.loads(path.read_text(encoding="utf-8"))["source"] for path in sorted(SEEDS.glob("*/*.toml"))
]
AT_HAND = [source for source in SOURCES if (SEEDS / "originals" / source["file"]).is_file()]


@pytest.mark.skipif(not AT_HAND, reason="no originals at hand")
@pytest.mark.parametrize("source", AT_HAND, ids=lambda source: source["id"])
def test_a_readings_passages_are_those_of_its_original(source):
    text = (SEEDS / "originals" / source["file"]).read_bytes().decode()
    found = [
        {"id": p.id, "kind": p.kind.value, "line": p.line, "span": [p.span.start, p.span.end]}
        for p in segment(text).passages
    ]
    assert source["passages"] == found
