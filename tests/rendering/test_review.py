"""A matter of a review on the page: two columns where they fit, marks where there is no colour."""

import pytest

from bot.rendering.review import Shown, matter_text, nearby
from bot.rendering.terminal import Capabilities, columns
from bot.story.decisions import Matter, MatterKind
from bot.story.proposals import Certainty, Proposal
from tests.builders import a_claim, a_digest, a_finding

LONG = "The ferry sailed again on the second of March with forty passengers. " * 4
DOUBTS = ("the number may be of another crossing",)
MATTER = Matter("m1", MatterKind.CLAIM, {}, proposal=Proposal(a_claim(), Certainty.UNSURE, "rules", DOUBTS))
STORY = a_digest().story


def shown(text=LONG, marked=((4, 9),)):
    return lambda claim: [Shown(claim.source, "p1", 3, text, marked)]


def page(can, passages=None, matter=MATTER):
    return matter_text(matter, passages or shown(), STORY, can, "Claim · the last one")


@pytest.mark.parametrize("width", [90, 100, 133])
def test_two_columns_keep_to_the_width_and_to_their_sides(width):
    rows = page(Capabilities(width=width)).splitlines()
    assert max(map(columns, rows)) <= width
    assert {row.index("│") for row in rows} == {(width - 4) // 2 + 2}
    assert rows[0].startswith("Claim · the last one")
    assert "[000 ¶1] line 3" in rows[0]


def test_a_narrow_terminal_has_one_below_the_other():
    text = page(Capabilities(width=60))
    assert "│" not in text
    assert text.index("What 000.c01 says.") < text.index("»ferry« sailed")
    assert max(map(columns, text.splitlines())) <= 60


def test_colour_marks_the_words_without_signs():
    text = page(Capabilities(width=60, colour=True))
    assert "\x1b[1mferry\x1b[0m" in text
    assert "»" not in text


def test_ranges_that_overlap_are_marked_once():
    assert "»The ferry« sailed" in page(Capabilities(), shown(marked=((0, 9), (4, 9)))).replace("«»", "")


@pytest.mark.parametrize("span", [(0, 3), (4, 9), (140, 150), (270, 275), (0, 276)])
def test_beside_a_disagreement_a_passage_is_cut_around_its_words(span):
    text, ((start, end),) = nearby(LONG, [span])
    assert text[start:end] == LONG[slice(*span)]
    assert text.strip("…") in LONG
    assert text.startswith("…") == (span[0] > 120)
    assert len(text) <= span[1] - span[0] + 2 * 120 + 30


def test_what_cannot_be_shown_says_why():
    assert "the original is not at hand" in page(Capabilities(), shown(text=None))


def test_a_disagreement_numbers_its_claims():
    finding = a_finding()
    matter = Matter("m2", MatterKind.DISAGREEMENT, {}, finding=finding)
    text = page(Capabilities(), matter=matter)
    assert "1. [000.c01] What 000.c01 says." in text
    assert "2. [001.c01] What 001.c01 says." in text
