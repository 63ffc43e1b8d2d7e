"""A large story is not held against a statement whole: what the statement may be about is looked up."""

import pytest

from bot.answering.checking.dockets import WHOLE, Dockets
from bot.answering.index import Index
from bot.story.answers import Verdict
from tests.answering.checking.conftest import CLAIMS, STORY, a_checker
from tests.benchmarks.size import built
from tests.benchmarks.synthetic import synthesise
from tests.builders import a_digest


@pytest.fixture(scope="module")
def made():
    return synthesise(40)


@pytest.fixture(scope="module")
def large(made):
    return a_checker(built(made))


def counts(made):
    """What is said of a number of workers that nobody else counts."""
    crowd = [claim for claim in made.claims if claim.subject == made.crowded.subject]
    return [claim for claim in crowd if [other.value for other in crowd].count(claim.value) == 1]


def sources_of(lines):
    return {citation.source for line in lines for citation in line.citations}


def test_a_large_story_is_more_than_is_held_against_a_statement(made):
    assert len(made.claims) > WHOLE


@pytest.mark.parametrize("aspect", ["builders", "place", "opened", "sequence"])
def test_what_a_claim_of_a_large_story_says_is_borne_out_by_its_source(made, large, aspect):
    claim = next(c for c in made.claims if c.aspect == aspect and c.subject != made.crowded.subject)
    part = large.check(claim.says).parts[0]
    assert claim.source in sources_of(part.supporting)


def test_a_number_that_one_of_very_many_gives_is_found(made, large):
    rare = counts(made)[-3:]
    assert rare
    assert all(claim.source in sources_of(large.check(claim.says).parts[0].supporting) for claim in rare)


def test_a_number_that_nobody_gives_is_opposed_and_not_borne_out(made, large):
    check = large.check(f"12 workers were counted at the {made.crowded.name.title()} works.")
    assert check.verdict is Verdict.CONTRADICTED


def test_what_is_in_dispute_is_told_from_both_sides(made, large):
    disputed = [p for p in made.planted if p.kind == "place"]
    finding = next(f for f in large.digest.findings if f.subject == disputed[0].subject)
    check = large.check(finding.positions[0].claims[0].says)
    assert check.verdict is Verdict.DISPUTED


def test_only_what_is_chosen_and_its_events_and_subjects_are_looked_at(large):
    claim = large.digest.claims[0]
    chosen = large._dockets.of(large._analyst.statement(claim.says))
    assert claim in chosen.digest.claims
    assert len(chosen.digest.claims) < len(large.digest.claims) / 2
    assert (len(chosen.events) < 90, len(chosen.digest.story.subjects) <= 80) == (True, True)


def test_a_small_story_is_held_against_a_statement_whole():
    checker = a_checker(a_digest(*CLAIMS, story=STORY))
    index = Index(checker.digest, checker._analyst.meanings)
    assert Dockets(index).of(checker._analyst.statement("Forty boats sailed.")).digest is checker.digest
