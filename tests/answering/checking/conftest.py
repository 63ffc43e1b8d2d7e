"""A checker over a small story of its own, and one over the Belarus story as it is committed."""

import tomllib
from pathlib import Path

import pytest

from bot.answering.checking.analysis import Analyst
from bot.answering.checking.checker import Checker
from bot.answering.checking.phrases import statements_of
from bot.answering.index import Index
from bot.answering.meanings import meanings_of
from bot.bootstrap import House
from bot.story.questions import Aspect, Concept
from tests.builders import (
    a_category,
    a_claim,
    a_digest,
    a_period,
    a_quantity,
    a_route,
    a_story,
    a_term,
    a_vocabulary,
    an_entity,
    an_order,
    some_names,
)

PROJECT = Path(__file__).resolve().parents[3]
HOUSE = House(PROJECT / "config", PROJECT / "seeds")

HARBOUR = an_entity("harbour", kind="place", label="the harbour", aliases=["harbour"])
LIGHTHOUSE = an_entity("lighthouse", kind="place", label="the lighthouse", aliases=["lighthouse"])
MAYOR = an_entity("mayor", label="Ada Quill", aliases=["Quill"])
PILOT = an_entity("pilot", label="Ben Tarn", aliases=["Tarn"])
COUNCIL = an_entity("council", kind="body", label="the town council", aliases=["council", "town council"])
STORM = an_entity("storm", kind="event", label="the storm", aliases=["storm"])
RACE = an_entity("race", kind="event", label="the regatta", aliases=["regatta"], by="council")
CRAB = an_entity("crab", kind="goods", label="crab", aliases=["crab"])
KELP = an_entity("kelp", kind="goods", label="kelp", aliases=["kelp"])
EEL = an_entity("eel", kind="goods", label="eel", aliases=["eel"])

BRIDGE = a_vocabulary(
    "bridge",
    terms=[
        a_term("open", vocabulary="bridge", words=["open to traffic", "reopened"]),
        a_term("closed", vocabulary="bridge", words=["shut"]),
        a_term("half-open", vocabulary="bridge", words=["one lane"]),
    ],
    tense=[("open", "half-open")],
    incompatible=[("open", "closed")],
)

ASPECTS = (
    Aspect("count", "quantity", "the number of boats"),
    Aspect("status", "category", "state of the bridge", "bridge"),
    Aspect("order", "order", "what came first"),
    Aspect("catch", "names", "the catch"),
    Aspect("route", "place", "where the boats went"),
    Aspect("built", "date", "when it was built"),
    Aspect("remark", "note", "remark"),
)

CLAIMS = (
    a_claim(
        "000.c01", subject="race", value=a_quantity(40, of="boats"), says="Forty boats sailed the regatta."
    ),
    a_claim(
        "001.c01",
        subject="race",
        value=a_quantity(word="a handful", least=2, most=9, of="boats"),
        says="A handful of boats sailed the regatta.",
    ),
    a_claim(
        "000.c02",
        subject="bridge",
        aspect="status",
        value=a_category(BRIDGE.term("open")),
        says="The old bridge is open to traffic.",
    ),
    a_claim(
        "000.c03",
        subject="race",
        aspect="order",
        value=an_order(STORM, "before", RACE),
        says="The storm came before the regatta.",
    ),
    a_claim(
        "001.c02",
        subject="race",
        aspect="catch",
        value=some_names(CRAB, KELP, closed=True),
        says="The catch of the fleet was limited to crab and kelp.",
    ),
    a_claim(
        "000.c04",
        subject="race",
        aspect="route",
        value=a_route(HARBOUR, LIGHTHOUSE),
        says="The boats sailed from the harbour to the lighthouse.",
    ),
    a_claim(
        "001.c03",
        subject="bridge",
        aspect="built",
        value=a_period("1901-01-01", "1901-12-31"),
        says="The old bridge was built in 1901.",
    ),
    a_claim(
        "000.c05",
        subject="mayor",
        aspect="remark",
        says="Ada Quill says that the festival does not pay for the repairs.",
        attributed_to=MAYOR,
    ),
    a_claim(
        "001.c04",
        subject="mayor",
        aspect="remark",
        says="Ada Quill opened the festival with a speech.",
        wordings=["An address by Quill inaugurated the fair.", "Quill eröffnete das Volksfest."],
    ),
)

STORY = a_story(
    "regatta",
    title="The regatta",
    entities=(HARBOUR, LIGHTHOUSE, MAYOR, PILOT, COUNCIL, STORM, RACE, CRAB, KELP, EEL),
    vocabularies=(BRIDGE,),
    aspects=ASPECTS,
    subjects={"race": "the regatta", "bridge": "the bridge", "mayor": "Ada Quill"},
    concepts=(
        Concept("boats", {"en": ("boat*", "vessel*")}),
        Concept("bridge", {"en": ("bridge*",)}),
        Concept("storm", {"en": ("storm*", "gale*")}),
        Concept("race", {"en": ("regatta*", "race*")}),
        Concept("catch", {"en": ("catch*", "haul*")}),
        Concept("whales", {"en": ("whale*",)}),
    ),
    quantities=(a_quantity(word="a handful", least=2, most=9, of=""),),
)


def a_regatta_with(
    *claims, questions=None, entities=(), vocabularies=(), aspects=(), subjects=None, concepts=()
):
    """The regatta's digest with more claims, and what they speak of added to its story."""
    story = a_story(
        "regatta",
        title="The regatta",
        questions=questions,
        entities=(*STORY.entities.values(), *entities),
        vocabularies=(*STORY.vocabularies.values(), *vocabularies),
        aspects=(*STORY.aspects.values(), *aspects),
        subjects={**STORY.subjects, **(subjects or {})},
        concepts=(*STORY.concepts, *concepts),
        quantities=STORY.quantities.values(),
    )
    return a_digest(*CLAIMS, *claims, story=story)


def words():
    return statements_of(tomllib.loads((PROJECT / "config/languages/statements.toml").read_text("utf-8")))


def a_checker(digest):
    meanings = meanings_of(digest, HOUSE.general())
    return Checker(digest, meanings, Index(digest, meanings), words())


@pytest.fixture(scope="session")
def checker():
    return a_checker(a_digest(*CLAIMS, story=STORY))


@pytest.fixture(scope="session")
def belarus():
    return a_checker(HOUSE.digest("belarus"))


@pytest.fixture(scope="session")
def analyst():
    digest = a_digest(*CLAIMS, story=STORY)
    return Analyst(meanings_of(digest, HOUSE.general()), STORY, words())
