"""The list of persons begins with who is named by which article."""

from bot.rendering.pages import outline_of
from tests.builders import a_claim, a_question, a_story, some_evidence
from tests.rendering.builders_rendering import a_line_of, an_answer

STORY = a_story(subjects={"person/ada": "Ada Quill", "person/ben": "Ben Tarn"})


def line_on(person, claim, passage):
    return a_line_of(a_claim(claim, subject=f"person/{person}", evidence=[some_evidence(passage)]))


def lead_of(slug, *lines):
    answer = an_answer(*lines, question=a_question(slug))
    lead = outline_of(answer, STORY).pages[0].lead
    return lead.shown if lead else None


LINES = (
    line_on("ada", "000.c01", "p1"),
    line_on("ben", "000.c02", "p2"),
    line_on("ben", "001.c01", "p3"),
    line_on("ben", "001.c02", "p4"),
)


def test_each_person_stands_with_the_articles_that_name_them_the_most_named_first():
    assert lead_of("people", *LINES) == "Ben Tarn [000 ¶2] [001 ¶3 and 1 more]; Ada Quill [000 ¶1]."


def test_other_questions_begin_as_ever():
    assert lead_of("who-released", *LINES) == "What 000.c01 says. [000 ¶1]"


def test_a_list_of_nobody_begins_with_nothing():
    assert lead_of("people") is None
