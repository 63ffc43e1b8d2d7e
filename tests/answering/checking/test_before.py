"""How things were before is neither borne out nor opposed by how they are now."""

import pytest

from bot.answering.checking.priors import prior_words
from bot.story.answers import Verdict
from bot.story.questions import Aspect, Concept
from tests.answering.checking.conftest import a_checker
from tests.builders import a_category, a_claim, a_digest, a_story, a_term, a_vocabulary

STATE = a_vocabulary(
    "state",
    terms=[
        a_term("open", vocabulary="state", words=["open", "offen"]),
        a_term("closed", vocabulary="state", words=["closed", "gesperrt"]),
    ],
    incompatible=[("open", "closed")],
)
STORY = a_story(
    "quays",
    vocabularies=(STATE,),
    aspects=(Aspect("state", "category", "state", "state"), Aspect("past", "note", "how it was")),
    subjects={"north": "the north quay", "south": "the south quay", "upper": "the upper quay"},
    concepts=(
        Concept("quay", {"en": ("quay*",), "de": ("Kai",)}),
        Concept("north", {"en": ("north*",), "de": ("Nordkai",)}),
        Concept("south", {"en": ("south*",)}),
        Concept("upper", {"en": ("upper*",)}),
        Concept("flood", {"en": ("flood*",)}),
    ),
)
CLAIMS = (
    a_claim(
        "000.c01",
        subject="north",
        aspect="state",
        value=a_category(STATE.term("open")),
        says="The north quay is open.",
        wordings=["Der Nordkai ist offen."],
    ),
    a_claim(
        "000.c02",
        subject="south",
        aspect="state",
        value=a_category(STATE.term("open")),
        says="The south quay is open.",
    ),
    a_claim("000.c03", subject="south", aspect="past", says="The south quay had been closed until then."),
    a_claim(
        "000.c04",
        subject="upper",
        aspect="past",
        says="The upper quay had been flooded until then.",
        denials=["The upper quay was never flooded."],
    ),
)


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("The north quay is open.", Verdict.SUPPORTED),
        ("The north quay is closed.", Verdict.CONTRADICTED),
        ("The north quay had been closed until then.", Verdict.NOT_COVERED),
        ("The north quay was closed before.", Verdict.NOT_COVERED),
        ("The north quay used to be open.", Verdict.NOT_COVERED),
        ("Der Nordkai war früher gesperrt.", Verdict.NOT_COVERED),
        ("The south quay had been closed until then.", Verdict.SUPPORTED),
    ],
)
def test_what_was_so_before_is_told_by_what_tells_of_before(statement, verdict):
    assert a_checker(a_digest(*CLAIMS, story=STORY)).check(statement).verdict is verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("It was the first time that the north quay is open.", Verdict.NOT_COVERED),
        ("The north quay had never been open before.", Verdict.NOT_COVERED),
        ("Der Nordkai ist zum ersten Mal offen.", Verdict.NOT_COVERED),
        ("The upper quay had never been flooded.", Verdict.CONTRADICTED),
        ("Before the south quay was open, the upper quay had not been flooded.", Verdict.CONTRADICTED),
    ],
)
def test_first_time_and_never_before_are_opposed_by_what_tells_of_before_alone(statement, verdict):
    assert a_checker(a_digest(*CLAIMS, story=STORY)).check(statement).verdict is verdict


@pytest.mark.parametrize(
    ("text", "prior"),
    [
        ("The quay had been closed before the storm", "before the storm"),
        ("Before the storm the quay was closed", "Before the storm the quay"),
        ("Before the storm came, the quay was closed", "Before the storm came"),
        ("Vor dem storm war der Kai gesperrt", "Vor dem storm"),
        ("storm öncesinde liman kapalıydı", "storm öncesinde"),
        ("The quay was closed", ""),
    ],
)
def test_what_something_was_before_is_told_apart(analyst, text, prior):
    utterance = analyst.statement(text)
    words = prior_words(utterance)
    assert " ".join(word.raw for at, word in enumerate(utterance.words) if at in words) == prior
