"""Lines: what claims say, hedged where it is not the article's own plain word."""

from datetime import date

import pytest

from bot.rendering.wording.claims import claim_text, line_text, source_text
from bot.story.answers import Line
from tests.builders import a_claim, a_source, an_entity
from tests.rendering.builders_rendering import a_line

AMNESTY = an_entity("amnesty", kind="body", label="Amnesty International", aliases=["Amnesty"])


@pytest.mark.parametrize(
    ("says", "fields", "shown"),
    [
        ("Prisoners were freed.", {}, "Prisoners were freed."),
        ("Prisoners were freed", {}, "Prisoners were freed."),
        ("More will go free.", {"modality": "expected"}, "More will go free (expected)."),
        ("More releases are expected.", {"modality": "expected"}, "More releases are expected."),
        ("Observers visit.", {"modality": "recommended"}, "Observers visit (recommended)."),
        ("States should send observers.", {"modality": "recommended"}, "States should send observers."),
        ("It was a tactic.", {"modality": "speculated"}, "It was a tactic (speculated)."),
        ("It may be a tactic.", {"modality": "speculated"}, "It may be a tactic."),
        ("They left in May.", {"modality": "speculated"}, "They left in May (speculated)."),
        ("They went abroad.", {"modality": "reported"}, "They went abroad (reported)."),
        (
            "The move is welcome.",
            {"modality": "reported", "attributed_to": AMNESTY},
            "The move is welcome (according to Amnesty International).",
        ),
        (
            "Amnesty calls the move welcome.",
            {"modality": "reported", "attributed_to": AMNESTY},
            "Amnesty calls the move welcome.",
        ),
        (
            "More will go free.",
            {"modality": "expected", "attributed_to": AMNESTY},
            "More will go free (expected, according to Amnesty International).",
        ),
    ],
)
def test_a_claim_is_hedged_once_and_only_where_needed(says, fields, shown):
    assert claim_text(a_claim(says=says, **fields)) == shown


def test_an_initial_keeps_its_point():
    shown = claim_text(a_claim(says="It names Viktor B.", modality="reported", attributed_to=AMNESTY))
    assert shown == "It names Viktor B. (according to Amnesty International)."


def test_a_part_of_a_word_names_nobody():
    eu = an_entity("eu", kind="body", label="EU", aliases=[])
    shown = claim_text(a_claim(says="Europeans rejoiced.", modality="reported", attributed_to=eu))
    assert shown == "Europeans rejoiced (according to EU)."


def test_a_line_tells_its_first_claim():
    assert line_text(a_line("First.")) == "First."


def test_a_dated_source_tells_its_date():
    source = a_source("001", title="Title", publisher="Paper", published=date(2025, 12, 13), words=1)
    assert source_text(source) == "“Title” (Paper): published on 13 December 2025; one word, in English."


def test_an_undated_source_says_so():
    line = Line(a_line().citations, source=a_source("000", title="Title", language="tr"))
    assert line_text(line) == "“Title”: carries no date; 300 words, in Turkish."
