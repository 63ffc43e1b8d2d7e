"""One number of dead or injured for an incident: what each article says, weighed against the others.

The weights below were chosen on the tuning part of the records, and looked at on the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from bot.reading.drafting import Article
from bot.reading.passages import segment
from bot.story.proposals import Proposal
from bot.story.values import Category, Quantity
from tests.benchmarks.retold import Incident, has

FIRM, LOOSE, BARE = 2.0, 0.8, 0.5  # what a number weighs, persons told of, and nobody told of
ASIDE = 0.4  # what the dead weigh in an article that begins with the injured and comes to the dead below
NONE = 0.9  # what no injured weigh where the dead are told of: an article on the dead would tell of them too
OPENING = 3  # passages in which an article says what it is about
HEAD, TOP, REST = 4, 2, 1  # how much a number weighs in the first passage, in the next two, and below


@dataclass(slots=True)
class Said:
    """What one article says of the numbers, by outcome: numbers with their weight, and persons told of."""

    article: Article
    totals: dict[str, Counter[int]] = field(default_factory=dict)
    told: Counter[str] = field(default_factory=Counter)
    ends: set[str] = field(default_factory=set)
    opening: set[str] = field(default_factory=set)

    def number(self, outcome: str) -> int | None:
        """The number that the article gives most weight; of several such the largest."""
        weights = self.totals.get(outcome)
        if not weights:
            return None
        most = max(weights.values())
        return max(number for number, weight in weights.items() if weight == most)

    def weight(self, outcome: str, number: int) -> float:
        """How firmly it stands: more than a number told of in passing, the higher up and the more often."""
        return LOOSE + min(self.totals[outcome][number], HEAD) / HEAD


def said_by(article: Article, proposals: Iterable[Proposal], did_end: bool = False) -> Said:
    """Weigh an article's claims of numbers: what stands first and is repeated is what it is about.

    `did_end` says whether the articles tell of the death of whoever did it, whom some numbers leave out.
    """
    said = Said(article)
    order = {passage.id: place for place, passage in enumerate(segment(article.text).passages)}
    for proposal in proposals:
        claim = proposal.claim
        if claim.subject == "perpetrator" and isinstance(claim.value, Category):
            said.ends.add(claim.value.term.id)
        if claim.subject != "event" or not isinstance(claim.value, Quantity):
            continue
        place = order[claim.evidence[0].passage]
        if place < OPENING and not has(proposal, "another event"):
            said.opening.add("killed" if claim.aspect == "killed-by" else claim.aspect)
        if has(proposal, "counted from"):
            said.told[claim.aspect] = int(claim.value.least or 0)
        elif claim.value.is_exact and claim.value.least is not None and not has(proposal, "another event"):
            number = int(claim.value.least)
            if claim.value.part and (claim.aspect != "injured" or number == 0):
                continue
            aspect = claim.aspect
            if aspect == "killed-by":
                aspect, number = "killed", number + did_end
            weight = HEAD if place == 0 else TOP if place < OPENING else REST
            said.totals.setdefault(aspect, Counter())[number] += weight
    return said


def said_in(incident: Incident) -> list[Said]:
    """What each article says, in order."""
    ended = any("killed" in said_by(article, proposals).ends for article, proposals in incident.drafts)
    return [said_by(article, proposals, ended) for article, proposals in incident.drafts]


def killed_in(said: Said) -> tuple[int, float]:
    """The dead of one article, with its weight: its number, or those that it tells of."""
    number, told = said.number("killed"), said.told["killed"]
    is_aside = "killed" not in said.opening and bool(said.opening & {"injured", "hit"})
    if number is None or (number <= 1 and told > number):
        return told, ASIDE if told and is_aside else LOOSE if told else BARE
    return number, ASIDE if is_aside else said.weight("killed", number)


def injured_in(said: Said) -> tuple[int, float]:
    """The injured of one article, with its weight: its number, or those hit less the dead."""
    number, hit = said.number("injured"), said.number("hit")
    killed, _ = killed_in(said)
    rest = max(hit - killed, 0) if hit is not None and hit > 1 else 0
    if number is not None and number >= rest:
        is_in_passing = number == 1 and said.totals["injured"][1] < TOP
        return number, LOOSE if is_in_passing else FIRM
    if rest:
        return rest, FIRM
    told = max(said.told["injured"], said.told["hit"] - killed)
    return told, LOOSE if told else NONE if killed else BARE


def figure(said: list[Said], rule: Callable[[Said], tuple[int, float]]) -> int:
    """One number for the incident: what most articles say most firmly; of several such the latest."""
    weights: Counter[int] = Counter()
    latest: dict[int, date] = {}
    for one in said:
        number, weight = rule(one)
        weights[number] += weight
        latest[number] = max(latest.get(number, date.min), one.article.published or date.min)
    return max(weights, key=lambda number: (weights[number], latest[number], number), default=0)


def figures_of(said: list[Said]) -> dict[str, int]:
    """The dead and the injured of an incident; the injured by the articles that know of all the dead."""
    killed = figure(said, killed_in)
    knowing = [one for one in said if killed_in(one)[0] == killed] or said
    return {"killed": killed, "injured": figure(knowing, injured_in)}
