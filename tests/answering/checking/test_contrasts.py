"""Contrasts, what a source says in passing, and what is said to be left out."""

import pytest

from bot.answering.checking.contrasts import contrast_of
from bot.answering.checking.remarks import remarks_in
from bot.story.answers import Verdict
from bot.story.questions import Aspect
from tests.answering.checking.conftest import STORY, a_checker, a_regatta_with
from tests.builders import a_category, a_claim, a_term, a_vocabulary

CAUSE = a_vocabulary(
    "cause",
    kind="motive",
    terms=[
        a_term("pity", vocabulary="cause", words=["pity", "mercy"]),
        a_term("profit", vocabulary="cause", words=["profit", "gain"]),
    ],
    tense=[("pity", "profit")],
)


def with_causes():
    """Two sources that give the council's festival different causes."""
    claims = (
        a_claim(
            "000.c20",
            subject="festival",
            aspect="cause",
            value=a_category(CAUSE.term("pity")),
            says="Pity was behind the festival.",
        ),
        a_claim(
            "001.c20",
            subject="festival",
            aspect="cause",
            value=a_category(CAUSE.term("profit")),
            says="Profit was behind the festival.",
        ),
    )
    digest = a_regatta_with(
        *claims,
        vocabularies=[CAUSE],
        aspects=[Aspect("cause", "category", "what was behind it", "cause")],
        subjects={"festival": "the festival"},
    )
    return a_checker(digest)


def sides(check):
    """Which sources are for a statement, and which are against it."""
    return tuple(
        {claim.source for part in check.parts for line in getattr(part, side) for claim in line.claims}
        for side in ("supporting", "opposing")
    )


@pytest.mark.parametrize(
    ("statement", "told", "denied"),
    [
        ("The festival was a race, not a storm.", "The festival was a race", "a storm"),
        ("The festival was a race and not a storm.", "The festival was a race", "a storm"),
        ("The festival was a race rather than a storm.", "The festival was a race", "a storm"),
        ("Instead of a storm, the festival was a race.", "the festival was a race", "a storm"),
        ("Wild gain, not the race, was a loss.", "Wild gain … was a loss", "the race … was a loss"),
        ("Cold gain rather than pity lies near.", "Cold gain … lies near", "pity … lies near"),
        ("The festival was not a storm but a race.", "The festival was … a race", "a storm"),
        ("Das festival war kein storm, sondern eine regatta.", "Das festival war … eine regatta", "storm"),
    ],
)
def test_contrast_has_what_is_so_and_what_is_not(analyst, statement, told, denied):
    contrast = contrast_of(analyst.statement(statement))
    assert contrast is not None
    assert (contrast.told.text, contrast.denied.text) == (told, denied)


@pytest.mark.parametrize(
    "statement",
    ["The bridge is not open.", "No boat sailed.", "The boats sailed, they did not race.", "The storm came."],
)
def test_plain_denial_is_no_contrast(analyst, statement):
    assert contrast_of(analyst.statement(statement)) is None


@pytest.mark.parametrize(
    ("statement", "supporting"),
    [
        ("Pity was behind the festival, not profit.", "000"),
        ("Profit rather than pity was behind the festival.", "001"),
    ],
)
def test_who_bears_out_what_a_contrast_denies_is_against_it(statement, supporting):
    check = with_causes().check(statement)
    assert check.verdict is Verdict.DISPUTED
    assert supporting in sides(check)[0]
    assert {"000", "001"} - {supporting} <= sides(check)[1]


def test_remark_is_what_most_of_its_source_exclude():
    bridge = STORY.vocabularies["bridge"]
    terms = {"000.c30": "open", "000.c31": "half-open", "000.c32": "open", "000.c33": "closed"}
    claims = [
        a_claim(id_, subject="bridge", aspect="status", value=a_category(bridge.term(term)))
        for id_, term in terms.items()
    ]
    assert remarks_in(claims[:2], STORY) == frozenset()
    assert remarks_in([claims[0], claims[2], claims[3]], STORY) == {"000.c33"}


SIZE = a_vocabulary(
    "size",
    kind="degree",
    terms=[
        a_term("small", vocabulary="size", words=["small", "küçük*"]),
        a_term("grand", vocabulary="size", words=["grand"]),
    ],
    tense=[("small", "grand")],
)


@pytest.mark.parametrize(
    ("statement", "supporting", "opposing"),
    [
        ("The festival was far more than a small affair.", {"001"}, {"000"}),
        ("The festival was not just a small affair.", {"001"}, {"000"}),
        ("Festival küçük bir işten çok daha fazlası.", {"001"}, {"000"}),
    ],
)
def test_what_is_more_than_a_degree_is_not_of_that_degree(statement, supporting, opposing):
    claims = (
        a_claim(
            "000.c20",
            subject="festival",
            aspect="size",
            value=a_category(SIZE.term("small")),
            says="The festival was a small affair.",
        ),
        a_claim(
            "001.c20",
            subject="festival",
            aspect="size",
            value=a_category(SIZE.term("grand")),
            says="The festival was a grand affair.",
            denials=["The festival was a small affair."],
        ),
    )
    digest = a_regatta_with(
        *claims,
        vocabularies=[SIZE],
        aspects=[Aspect("size", "category", "how big it was", "size")],
        subjects={"festival": "the festival"},
    )
    assert sides(a_checker(digest).check(statement)) == (supporting, opposing)
