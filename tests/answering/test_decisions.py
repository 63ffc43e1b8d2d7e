"""What becomes of a request, with routes made up to fit it more or less."""

import pytest

from bot.answering.decisions import ASK_BACK, EQUAL, UNACCOUNTED
from bot.answering.preferences import ASKED_OF, BACK, LEAD, SURE
from bot.answering.routes import Route
from bot.story.answers import Answer
from bot.story.questions import Question
from tests.answering.builders_answering import FERRY_ANSWERER, ask, request_for, slug_of
from tests.answering.ferries import END, FARES, HOW_MANY, LEADERS, LIND, PERSON, WHY

FULL = Route(HOW_MANY, (), 1.0, 1.0, 1.0).score
DECIDER = FERRY_ANSWERER._decider


def a_route(question: Question, score: float) -> Route:
    """A route of that score; nearness to a wording, coverage and support have equal parts in it."""
    part = score / FULL
    return Route(question, (), part, part, part)


def decide(*routes: Route, text: str = "the strike") -> Answer:
    return DECIDER.decide(request_for(text), routes)


def test_the_question_that_fits_is_answered():
    assert slug_of(decide(a_route(WHY, 0.9))) == "why"


def test_a_question_that_hardly_fits_is_not_answered():
    answer = decide(a_route(WHY, SURE - 0.01), text="whales strike")
    assert (answer.status, slug_of(answer)) == ("not-covered", None)


def test_what_nobody_knows_of_somebody_is_refused():
    assert ask("how tall is Ngozi Okafor").status == "not-covered"


def test_no_question_at_all_is_a_refusal():
    assert decide(text="whales").status == "not-covered"


class TestPlainlyAsked:
    QUERY = "better wages for the crew"

    def test_a_claim_that_speaks_of_far_more_tells_which_question_is_asked(self):
        routes = a_route(FARES, 0.8), a_route(WHY, 0.8 - BACK + 0.01)
        assert slug_of(decide(*routes, text=self.QUERY)) == "why"

    def test_a_question_that_fits_far_less_is_not_taken_for_it(self):
        routes = a_route(FARES, 0.8), a_route(WHY, 0.8 - BACK - 0.01)
        assert slug_of(decide(*routes, text=self.QUERY)) == "fares"


class TestAskingBack:
    def test_questions_that_fit_alike_and_not_well_are_asked_back(self):
        answer = decide(a_route(WHY, ASK_BACK - 0.01), a_route(HOW_MANY, ASK_BACK - 0.02))
        assert (answer.status, [question.slug for question in answer.suggestions]) == (
            "ambiguous",
            ["why", "how-many"],
        )

    def test_questions_that_fit_alike_and_well_are_not_asked_back(self):
        assert decide(a_route(WHY, ASK_BACK + 0.01), a_route(HOW_MANY, ASK_BACK)).status == "answered"

    def test_a_question_clearly_ahead_is_not_asked_back(self):
        routes = a_route(WHY, ASK_BACK - 0.01), a_route(HOW_MANY, ASK_BACK - 0.02 - EQUAL)
        assert slug_of(decide(*routes)) == "why"

    def test_a_question_that_nothing_answers_is_no_choice(self):
        assert slug_of(decide(a_route(WHY, ASK_BACK - 0.01), a_route(END, ASK_BACK - 0.01))) == "why"


class TestOpenQuestions:
    def test_an_open_question_clearly_ahead_is_refused_by_name(self):
        answer = decide(a_route(END, 0.8), a_route(WHY, 0.7 - LEAD), text="strike over")
        assert (answer.status, slug_of(answer)) == ("not-covered", "end")

    def test_an_open_question_of_which_the_query_has_nothing_is_passed_over(self):
        assert slug_of(decide(a_route(END, 0.8), a_route(LEADERS, 0.6))) == "leaders"

    def test_a_notion_that_no_claim_holds_is_refused_by_its_open_question(self):
        answer = decide(a_route(WHY, 0.8), a_route(END, 0.5), text="why will the strike end")
        assert slug_of(answer) == "end"


class TestOfPersons:
    NAMED = "is Maja Lind for the strike"

    @staticmethod
    def of_lind(score: float) -> Route:
        part = score / FULL
        return Route(PERSON, (LIND,), part, part, part)

    def test_the_question_asked_of_the_one_person_named_is_taken_before_one_asked_of_nobody(self):
        assert (
            slug_of(decide(a_route(LEADERS, 0.9), self.of_lind(0.9 - ASKED_OF / 2), text=self.NAMED))
            == "person"
        )

    def test_it_is_not_where_it_fits_less(self):
        assert (
            slug_of(decide(a_route(LEADERS, 0.9), self.of_lind(0.9 - 2 * ASKED_OF), text=self.NAMED))
            == "leaders"
        )

    def test_it_is_not_where_two_are_named(self):
        text = "does Maja Lind or Ngozi Okafor lead"
        assert slug_of(decide(a_route(LEADERS, 0.9), self.of_lind(0.9), text=text)) == "leaders"


class TestUnaccounted:
    @pytest.mark.parametrize(
        ("text", "is_missed"),
        [("why strike", False), ("why do whales and gannets strike", True), ("why does Norway strike", True)],
    )
    def test_words_nobody_knows_weigh_against_an_answer(self, text, is_missed):
        assert (DECIDER.missing_share(request_for(text)) > UNACCOUNTED) is is_missed

    def test_a_question_that_fits_is_refused_for_a_name_from_elsewhere(self):
        assert decide(a_route(WHY, 0.9), text="why does Norway strike").status == "not-covered"

    def test_a_query_of_nothing_misses_nothing(self):
        assert DECIDER.missing_share(request_for("")) == 0


class TestRivals:
    def test_a_near_rival_is_told_too(self):
        answer = decide(a_route(WHY, 0.9), a_route(HOW_MANY, 0.89))
        assert {claim.aspect for line in answer.lines for claim in line.claims} == {"motive", "count"}

    def test_a_far_rival_is_not_told(self):
        answer = decide(a_route(WHY, 0.9), a_route(HOW_MANY, 0.5))
        assert {claim.aspect for line in answer.lines for claim in line.claims} == {"motive"}


def test_a_refusal_tells_what_is_nearest():
    assert ask("why do whales and gannets strike").near
