"""What only open questions ask, how long something was, and whose an office is."""

import pytest

from bot.answering.checking.openings import open_notions
from bot.answering.index import Index
from bot.answering.meanings import meanings_of
from bot.story.answers import Verdict
from bot.story.questions import Aspect, Concept
from tests.answering.checking.conftest import HOUSE, a_checker, a_regatta_with
from tests.builders import a_category, a_claim, a_question, a_term, a_vocabulary, an_entity

GUILD = an_entity("guild", kind="body", label="the pilots' guild", aliases=["guild"])
CHAPEL = an_entity("chapel", kind="body", label="the chapel", aliases=["chapel"])
ANNA = an_entity("anna", label="Anna Holt", aliases=["Holt", "harbour master"])
OFFICES = a_vocabulary(
    "office",
    kind="role",
    terms=[
        a_term("envoy", vocabulary="office", words=["envoy"]),
        a_term("warden", vocabulary="office", words=["warden"]),
    ],
    incompatible=[("envoy", "warden")],
)
HELD = a_vocabulary(
    "custody",
    terms=[
        a_term("free", vocabulary="custody", words=["free"]),
        a_term("held", vocabulary="custody", words=["held"]),
    ],
    incompatible=[("free", "held")],
)

DIGEST = a_regatta_with(
    a_claim(
        "002.c01",
        subject="person/anna",
        aspect="office",
        value=a_category(OFFICES.term("envoy")),
        says="Anna Holt is the guild's envoy.",
    ),
    a_claim(
        "002.c02",
        subject="person/anna",
        aspect="custody",
        value=a_category(HELD.term("free")),
        says="Anna Holt is free.",
    ),
    questions=[
        a_question("boats", gathers=("race:count",), wordings=("how many boats", "number of vessels")),
        a_question(
            "whales",
            gathers=("race:whales",),
            wordings=("were there whales", "any whale", "how big was the whale", "whales near a boat"),
        ),
    ],
    entities=[GUILD, CHAPEL, ANNA],
    vocabularies=[OFFICES, HELD],
    aspects=[
        Aspect("office", "category", "office", "office"),
        Aspect("custody", "category", "custody", "custody"),
    ],
    subjects={"person/anna": "Anna Holt"},
    concepts=[Concept("custody", {"en": ("held", "free")})],
)


@pytest.fixture(scope="module")
def checker():
    return a_checker(DIGEST)


def test_notion_that_only_a_question_without_an_answer_has_is_open():
    meanings = meanings_of(DIGEST, HOUSE.general())
    assert open_notions(Index(DIGEST, meanings)) == {"c:whales"}


@pytest.mark.parametrize("statement", ["A whale held Anna Holt.", "Anna Holt saw a whale and is free."])
def test_what_is_left_open_is_neither_borne_out_nor_opposed(checker, statement):
    parts = checker.check(statement).parts
    assert [part.verdict for part in parts if "whale" in part.text] == [Verdict.NOT_COVERED]


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Anna Holt is held.", Verdict.CONTRADICTED),
        ("Anna Holt was held for six years.", Verdict.NOT_COVERED),
        ("Anna Holt is still held.", Verdict.CONTRADICTED),
    ],
)
def test_how_long_something_was_is_no_argument_about_what_is(checker, statement, verdict):
    assert checker.check(statement).verdict is verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Anna Holt is the guild's envoy.", Verdict.SUPPORTED),
        ("Anna Holt is the chapel's envoy.", Verdict.CONTRADICTED),
        ("Anna Holt is the envoy of the chapel.", Verdict.CONTRADICTED),
        ("Anna Holt, an envoy, acted on behalf of the chapel.", Verdict.CONTRADICTED),
    ],
)
def test_office_of_one_body_is_not_that_of_another(checker, statement, verdict):
    assert checker.check(statement).verdict is verdict
