"""A small invented story of a ferry line, and what the rules read of it."""

from __future__ import annotations

from bot.reading.drafting import Article, draft_claims, read_lexicon
from bot.story.entities import EntityKind, Term, Vocabulary
from bot.story.proposals import Proposal
from bot.story.questions import Aspect, Story
from bot.story.values import Category, Note, Order
from tests.builders import a_quantity, a_story, a_vocabulary, an_entity

LEXICON = """
[outcomes.hired]
subject = "crew"
aspect = "count"
label = "hired"
told = ["{who} was hired.", "{count} were hired."]
verbs = ["hire"]
states = ["hired"]

[claims.names]
subject = "crew"
aspect = "hired"
told = "Among the {what} are {who}."

[claims.order]
subject = "line"
aspect = "sequence"
told = "{first} {how} {second}."

[claims.description]
subject = "person/{id}"
aspect = "role"
told = "{who}: {what}."

[affairs.reopening]
words = ["reopen", "reopening"]
of = ["ferry", "line", "port"]
names = ["the reopening"]

[affairs.strike]
words = ["end", "suspend"]
of = ["strike"]
names = ["the end of the strike"]

[matters."line/fares"]
names = ["fares", "ticket prices"]
aspects = ["status"]

[matters."line/fares".notes]
advice = ["should", "must"]

[terms.status]
raised = ["higher"]

[partly.status]
raised = "partly-raised"

[matters.crew]
names = ["crew", "hands"]
aspects = ["count", "duties", "bound"]
notes.founded = ["founded", "formed"]

[members]
duties = "goods"

[persons]
advice = ["advice", "urged"]

[columns]
status = ["current"]
"""


def words_of(name: str, terms: dict[str, list[str]]) -> Vocabulary:
    """A vocabulary by its terms' words."""
    return a_vocabulary(name, terms=[Term(name, term, term, tuple(words)) for term, words in terms.items()])


def the_ferry() -> Story:
    """A story with fares, an order of affairs, persons with roles, and how often things are checked."""
    return a_story(
        entities=[
            an_entity("veld", label="Arno Veld"),
            an_entity("holt", label="Lena Holt"),
            an_entity("office", label="the harbour office", kind=EntityKind.BODY),
            an_entity("norholm", label="Norholm", kind=EntityKind.PLACE),
            an_entity("sund", label="Sund", kind=EntityKind.PLACE),
            an_entity("nets", label="nets", kind=EntityKind.GOODS),
            an_entity("boilers", label="boilers", kind=EntityKind.GOODS),
            an_entity("reopening", label="the reopening", kind=EntityKind.EVENT),
            an_entity("strike", label="the end of the strike", kind=EntityKind.EVENT),
        ],
        vocabularies=[
            words_of("status", {"raised": ["raised"], "partly-raised": [], "frozen": ["frozen"]}),
            words_of("role", {"captain": ["captain"], "union": ["union leader"]}),
            words_of("often", {"yearly": ["yearly", "once a year"], "monthly": ["monthly"]}),
        ],
        aspects=[
            Aspect("status", "category", "status", "status"),
            Aspect("role", "category", "role", "role"),
            Aspect("frequency", "category", "how often", "often"),
            Aspect("method", "note", "how it is checked"),
            Aspect("advice", "note", "advice"),
            Aspect("sequence", "order", "order"),
            Aspect("count", "quantity", "number"),
            Aspect("hired", "names", "who was hired"),
            Aspect("bound", "place", "where they went"),
            Aspect("founded", "date", "since when"),
            Aspect("duties", "names", "what the crew looks after"),
        ],
        subjects={
            "crew": "the crew",
            "line": "the line",
            "line/fares": "the fares",
            "line/boats": "life boats",
            "line/freedom": "freedom of the line",
            "person/veld": "Arno Veld",
            "person/holt": "Lena Holt",
        },
        quantities=[a_quantity(least=2, most=20, word="a small band")],
    )


def read(text: str) -> tuple[Proposal, ...]:
    """The proposals of a text on the ferry line."""
    return draft_claims(Article("a1", text), read_lexicon(LEXICON, "ferry.toml"), the_ferry())


def orders(text: str) -> set[tuple[str, str, str]]:
    """First affair, relation and second affair of each order."""
    values = (proposal.claim.value for proposal in read(text))
    return {(v.first.id, v.relation.value, v.second.id) for v in values if isinstance(v, Order)}


def terms(text: str, aspect: str = "status") -> set[tuple[str, str]]:
    """Subject and term of each claim of an aspect."""
    claims = [proposal.claim for proposal in read(text) if proposal.claim.aspect == aspect]
    return {(claim.subject, claim.value.term.id) for claim in claims if isinstance(claim.value, Category)}


def notes(text: str) -> set[tuple[str, str]]:
    """Subject and aspect of each claim without a value."""
    claims = [proposal.claim for proposal in read(text)]
    return {(claim.subject, claim.aspect) for claim in claims if isinstance(claim.value, Note)}
