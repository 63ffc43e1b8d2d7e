"""What an answer tells of its groups, and which differences it shows."""

from bot.answering.narrowing import Selection, pointed
from bot.story.findings import Cause, Severity
from tests.answering.builders_answering import FERRY_ANSWERER, ask, said
from tests.builders import a_finding, a_position, some_names

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

    def test_what_the_question_asks_first_is_told_if_it_speaks_of_less(self):
        assert a_selection(1.0, 0.4, main=frozenset({COUNT.key})).told(COUNT, ()) == COUNT.claims

    def test_what_hardly_speaks_of_it_is_left_out_even_there(self):
        assert a_selection(1.0, 0.2, main=frozenset({COUNT.key})).told(COUNT, ()) == (FIRST,)

    def test_of_what_is_asked_first_only_that_is_told_which_names_whom_the_query_names(self):
        selection = a_selection(1.0, 0.9, main=frozenset({COUNT.key}), naming=frozenset({SECOND.id}))
        assert selection.told(COUNT, ()) == (SECOND,)

    def test_where_nothing_speaks_of_much_what_speaks_of_less_is_told(self):
        selection = Selection((COUNT,), {FIRST.id: 0.4, SECOND.id: 0.1, "elsewhere": 1.0})
        assert selection.told(COUNT, ()) == (FIRST,)

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
        assert a_selection(1.0, 0.3, main=frozenset({COUNT.key})).concerns(DIFFERING)

    def test_even_there_both_sides_speak_of_what_was_asked(self):
        assert not a_selection(1.0, 0.1, main=frozenset({COUNT.key})).concerns(DIFFERING)

    def test_a_difference_does_not_concern_a_person_whom_one_side_alone_names(self):
        assert not a_selection(1.0, 0.9, naming=frozenset({FIRST.id})).concerns(DIFFERING)

    def test_a_difference_on_what_a_question_adds_is_shown_where_that_is_what_was_asked(self):
        added = frozenset({COUNT.key})
        assert a_selection(1.0, 0.6, added=added).concerns(DIFFERING)
        beside = Selection((COUNT,), {FIRST.id: 0.7, SECOND.id: 0.7, "elsewhere": 1.0}, added=added)
        assert not beside.concerns(DIFFERING)

    def test_a_difference_with_a_wider_subject_is_not_one_on_what_was_asked(self):
        wider = a_finding(*DIFFERING.positions, subject="strike", aspect="count", cause=Cause.WIDER_SCOPE)
        assert not a_selection(1.0, 0.1, main=frozenset({COUNT.key})).concerns(wider)

    def test_a_difference_on_an_entry_that_was_asked_for_is_shown(self):
        listed = a_finding(*DIFFERING.positions, subject="strike", aspect="count", items=("Okafor",))
        assert a_selection(1.0, 0.1, items=frozenset({"Okafor"})).concerns(listed)


class TestPointed:
    """Differences between lists, when a query speaks of some of their entries."""

    LISTS = (a_position(FIRST, value=some_names("lind")), a_position(SECOND, value=some_names("okafor")))
    WHOLE = a_finding(*LISTS, subject="strike", aspect="leaders")
    ON_ONE = a_finding(*LISTS, subject="strike", aspect="leaders", items=("Lind", "M. Lind"))
    ELSEWHERE = a_finding(*LISTS, subject="fares", aspect="leaders")

    def test_that_on_the_entry_stands_for_that_on_the_whole_list(self):
        found = pointed((self.WHOLE, self.ON_ONE, self.ELSEWHERE), {"Lind"})
        assert found == (self.ON_ONE, self.ELSEWHERE)

    def test_that_on_two_entries_asked_of_stands_for_those_on_all_lists(self):
        found = pointed((self.WHOLE, self.ON_ONE, self.ELSEWHERE, DIFFERING), {"Lind", "M. Lind"})
        assert found == (self.ON_ONE, DIFFERING)

    def test_where_no_entry_is_asked_of_all_are_left(self):
        assert pointed((self.WHOLE, self.ON_ONE), {"Okafor"}) == (self.WHOLE, self.ON_ONE)


def test_of_one_person_her_own_lines_are_told_and_no_lists():
    answer = ask("who is Ngozi Okafor")
    assert (said(answer.lines), answer.findings) == (["a2.c04"], ())


def test_of_two_persons_the_lists_that_name_them_are_compared():
    assert [finding.aspect for finding in ask("who is Maja Lind and Ngozi Okafor").findings] == ["leaders"]
