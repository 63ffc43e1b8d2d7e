"""Ways of looking at a whole story."""

import pytest

from bot.story.questions import Question
from tests.answering.builders_answering import (
    FERRY_ANSWERER,
    a_ferry_digest,
    an_answerer,
    ask,
    every_line,
    said,
    slug_of,
)
from tests.answering.ferries import a_note
from tests.answering.shared_words import VIEWS

SLUGS = [view["slug"] for view in VIEWS["views"] if view["slug"] != "help"]


def severities(text: str) -> list[str]:
    return [finding.severity.value for finding in ask(text).findings]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_view_is_asked_by_its_slug(slug):
    answer = ask(slug)
    assert (answer.status, slug_of(answer)) == ("answered", slug)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_line_of_a_view_is_cited(slug):
    assert all(line.citations for line in every_line(ask(slug)))


@pytest.mark.parametrize("slug", SLUGS)
def test_a_view_lists_the_sources_it_cites(slug):
    answer = ask(slug)
    cited = {citation.source for line in answer.lines for citation in line.citations}
    cited |= {source for finding in answer.findings for source in finding.sources}
    assert [source.id for source in answer.sources] == sorted(cited)


@pytest.mark.parametrize("slug", SLUGS)
def test_sources_that_a_view_does_not_cite_are_silent(slug):
    answer = ask(slug)
    assert [source.id for source in answer.silent] == sorted(
        {"a1", "a2", "a3"} - {source.id for source in answer.sources}
    )


def test_help_is_the_menu():
    answer = ask("help")
    assert (answer.status, [question.slug for question in answer.suggestions]) == (
        "ambiguous",
        ["how-many", "why", "leaders", "beginning", "fares"],
    )


def test_a_view_that_nobody_made_is_no_answer():
    assert FERRY_ANSWERER.views.answer(Question("moods", "Moods", "", ()), "moods", frozenset()) is None


def test_disagreements_leave_out_silence_and_agreement():
    assert {finding.aspect for finding in ask("disagreements").findings} == {"count", "leaders"}


def test_disagreements_stand_strongest_first():
    found = FERRY_ANSWERER.digest.findings
    ranks = [finding.severity.rank for finding in ask("disagreements").findings]
    assert len(found) > len(ranks)
    assert ranks == sorted(ranks)


def test_disagreements_can_be_limited_to_a_source():
    assert severities("disagreements in a3") == []


def test_agreements_tell_what_several_sources_say():
    assert said(ask("agreements").lines) == ["a2.c03", "a3.c01"]


def test_the_sources_are_presented_with_their_first_passage():
    lines = ask("which articles").lines
    assert [line.source.id for line in lines] == ["a1", "a2", "a3"]
    assert [line.citations[0].passage for line in lines] == ["p1", "p1", "p1"]


def test_people_stand_by_person():
    assert said(ask("people").lines) == ["a3.c05", "a1.c04", "a3.c04", "a2.c04"]


def test_numbers_are_all_quantities():
    assert said(ask("numbers").lines) == ["a1.c01", "a2.c01", "a3.c02"]


def test_the_timeline_goes_by_date_and_ends_with_what_came_first():
    assert said(ask("timeline").lines) == ["a3.c01", "a2.c03", "a2.c05"]


@pytest.mark.parametrize("view", ["numbers", "timeline", "people", "agreements", "sources"])
def test_a_view_limited_to_a_source_holds_its_lines_only(view):
    lines = ask(f"{view} in a2").lines
    assert {citation.source for line in lines for citation in line.citations} <= {"a2"}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("where do they disagree", "disagreements"),
        ("do they disagree on the fares", "fares"),
        ("differences in ticket fares", "fares"),
    ],
)
def test_a_view_is_asked_for_when_nothing_else_is(text, slug):
    assert slug_of(ask(text)) == slug


@pytest.mark.parametrize("text", ["disagreements about Norway", "disagreements about walruses"])
def test_a_view_of_what_nobody_speaks_of_is_refused(text):
    assert ask(text).status == "not-covered"


@pytest.mark.parametrize(
    ("text", "slug"), [("what all agree on", "agreements"), ("only where they differ", "disagreements")]
)
def test_a_limit_to_what_is_agreed_or_not_is_a_view_by_itself(text, slug):
    assert slug_of(ask(text)) == slug


def test_a_story_without_disagreement_says_so():
    digest = a_ferry_digest(a_note("a1.c01", "strike", "motive", "The crew wants better wages."))
    assert an_answerer(digest).answer("disagreements").status == "not-covered"


def test_a_view_suggests_what_the_menu_begins_with():
    assert [question.slug for question in ask("timeline").suggestions] == ["how-many", "why"]


@pytest.mark.parametrize("text", ["a1", "a1 said"])
def test_what_one_source_says_is_told_question_by_question(text):
    answer = ask(text)
    assert answer.title == "What a1 says"
    assert {citation.source for line in every_line(answer) for citation in line.citations} == {"a1"}
    topics = [(claim.subject, claim.aspect) for line in answer.lines for claim in line.claims]
    assert len(topics) == len(set(topics)) > 1


def test_after_a_question_a_source_is_asked_the_same():
    assert ask("a1 said", previous="how-many").title == "How many of the crew are on strike?"
