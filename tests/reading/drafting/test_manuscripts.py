"""An article as one text, and the way back to the original."""

from hashlib import sha256

from bot.reading.drafting.manuscripts import Manuscript
from bot.reading.passages import segment

WRAPPED = "# The pier\n\nIt was closed\u00a0on “Monday”.\n\n- Arno Veld, 23\n- Lena Holt\n"


def test_each_character_stands_for_one_of_the_original():
    manuscript = Manuscript.of(WRAPPED, segment(WRAPPED).passages)
    start = manuscript.text.index('on "Monday"')
    evidence = manuscript.evidence(start, start + len('on "Monday"'))
    words = WRAPPED[evidence.span.start : evidence.span.end]
    assert words == "on “Monday”"
    assert evidence.sha256 == sha256(words.encode()).hexdigest()


def test_evidence_stays_within_its_passage():
    manuscript = Manuscript.of(WRAPPED, segment(WRAPPED).passages)
    start = manuscript.text.index("Arno")
    evidence = manuscript.evidence(start, len(manuscript.text))
    assert WRAPPED[evidence.span.start : evidence.span.end] == "Arno Veld, 23"
    assert evidence.passage == "l1.1"
