"""What an answer tells of its groups, and which differences it shows."""

from bot.answering.selection import Selection
from bot.story.findings import Cause, Severity
from tests.answering.builders_answering import FERRY_ANSWERER, ask, said
from tests.builders import a_finding, a_position

COUNT = FERRY_ANSWERER.index.groups["strike", "count"]
FIRST, SECOND = COUNT.claims
DIFFERING = a_finding(
    a_position(FIRST), a_position(SECOND), subject="strike", aspect="count", severity=Severity.CONTRADICTION
)


def a_selection(first: float, second: float, **others) -> Selection:
    """A selection of the group whose claims speak of so much of a query."""
    return Selection((COUNT,), {FIRST.id: first, SECOND.id: second}, **others)


class TestClaims:
    def test_a_claim_that_speaks_of_much_less_is_left_out(self):
        assert a_selection(1.0, 0.4).told(COUNT, ()) == (FIRST,)

    def test_what_the_question_asks_first_is_told_whole(self):
        assert a_selection(1.0, 0.4, main=frozenset({COUNT.key})).told(COUNT, ()) == COUNT.claims

    def test_sides_of_a_difference_that_was_asked_about_are_told_whole(self):
        assert a_selection(1.0, 0.9).told(COUNT, (DIFFERING,)) == COUNT.claims

    def test_where_sources_are_compared_all_is_told(self):
        assert a_selection(1.0, 0.0, is_comparing=True).told(COUNT, ()) == COUNT.claims

    def test_where_no_claim_speaks_of_it_all_is_told(self):
        assert Selection((COUNT,)).told(COUNT, ()) == COUNT.claims


class TestDifferences:
    def test_a_difference_concerns_what_two_of_its_sides_speak_of(self):
        assert a_selection(1.0, 0.9).concerns(DIFFERING)

    def test_a_difference_of_which_one_side_speaks_is_another_matter(self):
        assert not a_selection(1.0, 0.1).concerns(DIFFERING)

    def test_a_difference_on_what_the_question_asks_first_is_shown(self):
        assert a_selection(1.0, 0.1, main=frozenset({COUNT.key})).concerns(DIFFERING)

    def test_a_difference_with_a_wider_subject_is_not_one_on_what_was_asked(self):
        wider = a_finding(*DIFFERING.positions, subject="strike", aspect="count", cause=Cause.WIDER_SCOPE)
        assert not a_selection(1.0, 0.1, main=frozenset({COUNT.key})).concerns(wider)

    def test_a_difference_on_an_entry_that_was_asked_for_is_shown(self):
        listed = a_finding(*DIFFERING.positions, subject="strike", aspect="count", items=("Okafor",))
        assert a_selection(1.0, 0.1, items=frozenset({"Okafor"})).concerns(listed)


def test_of_one_person_her_own_lines_are_told_and_no_lists():
    answer = ask("who is Ngozi Okafor")
    assert (said(answer.lines), answer.findings) == (["a2.c04"], ())


def test_of_two_persons_the_lists_that_name_them_are_compared():
    assert [finding.aspect for finding in ask("who is Maja Lind and Ngozi Okafor").findings] == ["leaders"]
