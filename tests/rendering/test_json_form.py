"""The dictionaries that `--json` prints."""

import json

from bot.rendering.json_form import answer_json, check_json
from bot.rendering.plain import answer_text, check_text
from bot.story.answers import Lead, LeadKind, Status
from bot.story.findings import Cause, Severity
from tests.builders import a_finding, a_question, a_source
from tests.rendering.builders_rendering import (
    a_check,
    a_differing_answer,
    a_line,
    a_part,
    a_topical_story,
    an_answer,
)

STORY = a_topical_story(a_question())
FINDING = a_finding(severity=Severity.TENSION, kind="count")


def test_an_answer_has_exactly_the_contracts_keys():
    assert list(answer_json(an_answer(a_line()), STORY)) == [
        "query",
        "status",
        "question",
        "text",
        "lines",
        "disagreements",
        "silent",
        "suggestions",
        "digest",
    ]


def test_a_check_has_exactly_the_contracts_keys():
    assert list(check_json(a_check())) == ["statement", "verdict", "text", "for", "against", "digest"]


def test_text_is_the_whole_plain_text():
    answer = a_differing_answer(FINDING)
    assert answer_json(answer, STORY)["text"] == answer_text(answer, STORY)


def test_a_line_has_its_citations():
    assert answer_json(an_answer(a_line("So.")), STORY)["lines"] == [
        {"text": "So.", "citations": [{"source": "003", "passage": "p3", "line": 1, "span": [0, 10]}]}
    ]


def test_a_disagreement_has_positions_with_citations():
    found = answer_json(a_differing_answer(FINDING), STORY)["disagreements"]
    assert [list(each) for each in found] == [["severity", "kind", "text", "positions"]]
    assert (found[0]["severity"], found[0]["kind"]) == ("tension", "count")
    assert found[0]["positions"][0] == {
        "text": "14 prisoners",
        "citations": [{"source": "000", "passage": "p1", "line": 1, "span": [0, 10]}],
    }


def test_silence_and_agreement_are_no_disagreement():
    gap = a_finding(severity=Severity.GAP, cause=Cause.SILENCE)
    agreed = a_finding(severity=None, cause=Cause.AGREE)
    assert answer_json(an_answer(a_line(), findings=[gap, agreed]), STORY)["disagreements"] == []


def test_a_lead_that_no_line_repeats_is_a_line():
    lead = Lead(LeadKind.SINGLE, (a_line("Lead.", source="000"),))
    lines = answer_json(an_answer(a_line("Line."), lead=lead), STORY)["lines"]
    assert [line["text"] for line in lines] == ["Lead.", "Line."]


def test_a_refusal_has_no_lines():
    answer = an_answer(status=Status.NOT_COVERED, near=(a_line(),), silent=(a_source("000"),))
    found = answer_json(answer, STORY)
    assert (found["status"], found["question"], found["lines"], found["silent"]) == (
        "not-covered",
        None,
        [],
        ["000"],
    )


def test_several_questions_are_joined():
    parts = (an_answer(a_line("One."), question=a_question()), a_differing_answer(FINDING))
    found = answer_json(an_answer(parts=parts), STORY)
    assert found["question"] == "how-many"
    assert [line["text"] for line in found["lines"]] == ["One.", "000 counts 14.", "001 counts 123."] or len(
        found["lines"]
    ) == 3
    assert len(found["disagreements"]) == 1


def test_suggestions_are_slugs():
    found = answer_json(an_answer(a_line(), suggestions=(a_question("who-released"),)), STORY)
    assert found["suggestions"] == ["who-released"]


def test_the_digest_is_named_in_full():
    assert answer_json(an_answer(), STORY)["digest"] == {"version": "4f2a91c77aa", "built": "2026-11-22"}


def test_a_check_tells_citations_for_and_against():
    part = a_part(verdict="disputed", supporting=(a_line(), a_line()), opposing=(a_line(source="001"),))
    found = check_json(a_check(part))
    assert (found["verdict"], found["text"]) == ("disputed", check_text(a_check(part)))
    assert [each["source"] for each in found["for"]] == ["003"]
    assert [each["source"] for each in found["against"]] == ["001"]


def test_everything_can_be_written_as_json():
    assert json.dumps(answer_json(a_differing_answer(FINDING), STORY))
