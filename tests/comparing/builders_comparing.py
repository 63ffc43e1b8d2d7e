"""A made-up story of a regatta to compare claims in, and a short way to say what comparing came to."""

from __future__ import annotations

from collections.abc import Iterable

from bot.comparing import compare
from bot.story.claims import Claim
from bot.story.entities import Entity
from bot.story.findings import Cause, Finding, Position
from bot.story.questions import Aspect, Story
from tests.builders import ASPECTS, a_source, a_story, a_vocabulary, an_entity

PERSONS = (
    an_entity("moreau", label="Anna Moreau"),
    an_entity("anna-m", label="Anna M."),
    an_entity("silva", label="Rui Silva"),
    an_entity("okafor", label="Ngozi Okafor"),
    an_entity("lind", label="Maja Lind"),
    an_entity("berg", label="Maja Berg"),
)
GOODS = (
    an_entity("cargo", kind="goods"),
    an_entity("grain", kind="goods", within="cargo"),
    an_entity("wheat", kind="goods", within="grain"),
    an_entity("flour", kind="goods", overlaps=["grain"]),
    an_entity("timber", kind="goods"),
)
PLACES = (
    an_entity("coast", kind="place"),
    an_entity("harbour", kind="place", within="coast"),
    an_entity("quay", kind="place", within="harbour"),
    an_entity("strait", kind="place", overlaps=["coast"]),
    an_entity("hills", kind="place"),
)
EVENTS = tuple(an_entity(name, kind="event") for name in ("start", "storm", "finish", "prize"))
TERMS = ("open", "half-open", "ajar", "closed", "guarded")

REGATTA = a_story(
    "regatta",
    title="The regatta",
    entities=[*PERSONS, *GOODS, *PLACES, *EVENTS],
    vocabularies=[
        a_vocabulary(
            terms=TERMS,
            broader=[("half-open", "ajar")],
            tense=[("open", "half-open"), ("closed", "guarded")],
            incompatible=[("open", "closed"), ("half-open", "closed")],
        ),
        a_vocabulary("motive", terms=("fame", "money"), incompatible=[("fame", "money")]),
    ],
    aspects=[*ASPECTS, Aspect("why", "category", "motive", "motive")],
    subjects=["race", "race/leg", "race/leg/buoy", "port"],
)


def entities(*ids: str) -> list[Entity]:
    """Entities of the regatta by their ids."""
    return [REGATTA.entities[name] for name in ids]


def compared(
    *claims: Claim, story: Story = REGATTA, sources: Iterable[str] = (), gaps: bool = False
) -> list[Finding]:
    """What comparing comes to, without gaps unless asked for; silent sources may be added."""
    ids = sorted({claim.source for claim in claims} | set(sources))
    found = compare(claims, story, [a_source(name) for name in ids])
    return [finding for finding in found if gaps or finding.cause is not Cause.SILENCE]


def held(finding: Finding) -> list[list[str]]:
    """The ids of the claims in each position."""
    return [[claim.id for claim in position.claims] for position in finding.positions]


def summary(finding: Finding) -> tuple[object, ...]:
    """All of a finding but the order of its positions, of their claims, and of silent sources."""
    positions = frozenset(map(_claims, finding.positions))
    silent = frozenset(finding.silent)
    topic = (finding.subject, finding.aspect)
    return (*topic, finding.severity, finding.kind, finding.cause, finding.items, positions, silent)


def _claims(position: Position) -> frozenset[str]:
    return frozenset(claim.id for claim in position.claims)
