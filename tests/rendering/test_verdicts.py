"""The verdict on a statement, and why."""

import pytest

from bot.rendering.plain import check_text
from bot.rendering.wording.verdicts import verdict_reason
from tests.rendering.builders_rendering import a_check, a_line, a_part

ZERO, ONE, THREE = (a_line(f"{source} says so.", source=source) for source in ("000", "001", "003"))


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        (a_part(supporting=(ZERO,)), "[000] says so; the other two do not say otherwise."),
        (a_part(supporting=(ZERO, ONE)), "[000] and [001] say so; the other one does not say otherwise."),
        (
            a_part(supporting=(ZERO, ONE, THREE)),
            "[000], [001] and [003] say so; no article says otherwise.",
        ),
        (
            a_part(verdict="disputed", supporting=(THREE,), opposing=(ONE,)),
            "[003] says so; [001] says otherwise.",
        ),
        (
            a_part(verdict="disputed", supporting=(THREE,), opposing=(THREE,)),
            "[003] says so, and elsewhere in the same text otherwise.",
        ),
        (
            a_part(verdict="contradicted-by-all", opposing=(ZERO,)),
            "[000] says otherwise; no article says so.",
        ),
        (a_part(verdict="not-covered"), "None of the three articles speaks of this."),
        (
            a_part(verdict="partly", supporting=(ZERO,)),
            "[000] says a part of this; no article says the rest.",
        ),
        (
            a_part(verdict="partly", supporting=(ZERO,), opposing=(ONE,)),
            "[000] says a part of this; [001] says otherwise on the rest.",
        ),
        (a_part(verdict="partly"), "No article says all of this."),
    ],
)
def test_a_verdict_says_why(part, reason):
    assert verdict_reason(part, 3) == reason


def test_a_check_shows_what_stands_for_and_against():
    text = check_text(a_check(a_part(verdict="disputed", supporting=(THREE,), opposing=(ONE,))))
    assert "Disputed: [003] says so; [001] says otherwise." in text
    assert "For\n- 003 says so. [003 ¶3]" in text
    assert "Against\n- 001 says so. [001 ¶3]" in text


def test_several_parts_are_told_one_by_one():
    parts = (a_part("One thing.", supporting=(ZERO,)), a_part("Another.", verdict="not-covered"))
    text = check_text(a_check(*parts, verdict="partly", statement="One thing and another."))
    assert "Partly supported: Of two parts, one supported and one not covered." in text
    assert "“One thing.”\n- Supported: [000] says so" in text
    assert "“Another.”\n- Not covered: None of the three articles speaks of this." in text


def test_unknown_words_are_named():
    text = check_text(a_check(a_part(verdict="not-covered", unknown=("Paris",))))
    assert "Not known in this story: “Paris”." in text


def test_what_no_passage_says_is_named():
    text = check_text(a_check(a_part(verdict="partly", supporting=(THREE,), unsaid=("five hours",))))
    assert "No passage says: “five hours”." in text


def test_a_verdict_of_not_covered_names_what_was_searched():
    assert "Searched\n[000] Article 000 · undated" in check_text(a_check(a_part(verdict="not-covered")))


def test_a_check_without_parts_is_told_all_the_same():
    check = a_check(a_part(verdict="not-covered"))
    assert "Not covered" in check_text(type(check)("", check.verdict, (), check.sources, 3, check.stamp))
