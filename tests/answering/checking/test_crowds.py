"""Of a large topic those claims are found that name or count what a statement does."""

import pytest

from bot.answering.checking.crowds import Crowd
from tests.answering.checking.conftest import a_checker
from tests.benchmarks.size import built
from tests.benchmarks.synthetic import synthesise


@pytest.fixture(scope="module")
def made():
    return synthesise(40)


@pytest.fixture(scope="module")
def crowd(made):
    index = a_checker(built(made))._dockets._index
    return Crowd(index.groups[made.crowded.subject, "count"], index.features)


def number_of(claim):
    return next(word for word in claim.says.split() if word.isdigit())


def giving(made, number):
    crowd = (c for c in made.claims if (c.subject, c.aspect) == (made.crowded.subject, "count"))
    return [claim for claim in crowd if number in claim.says.split()]


@pytest.fixture(scope="module")
def number(made):
    counted = (c for c in made.claims if c.subject == made.crowded.subject and "workers were" in c.says)
    return number_of(next(counted))


def test_a_number_finds_the_claims_that_give_it(made, crowd, number):
    assert list(crowd.alike({number}, 100)) == giving(made, number)


def test_only_the_first_are_found_of_very_many(made, crowd, number):
    assert list(crowd.alike({number}, 1)) == giving(made, number)[:1]


def test_what_nobody_names_finds_nothing(crowd):
    assert list(crowd.alike({"e:nobody", "123456"}, 10)) == []


def test_what_the_topic_itself_is_about_finds_nothing(made, crowd):
    assert list(crowd.alike({f"e:{made.crowded.name}"}, 10)) == []
