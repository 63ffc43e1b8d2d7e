"""Answers as plain text."""

from datetime import date

import pytest

from bot.rendering.plain import answer_text, help_text
from bot.story.answers import Lead, LeadKind, Notice, NoticeKind, Status
from bot.story.findings import Cause, Severity
from tests.builders import a_finding, a_question, a_source
from tests.rendering.builders_rendering import (
    HOSTILE,
    a_count_position,
    a_differing_answer,
    a_line,
    a_stamp,
    a_topical_story,
    an_answer,
    some_sources,
)

STORY = a_topical_story(a_question())
FINDING = a_finding(
    a_count_position("001", "p2", word="a small group", least=2, most=20, of="detainees"),
    a_count_position("003", "p3", "t1.1"),
    severity=Severity.TENSION,
    cause=Cause.OUTSIDE_VAGUE,
)


WHOLE = """\
How many people were released?

Asked in Turkish; answered in English.

The articles do not agree: a small group of detainees [001 ¶2]; 123 prisoners [003 ¶3, table 1.1].

- 001 counts a small group. [001 ¶2]
- 003 counts 123. [003 ¶3, table 1.1]

Where they differ
- Tension: On the release (number freed), [001 ¶2] gives a small group of detainees, \
while [003 ¶3, table 1.1] gives 123 prisoners: the number lies outside what the words allow.

Silent: [000] does not speak of this.

Sources
[001] Second · Paper · 13 Dec 2025
[003] Third · undated

From 3 articles and nothing else · digest 4f2a91c
Ask next: who-released, sequence"""


def test_a_whole_answer_reads_from_substance_to_next_questions():
    answer = a_differing_answer(
        FINDING,
        sources=[
            a_source("001", title="Second", publisher="Paper", published=date(2025, 12, 13)),
            a_source("003", title="Third"),
        ],
        silent=(a_source("000"),),
        suggestions=(a_question("who-released"), a_question("sequence")),
        notices=(Notice(NoticeKind.LANGUAGE, ("Turkish",)),),
    )
    assert answer_text(answer, STORY) == WHOLE


def test_what_the_lead_said_in_full_is_not_said_again():
    assert answer_text(an_answer(a_line("Once.")), STORY).count("Once.") == 1


def test_weaker_differences_are_counted():
    story = a_topical_story(a_question(), a_question("differences"))
    text = answer_text(a_differing_answer(FINDING, more=2), story)
    assert "Two more differences: ask for differences to see them." in text


def test_a_silence_is_no_difference():
    gap = a_finding(severity=Severity.GAP, cause=Cause.SILENCE, silent=["003"])
    text = answer_text(an_answer(a_line(), findings=[gap]), STORY)
    assert "Where they differ" not in text
    assert "Said by some only\n- Silence: Only [000 ¶1] and [001 ¶1] speak of" in text


def test_a_refusal_names_what_was_searched_and_what_there_is():
    answer = an_answer(
        status=Status.NOT_COVERED,
        title="UN reaction??",
        sources=(),
        silent=some_sources(),
        near=(a_line("The EU welcomed it."),),
        notices=(Notice(NoticeKind.UNKNOWN_WORDS, ("UN",)),),
        suggestions=(a_question("reactions-eu"),),
    )
    text = answer_text(answer, STORY)
    assert "The three articles do not say this." in text
    assert "Not known in this story: “UN”." in text
    assert "What the articles do give\n- The EU welcomed it. [003 ¶3]" in text
    assert "Searched\n[000] Article 000 · undated\n[001] Article 001 · undated" in text
    assert "Silent:" not in text


def test_a_menu_groups_questions_by_topic():
    questions = (
        a_question("a", title="A?"),
        a_question("b", title="B?", topic="Sanctions"),
        a_question("c", title="C?"),
    )
    text = answer_text(an_answer(query="", status=Status.AMBIGUOUS, suggestions=questions), STORY)
    assert "What would you like to know?" in text
    assert "The release\n- a: A?\n- c: C?\n\nSanctions\n- b: B?" in text


def test_words_that_fit_several_questions_are_asked_back():
    text = answer_text(an_answer(query="them", status=Status.AMBIGUOUS, suggestions=(a_question(),)), STORY)
    assert "Which of these do you mean?" in text


def test_several_questions_share_sources_and_footer():
    second = an_answer(a_line("Two."), title="Second?")
    text = answer_text(an_answer(a_line("One."), title="First?", parts=(second,)), STORY)
    assert text.index("First?") < text.index("One.") < text.index("Second?") < text.index("Two.")
    assert text.count("[003] Article 003") == 1
    assert text.count("nothing else") == 1


def test_one_article_is_not_called_articles():
    assert "From 1 article and nothing else" in answer_text(an_answer(a_line(), of_sources=1), STORY)


@pytest.mark.parametrize("text", HOSTILE)
def test_every_row_stays_on_one_line(text):
    answer = an_answer(
        a_line(text),
        a_line(f"2 {text}"),
        title=text,
        sources=[a_source(title=text, publisher=text)],
        query=text,
    )
    lines = answer_text(answer, STORY).splitlines()
    assert all(line.isprintable() for line in lines)
    assert len(lines) == len(
        answer_text(an_answer(a_line(), a_line("2"), sources=[a_source()]), STORY).splitlines()
    )


def test_the_same_answer_gives_the_same_text():
    assert answer_text(a_differing_answer(FINDING), STORY) == answer_text(a_differing_answer(FINDING), STORY)


def test_a_lead_without_lines_is_rendered():
    assert answer_text(an_answer(lead=Lead(LeadKind.SEVERAL, ())), STORY)


def test_help_lists_what_can_be_asked_as_it_stands():
    story = a_topical_story(
        a_question("how-many"),
        a_question("who-released", title="Who was released?"),
        a_question("person", title="Who is {it}?"),
        a_question("venue", title="Where were the talks?", gathers=()),
        menu=["who-released"],
    )
    text = help_text(story, a_stamp(), some_sources())
    assert "/belarus who-released: a question by its short name" in text
    assert text.index("- who-released:") < text.index("- how-many:")
    assert "{it}" not in text
    assert "venue" not in text
