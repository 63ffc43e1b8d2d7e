"""The made-up story of a ferry strike: what readers ask, and what three articles say of it."""

from __future__ import annotations

from bot.story.claims import Claim
from bot.story.questions import Concept
from bot.story.values import Note
from tests.builders import (
    Aspect,
    a_claim,
    a_period,
    a_quantity,
    a_question,
    a_source,
    a_story,
    an_entity,
    an_order,
    date,
    some_names,
)

LIND = an_entity("lind", label="Maja Lind", aliases=["Линд"])
BERG = an_entity("berg", label="Maja Berg")
OKAFOR = an_entity("okafor", label="Ngozi Okafor", traits=["woman"])
KOWALSKA = an_entity("kowalska", label="Zofia Kowalska")
UNION = an_entity("union", kind="body", label="the Seamen's Union", aliases=["seamen's union", "union"])
PORT = an_entity("port", kind="place", label="Eastport", aliases=["port*"])
STRIKE = an_entity("strike", kind="event", label="the strike")
OFFER = an_entity("offer", kind="event", label="the offer")
ENTITIES = (LIND, BERG, OKAFOR, KOWALSKA, UNION, PORT, STRIKE, OFFER)

ASPECTS = (
    Aspect("count", "quantity", "how many"),
    Aspect("leaders", "names", "who leads"),
    Aspect("motive", "note", "reason"),
    Aspect("when", "date", "day"),
    Aspect("order", "order", "what came first"),
    Aspect("role", "note", "role"),
    Aspect("statement", "note", "words"),
    Aspect("rise", "quantity", "rise"),
    Aspect("reason", "note", "cause"),
    Aspect("end", "date", "last day"),
)

SUBJECTS = {
    "strike": "the walkout",
    "fares": "ticket prices",
    "crossing": "the crossing",
    "person/lind": "Maja Lind",
    "person/berg": "Maja Berg",
    "person/okafor": "Ngozi Okafor",
}

CONCEPTS = (
    Concept("strike", {"en": ("strike*", "walkout", "down tools", "put * down"), "de": ("Streik*",)}),
    Concept("crew", {"en": ("crew*", "sailor*"), "de": ("Matrosen",), "ru": ("матрос*",)}),
    Concept("number", {"en": ("how many", "number"), "de": ("wie viele",), "ru": ("сколько",)}),
    Concept("motive", {"en": ("why", "reason*", "cause"), "de": ("warum",), "ru": ("почему",)}),
    Concept("when", {"en": ("when", "what day"), "de": ("wann",), "ru": ("когда",)}),
    Concept("lead", {"en": ("lead*", "in charge"), "de": ("leitet",)}),
    Concept("name", {"en": ("who", "whom"), "de": ("wer",), "ru": ("кто",)}),
    Concept("wages", {"en": ("wage*", "pay", "salar*"), "de": ("Lohn", "Löhne")}),
    Concept("fares", {"en": ("fare*", "ticket*"), "de": ("Fahrpreis*",)}),
    Concept("end", {"en": ("end", "ends", "over")}),
    Concept("insurance", {"en": ("insurance", "insure*", "insurer*")}),
    Concept("say", {"en": ("say", "said")}),
)

HOW_MANY = a_question(
    title="How many of the crew are on strike?",
    topic="The strike",
    gathers=["strike:count"],
    wordings=["number of strikers", "how many sailors", "wie viele Matrosen streiken", "сколько матросов"],
)
WHY = a_question(
    "why",
    title="Why is the crew on strike?",
    topic="The strike",
    gathers=["strike:motive"],
    wordings=["reason of the strike", "why strike", "warum Streik"],
)
LEADERS = a_question(
    "leaders",
    title="Who leads the strike?",
    topic="The strike",
    gathers=["strike:leaders"],
    wordings=["who is in charge of the strike", "wer leitet den Streik"],
)
BEGINNING = a_question(
    "beginning",
    title="When did the strike begin?",
    topic="The strike",
    gathers=["strike:when", "strike:order"],
    wordings=["what day did the strike begin", "when strike"],
)
FARES = a_question(
    "fares",
    title="What happens to fares?",
    topic="Prices",
    gathers=["fares:rise", "fares:reason"],
    wordings=["do tickets cost more", "fares"],
)
END = a_question(
    "end",
    title="When will the strike end?",
    topic="Not in the articles",
    gathers=["strike:end"],
    near=["strike:when"],
    wordings=["is the strike over", "end of the strike"],
)
INSURANCE = a_question(
    "insurance",
    title="Who pays the insurance?",
    topic="Not in the articles",
    gathers=["strike:insurance"],
    wordings=["insurance of the ferry", "insurer"],
)
PERSON = a_question(
    "person",
    title="Who is {it}?",
    topic="People",
    gathers=["person/{it}:*"],
    wordings=["{it}", "who is {it}", "tell me about {it}"],
    each="person",
)
QUESTIONS = (HOW_MANY, WHY, LEADERS, BEGINNING, FARES, END, INSURANCE, PERSON)


def a_note(id: str, subject: str, aspect: str, says: str) -> Claim:  # noqa: A002  # as in tests.builders
    return a_claim(id, subject=subject, aspect=aspect, value=Note(), says=says)


CLAIMS = (
    a_claim(
        "a1.c01", subject="strike", value=a_quantity(40, of="crew"), says="40 of the crew are on strike."
    ),
    a_note("a1.c02", "strike", "motive", "The crew wants better wages."),
    a_claim(
        "a1.c03",
        subject="strike",
        aspect="leaders",
        value=some_names(LIND, closed=True),
        says="Maja Lind leads it.",
    ),
    a_note("a1.c04", "person/lind", "role", "Maja Lind is a stoker."),
    a_claim(
        "a2.c01", subject="strike", value=a_quantity(60, of="crew"), says="60 of the crew are on strike."
    ),
    a_claim(
        "a2.c02",
        subject="strike",
        aspect="leaders",
        value=some_names(OKAFOR, closed=True),
        says="Ngozi Okafor leads the sailors.",
    ),
    a_claim(
        "a2.c03", subject="strike", aspect="when", value=a_period("2031-05-02"), says="It began on 2 May."
    ),
    a_note("a2.c04", "person/okafor", "role", "Ngozi Okafor speaks for the union."),
    a_claim(
        "a2.c05",
        subject="strike",
        aspect="order",
        value=an_order(STRIKE, "before", OFFER),
        says="The strike came before the offer.",
    ),
    a_claim(
        "a3.c01",
        subject="strike",
        aspect="when",
        value=a_period("2031-05-01", "2031-05-31"),
        says="It began in May.",
    ),
    a_claim(
        "a3.c02",
        subject="fares",
        aspect="rise",
        value=a_quantity(5, of="crowns"),
        says="Fares rise by 5 crowns.",
    ),
    a_note("a3.c03", "fares", "reason", "Fuel makes tickets dearer."),
    a_note("a3.c04", "person/lind", "statement", "Maja Lind said that the sailors would hold out."),
    a_note("a3.c05", "person/berg", "role", "Maja Berg is the harbour master."),
)

SOURCES = (
    a_source("a1", published=date(2031, 5, 3)),
    a_source("a2", published=None),
    a_source("a3", published=None, site_language="tr"),
)

FERRIES = a_story(
    "ferries",
    title="The ferry strike",
    questions=QUESTIONS,
    entities=ENTITIES,
    aspects=ASPECTS,
    subjects=SUBJECTS,
    concepts=CONCEPTS,
    menu=["how-many", "why"],
)
