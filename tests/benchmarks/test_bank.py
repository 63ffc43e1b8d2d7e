"""How many replies to banks of questions and statements are right, and that they do not become fewer.

The dev bank was there while routing was tuned, the test and final banks were read only for their shares.
"""

import pytest

from tests.benchmarks.bank import BANKS, Examiner, Result

QUESTION_FLOORS = {"dev": 0.86, "test": 0.78, "final": 0.92}
STATEMENT_FLOORS = {"dev": 0.85, "test": 0.76, "final": 0.90}
VERDICT_FLOORS = {"dev": 0.92, "test": 0.83, "final": 0.91}
"""Some 0.03 below the shares of November 2026, by `python -m tests.benchmarks.bank`."""


@pytest.fixture(scope="module")
def examiner() -> Examiner:
    return Examiner.of_belarus()


@pytest.fixture(scope="module", params=BANKS)
def bank(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def questions(examiner, bank) -> Result:
    """What the questions of a bank come to."""
    return examiner.questions(bank)


@pytest.fixture(scope="module")
def statements(examiner, bank) -> Result:
    """What the statements of a bank come to."""
    return examiner.statements(bank)


@pytest.mark.benchmark
def test_shares_are_measured(bank, questions, statements, capsys):
    with capsys.disabled():
        print(f"\n{bank} questions: {questions}")  # what a benchmark is run for
        verdicts = statements.share_without("cites no")
        print(f"{bank} statements: {statements}, verdicts alone {verdicts:.3f}")
    assert questions.outcomes
    assert statements.outcomes


def test_answers_are_right_as_often_as_they_were(bank, questions):
    assert questions.share >= QUESTION_FLOORS[bank], questions.missed


def test_checks_are_right_as_often_as_they_were(bank, statements):
    assert statements.share >= STATEMENT_FLOORS[bank], statements.missed


def test_verdicts_are_right_as_often_as_they_were(bank, statements):
    assert statements.share_without("cites no") >= VERDICT_FLOORS[bank], statements.missed
