"""`crosscheck ask` and `crosscheck check`: what they print, and how they end."""

import json

import pytest

ANSWER_KEYS = [
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
CHECK_KEYS = ["statement", "verdict", "text", "for", "against", "digest"]
CITATION = {"source": "a1", "passage": "p1", "line": 3, "span": [9, 22]}


def test_a_question_is_answered_with_its_citation(crosscheck):
    asked = crosscheck("ask", "how-many")
    assert (asked.code, asked.err) == (0, "")
    assert "Forty of them walked out" in asked.out
    assert "[a1 ¶1]" in asked.out


def test_words_need_no_quotes(crosscheck):
    assert (
        crosscheck("ask", "how", "many", "walked", "out?").out
        == crosscheck("ask", "how many walked out?").out
    )


def test_without_words_there_is_a_menu(crosscheck):
    asked = crosscheck("ask")
    assert asked.code == 0
    assert "how-many" in asked.out


def test_what_is_not_covered_is_an_answer(crosscheck):
    asked = crosscheck("ask", "--json", "who won the football match in Rome?")
    assert asked.code == 0
    assert json.loads(asked.out)["status"] == "not-covered"


def test_piped_output_holds_no_control_codes(crosscheck):
    assert "\x1b" not in crosscheck("ask", "how-many").out


@pytest.mark.parametrize("words", ["", "?!…", "<!channel> <https://evil.example|bank>"])
def test_nonsense_gets_an_orderly_answer(crosscheck, words):
    asked = crosscheck("ask", words)
    assert (asked.code, asked.err) == (0, "")
    assert asked.out.strip()


def test_a_statement_is_needed_to_check(crosscheck):
    checked = crosscheck("check", " ")
    assert checked.code == 2
    assert "name the statement" in checked.err


def test_json_of_an_answer_has_the_agreed_keys(crosscheck):
    answer = json.loads(crosscheck("ask", "--json", "how-many").out)
    assert list(answer) == ANSWER_KEYS
    assert (answer["status"], answer["question"]) == ("answered", "how-many")
    assert list(answer["digest"]) == ["version", "built"]


def test_each_line_of_an_answer_has_a_citation_of_the_agreed_form(crosscheck):
    answer = json.loads(crosscheck("ask", "--json", "how-many").out)
    assert answer["lines"][0]["citations"] == [CITATION]
    assert all(list(line) == ["text", "citations"] and line["citations"] for line in answer["lines"])


def test_json_repeats_the_query_as_it_was_typed(crosscheck):
    assert json.loads(crosscheck("ask", "--json", "how-many").out)["query"] == "how-many"


def test_json_of_a_verdict_has_the_agreed_keys(crosscheck):
    verdict = json.loads(crosscheck("check", "--json", "Forty dockers walked out.").out)
    assert list(verdict) == CHECK_KEYS
    assert verdict["statement"] == "Forty dockers walked out."
    assert list(verdict["digest"]) == ["version", "built"]


def test_a_verdict_is_printed_as_text(crosscheck):
    checked = crosscheck("check", "Forty dockers walked out.")
    assert checked.code == 0
    assert "Forty dockers walked out." in checked.out


@pytest.mark.parametrize("command", ["ask", "check"])
def test_a_story_that_is_not_there_is_misuse(crosscheck, command):
    asked = crosscheck(command, "--story", "nowhere", "how-many")
    assert (asked.code, asked.out) == (2, "")
    assert "harbour" in asked.err


def test_a_story_is_chosen_by_name(crosscheck):
    assert crosscheck("ask", "--story", "harbour", "how-many").out == crosscheck("ask", "how-many").out


@pytest.mark.parametrize(
    "content",
    [None, b"", b"{", b"[]", b'{"format": 0}', b"\xff\xfe", b"null"],
)
def test_a_broken_digest_ends_with_1_and_says_how_to_mend_it(crosscheck, digest, content):
    if content is None:
        digest.unlink()
    else:
        digest.write_bytes(content)
    asked = crosscheck("ask", "how-many")
    assert (asked.code, asked.out) == (1, "")
    assert "seeds/harbour/digest.json" in asked.err
    assert "crosscheck build" in asked.err
