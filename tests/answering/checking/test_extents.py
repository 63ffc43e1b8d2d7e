"""That something holds of some opposes what is said of all or of none, and bears out what is said of some."""

import pytest

from bot.story.answers import Verdict
from bot.story.questions import Aspect, Concept
from bot.story.values import Category
from tests.answering.checking.conftest import PILOT, a_checker
from tests.builders import a_claim, a_digest, a_story, a_term, a_vocabulary

BERTH = a_vocabulary(
    "berth",
    terms=[
        a_term("sold", vocabulary="berth", words=["sold", "verkauft", "проданы", "satıl*"]),
        a_term("unsold", vocabulary="berth", words=["unsold", "for sale", "unverkauft", "satılık"]),
    ],
    incompatible=[("sold", "unsold")],
)

STORY = a_story(
    "berths",
    entities=(PILOT,),
    vocabularies=(BERTH,),
    aspects=(Aspect("rest", "category", "what is left", "berth"), Aspect("remark", "note", "remark")),
    subjects={"rest": "the berths left", "harbour": "the harbour"},
    concepts=(
        Concept("berths", {"en": ("berth*",), "de": ("Liegepl*",), "ru": ("причал*",), "tr": ("rıhtım*",)}),
    ),
)

SOME = a_claim(
    "000.c01",
    subject="rest",
    aspect="rest",
    value=Category(BERTH.term("unsold"), part=True),
    says="Some berths are for sale.",
    wordings=["Einige Liegeplätze sind unverkauft."],
)
OTHERS = [
    a_claim(f"001.c0{n}", source="001", subject="harbour", aspect="remark", says=says)
    for n, says in enumerate(
        (
            "Boats are sold on the quay.",
            "Ben Tarn sold a boat.",
            "The harbour was dredged.",
            "Fish is sold on the quay.",
        )
    )
]


def check(statement):
    return a_checker(a_digest(SOME, *OTHERS, story=STORY)).check(statement).verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Every berth is sold.", Verdict.CONTRADICTED),
        ("All of the berths were sold.", Verdict.CONTRADICTED),
        ("The last berth was sold.", Verdict.CONTRADICTED),
        ("No berth is for sale.", Verdict.CONTRADICTED),
        ("Not a single berth is unsold.", Verdict.CONTRADICTED),
        ("Alle Liegeplätze sind verkauft.", Verdict.CONTRADICTED),
        ("Все причалы проданы.", Verdict.CONTRADICTED),
        ("Bütün rıhtımlar satıldı.", Verdict.CONTRADICTED),
        ("Some berths are unsold.", Verdict.SUPPORTED),
        ("At least one berth is for sale.", Verdict.SUPPORTED),
        ("Not all berths are sold.", Verdict.SUPPORTED),
        ("Nicht alle Liegeplätze sind verkauft.", Verdict.SUPPORTED),
        ("Не все причалы проданы.", Verdict.SUPPORTED),
        ("Rıhtımların hepsi satılmadı.", Verdict.SUPPORTED),
    ],
)
def test_what_holds_of_some_is_held_against_what_is_said_of_all(statement, verdict):
    assert check(statement) is verdict


@pytest.mark.parametrize(
    "statement", ["Berths were sold.", "All the berths must be sold.", "Ben Tarn's berth was sold."]
)
def test_what_holds_of_some_opposes_nothing_less(statement):
    assert check(statement) is not Verdict.CONTRADICTED
