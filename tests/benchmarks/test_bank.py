"""How many replies to banks of questions and statements are right, and that they do not become fewer.

The dev bank was there while routing was tuned, the test and final banks were read only for their shares.
"""

import pytest

from tests.benchmarks.bank import QUESTION_BANKS, STATEMENT_BANKS, Examiner, Result
from tests.benchmarks.reach import reached, share

QUESTION_FLOORS = {
    "dev": 0.94,
    "test": 0.91,
    "final": 0.95,
    "blind": 0.95,
    "sealed": 0.95,
    "fresh": 0.93,
    "kept": 0.93,
    "desk": 0.96,
    "held": 0.89,
    "later": 0.93,
    "unread": 0.88,
    "newest": 0.93,
}
PRECISION_FLOORS = {
    "dev": 0.87,
    "test": 0.79,
    "final": 0.88,
    "blind": 0.93,
    "sealed": 0.77,
    "fresh": 0.83,
    "kept": 0.74,
    "desk": 0.84,
    "held": 0.88,
    "later": 0.82,
    "unread": 0.88,
    "newest": 0.90,
}
QUIET_FLOORS = {
    "dev": 0.72,
    "test": 0.70,
    "final": 0.67,
    "blind": 0.68,
    "sealed": 0.73,
    "fresh": 0.82,
    "kept": 0.65,
    "desk": 0.78,
    "held": 0.79,
    "later": 0.76,
    "unread": 0.87,
    "newest": 0.79,
}
REACH_FLOOR = 0.92
FRONT_FLOOR = 0.81
STATEMENT_FLOORS = {
    "dev": 0.91,
    "test": 0.83,
    "final": 0.95,
    "blind": 0.93,
    "sealed": 0.85,
    "fresh": 0.88,
    "kept": 0.88,
    "desk": 0.93,
    "held": 0.87,
    "later": 0.90,
    "unread": 0.90,
    "newest": 0.93,
    "passages": 0.81,
}
VERDICT_FLOORS = {
    "dev": 0.91,
    "test": 0.85,
    "final": 0.97,
    "blind": 0.97,
    "sealed": 0.85,
    "fresh": 0.88,
    "kept": 0.89,
    "desk": 0.94,
    "held": 0.88,
    "later": 0.92,
    "unread": 0.93,
    "newest": 0.94,
    "passages": 0.84,
}
"""Some 0.03 below the shares of November 2026, by `python -m tests.benchmarks.bank`."""


LARGE = frozenset({"passages"})
"""Banks of statements that take half a minute and more."""


@pytest.fixture(scope="module")
def examiner() -> Examiner:
    return Examiner.of_belarus()


@pytest.fixture(scope="module", params=QUESTION_BANKS)
def questions(request, examiner) -> tuple[str, Result]:
    """A bank, and what its questions come to."""
    return request.param, examiner.questions(request.param)


def _tried(bank: str) -> object:
    """A bank of statements to try every time, or, where it is large, as a benchmark only."""
    return pytest.param(bank, marks=pytest.mark.benchmark if bank in LARGE else ())


@pytest.fixture(scope="module", params=map(_tried, STATEMENT_BANKS))
def statements(request, examiner) -> tuple[str, Result]:
    """A bank, and what its statements come to."""
    return request.param, examiner.statements(request.param)


@pytest.mark.benchmark
def test_shares_of_questions_are_measured(questions, capsys):
    bank, result = questions
    with capsys.disabled():  # what a benchmark is run for
        print(f"\n{bank} questions: {result}, precise {result.precision:.3f}, quiet {result.quiet:.3f}")
    assert result.outcomes


@pytest.mark.benchmark
def test_shares_of_statements_are_measured(statements, capsys):
    bank, result = statements
    verdicts = result.share_without("cites no")
    with capsys.disabled():
        print(f"\n{bank} statements: {result}, verdicts alone {verdicts:.3f}")
    assert result.outcomes


def test_answers_are_right_as_often_as_they_were(questions):
    bank, result = questions
    assert result.share >= QUESTION_FLOORS[bank], result.missed


def test_answers_cite_as_little_else_as_they_did(questions):
    bank, result = questions
    assert result.precision >= PRECISION_FLOORS[bank]


def test_answers_show_as_few_other_disagreements_as_they_did(questions):
    bank, result = questions
    assert result.quiet >= QUIET_FLOORS[bank]


def test_claims_are_reached_by_questions_about_them_as_often_as_they_were(examiner):
    found = list(reached(examiner.answerer))
    assert share([one.line is not None for one in found]) >= REACH_FLOOR
    assert share([one.leads for one in found]) >= FRONT_FLOOR


def test_checks_are_right_as_often_as_they_were(statements):
    bank, result = statements
    assert result.share >= STATEMENT_FLOORS[bank], result.missed


def test_verdicts_are_right_as_often_as_they_were(statements):
    bank, result = statements
    assert result.share_without("cites no") >= VERDICT_FLOORS[bank], result.missed
