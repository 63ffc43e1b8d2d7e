"""What somebody is said to be is borne out by what is told of them, not by what they say or do beside it."""

import pytest

from bot.story.answers import Verdict
from bot.story.questions import Aspect
from tests.answering.checking.conftest import MAYOR, PILOT, RACE, a_checker
from tests.builders import a_category, a_claim, a_digest, a_story, a_term, a_vocabulary

CREW = a_vocabulary("crew", terms=[a_term("sailor", vocabulary="crew", words=["sailed", "on board"])])

STORY = a_story(
    "crew",
    entities=(PILOT, MAYOR, RACE),
    vocabularies=(CREW,),
    aspects=(Aspect("crew", "category", "who sailed", "crew"), Aspect("remark", "note", "remark")),
    subjects={"person/pilot": "Ben Tarn", "race": "the regatta"},
)

CLAIMS = (
    a_claim(
        "000.c01",
        subject="person/pilot",
        aspect="crew",
        value=a_category(CREW.term("sailor")),
        says="Ben Tarn sailed.",
    ),
    a_claim(
        "000.c02",
        subject="race",
        aspect="remark",
        says="Ada Quill says that whoever sailed was lucky.",
        attributed_to=MAYOR,
    ),
)


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Ben Tarn sailed.", Verdict.SUPPORTED),
        ("Ada Quill sailed.", Verdict.NOT_COVERED),
        ("Ada Quill was among those who sailed.", Verdict.NOT_COVERED),
        ("Ada Quill said that whoever sailed was lucky.", Verdict.SUPPORTED),
    ],
)
def test_only_what_is_told_of_somebody_makes_them_that(statement, verdict):
    assert a_checker(a_digest(*CLAIMS, story=STORY)).check(statement).verdict is verdict
