"""The same question of the same digest is answered once, and then from memory."""

from dataclasses import dataclass

import pytest

from bot.bootstrap import PROJECT, Desk, House
from bot.operations.metrics import Metrics
from bot.rendering.asked import Asked
from bot.service import Answering
from bot.service.keeping import LONGEST, Kept, Made, Question
from bot.service.originals import Originals
from bot.slack.ports import Reply
from bot.storage.database import Database
from bot.storage.ratings import Ratings
from bot.story.answers import Status


@dataclass(eq=False)
class Answerer:
    is_steady: bool = True


def a_question(text="how many", *, story="belarus", private=False):
    return Question(Asked(story, text), private, "")


RATINGS = Ratings(Database.at("sqlite://"))  # of no answer here
MADE = Made(Reply("123"), Status.ANSWERED)


def test_what_was_made_is_found_by_all_that_it_follows_from():
    kept, answerer = Kept(), Answerer()
    kept.keep(answerer, a_question(), MADE)
    assert kept.find(answerer, a_question()) is MADE
    assert kept.find(answerer, a_question(private=True)) is None
    assert kept.find(answerer, a_question("how few")) is None
    assert kept.find(answerer, a_question(story="strait")) is None


def test_another_digest_forgets_all():
    kept, before, after = Kept(), Answerer(), Answerer()
    kept.keep(before, a_question(), MADE)
    assert kept.find(after, a_question()) is None
    assert kept.find(before, a_question()) is None


def test_the_longest_unasked_goes_first():
    kept, answerer = Kept(most=2), Answerer()
    kept.keep(answerer, a_question("a"), MADE)
    kept.keep(answerer, a_question("b"), MADE)
    kept.find(answerer, a_question("a"))
    kept.keep(answerer, a_question("c"), MADE)
    assert [kept.find(answerer, a_question(text)) is MADE for text in "abc"] == [True, False, True]


@pytest.mark.parametrize(
    ("answerer", "text"), [(Answerer(is_steady=False), "how many"), (Answerer(), "x" * (LONGEST + 1))]
)
def test_what_may_differ_or_is_long_is_not_kept(answerer, text):
    kept = Kept()
    kept.keep(answerer, a_question(text), MADE)
    assert kept.find(answerer, a_question(text)) is None


@pytest.fixture(scope="module")
def desk():
    return Desk(House(PROJECT / "config", PROJECT / "seeds"))


@pytest.fixture
def answering(desk, tmp_path):
    return Answering(desk, Originals(tmp_path), RATINGS, Metrics())


def counted(answering, name, **labels):
    return answering.metrics.registry.get_sample_value(name, {"story": "belarus", **labels}) or 0


@pytest.mark.parametrize("text", ["how many ppl did belarus free?", "", "help", "and the EU?", "zzz"])
def test_a_kept_reply_is_the_one_that_would_be_made(desk, tmp_path, answering, text):
    first = answering.answer("belarus", text, private=True)
    again = answering.answer("belarus", text, private=True)
    anew = Answering(desk, Originals(tmp_path), RATINGS).answer("belarus", text, private=True)
    assert first == again == anew


def test_answers_are_counted_by_how_the_question_was_met(answering):
    for _ in range(2):
        answering.answer("belarus", "how many ppl did belarus free?")
    answering.answer("belarus", "how old is Maria Kolesnikova?")
    answering.answer("belarus", "")
    for status, number in (("answered", 2), ("not-covered", 1), ("ambiguous", 1)):
        assert counted(answering, "crosscheck_answers_total", status=status) == number


def test_checks_are_counted_by_verdict(answering):
    answering.window("check", "belarus The US lifted sanctions on potash.")
    assert counted(answering, "crosscheck_checks_total", verdict="disputed") == 1
