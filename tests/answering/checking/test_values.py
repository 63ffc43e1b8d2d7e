"""Each type of value bears statements out, or opposes them, in its own way."""

import pytest

from bot.story.answers import Verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Forty boats sailed the regatta.", "disputed"),
        ("At least 30 boats sailed the regatta.", "disputed"),
        ("More than fifty boats sailed the regatta.", "contradicted-by-all"),
        ("A handful of boats sailed the regatta.", "disputed"),
        ("The old bridge is open to traffic.", "supported"),
        ("The old bridge is shut.", "contradicted-by-all"),
        ("The old bridge is not open to traffic.", "contradicted-by-all"),
        ("The old bridge is not shut.", "supported"),
        ("The storm came before the regatta.", "supported"),
        ("The regatta followed the storm.", "supported"),
        ("After the storm came the regatta.", "supported"),
        ("The regatta came before the storm.", "contradicted-by-all"),
        ("First came the regatta, then the storm.", "contradicted-by-all"),
        ("When the regatta came, the storm was already there.", "supported"),
        ("By the time of the regatta the storm was already there.", "supported"),
        ("The regatta came only once the storm was there.", "supported"),
        ("The storm came, and the regatta afterwards.", "supported"),
        ("The storm came first.", "supported"),
        ("The regatta did not come until the storm was there.", "supported"),
        ("Not until the storm was there did the regatta come.", "supported"),
        ("Only when the regatta was there did the storm come.", "contradicted-by-all"),
        ("The regatta came first.", "contradicted-by-all"),
        ("The storm and the regatta came at the very same time.", "contradicted-by-all"),
        ("The storm and the regatta did not come at the same time.", "supported"),
        ("Zuerst kam der storm, danach die regatta.", "supported"),
        ("Сначала storm, потом regatta.", "supported"),
        ("The catch of the fleet was crab.", "supported"),
        ("The catch of the fleet was eel.", "contradicted-by-all"),
        ("The boats sailed to the lighthouse.", "supported"),
        ("The boats sailed from the lighthouse to the harbour.", "contradicted-by-all"),
        ("The boats were at the lighthouse after the harbour.", "supported"),
        ("The boats were at the harbour after the lighthouse.", "contradicted-by-all"),
        ("Before the lighthouse, the boats were at the harbour.", "supported"),
        ("Before the harbour, the boats were at the lighthouse.", "contradicted-by-all"),
        ("The old bridge was built in 1901.", "supported"),
        ("The old bridge was built in 1955.", "contradicted-by-all"),
    ],
)
def test_value_decides_the_verdict(checker, statement, verdict):
    assert checker.check(statement).verdict == Verdict(verdict)


def test_vague_word_neither_bears_out_nor_opposes_a_number_it_leaves_possible(checker):
    check = checker.check("Five boats sailed the regatta.")
    opposing = {claim.id for part in check.parts for line in part.opposing for claim in line.claims}
    assert "001.c01" not in opposing


def test_number_that_no_claim_gives_is_not_borne_out(checker):
    assert checker.check("The old bridge carries 700 cars.").verdict is not Verdict.SUPPORTED
