"""Incidents told by several articles, read from scratch, against an archive's record of them.

`python -m tests.benchmarks.incidents FILE.jsonl [--json] [--part tune|unseen] [--misses KIND]`

Crosscheck itself never decides which article is right. A record has one number, so this benchmark must: it
takes the number that most articles give, and of several such the latest article's (see `figure`).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from rapidfuzz import fuzz

from bot.reading.drafting import Article, Lexicon, draft_many, read_lexicon
from bot.reading.drafting.cast import words_of
from bot.reading.passages import segment
from bot.story.proposals import Proposal
from bot.story.values import Category, Period, Quantity

ENDINGS = frozenset({"jr", "sr", "ii", "iii", "iv"})
ALIKE = 70  # of 100: how alike two spellings of one name may be, where spelling is set aside
SAME_SPELLING = 92  # of 100: "person/aniaya-montgomery", "person/anaiya-montgomery"
LEXICON = Path(__file__).parents[2] / "config" / "lexicons" / "violence.toml"
PARTS = {"tune": (0, 1), "unseen": (2,)}


@dataclass(frozen=True, slots=True)
class Incident:
    """One record: the archive's figures, and the articles with what was drafted from each."""

    id: str
    gold: dict
    flags: tuple[str, ...]
    drafts: tuple[tuple[Article, tuple[Proposal, ...]], ...]


@dataclass(slots=True)
class Person:
    """One named person over all articles: names as written, and how often each role and fate is given."""

    articles: set[str] = field(default_factory=set)
    fates: Counter[str] = field(default_factory=Counter)
    linked: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    ages: Counter[int] = field(default_factory=Counter)


def records(path: Path, part: str | None = None) -> list[dict]:
    """Read a file's records, or the part of them that is for tuning, or that is not."""
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = PARTS[part] if part else (0, 1, 2)
    return [json.loads(line) for number, line in enumerate(lines) if number % 3 in kept]


def articles(record: dict) -> Iterator[Article]:
    """Give the articles of a record, title first, as an original has them."""
    for doc in record["docs"]:
        published = date.fromisoformat(doc["date"]) if doc.get("date") else None
        yield Article(doc["id"], f"{doc['title']}\n\n{doc['text']}", published)


def read(found: list[dict], lexicon: Lexicon, drafting=draft_many) -> list[Incident]:
    """Draft all articles of all records in one pass."""
    every = [(record, article) for record in found for article in articles(record)]
    drafts = zip(every, drafting((article for _, article in every), lexicon), strict=True)
    by_record: dict[str, list[tuple[Article, tuple[Proposal, ...]]]] = {r["story_id"]: [] for r in found}
    for (record, article), proposals in drafts:
        by_record[record["story_id"]].append((article, proposals))
    return [
        Incident(r["story_id"], r["gold"], tuple(r.get("flags", ())), tuple(by_record[r["story_id"]]))
        for r in found
    ]


# ---------------------------------------------------------------- one number of an incident


@dataclass(slots=True)
class Said:
    """What one article says of the numbers, by outcome: numbers with their weight, and persons told of."""

    article: Article
    totals: dict[str, Counter[int]] = field(default_factory=dict)
    told: Counter[str] = field(default_factory=Counter)
    ends: set[str] = field(default_factory=set)

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


FIRM, LOOSE, BARE = 2.0, 1.0, 0.5  # what a number weighs, persons told of, and nobody told of
NONE = 1.1  # what no injured weigh where the dead are told of: an article on the dead would tell of them too
HEAD, TOP, REST = 4, 2, 1  # how much a number weighs in the first passage, in the next two, and below


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
        if has(proposal, "counted from"):
            said.told[claim.aspect] = int(claim.value.least or 0)
        elif claim.value.is_exact and claim.value.least is not None and not has(proposal, "another event"):
            number = int(claim.value.least)
            if claim.value.part and claim.aspect != "injured":
                continue
            aspect = claim.aspect
            if aspect == "killed-by":
                aspect, number = "killed", number + did_end
            place = order[claim.evidence[0].passage]
            weight = HEAD if place == 0 else TOP if place < 3 else REST
            said.totals.setdefault(aspect, Counter())[number] += weight
    return said


def said_in(incident: Incident) -> list[Said]:
    """What each article says, in order."""
    ended = any("killed" in said_by(article, proposals).ends for article, proposals in incident.drafts)
    return [said_by(article, proposals, ended) for article, proposals in incident.drafts]


def has(proposal: Proposal, doubt: str) -> bool:
    """Whether a proposal has a doubt with these words."""
    return any(doubt in one for one in proposal.doubts)


def killed_in(said: Said) -> tuple[int, float]:
    """The dead of one article, with its weight: its number, or those that it tells of."""
    number, told = said.number("killed"), said.told["killed"]
    if number is None or (number <= 1 and told > number):
        return told, LOOSE if told else BARE
    return number, said.weight("killed", number)


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


# ---------------------------------------------------------------- names


def persons_of(incident: Incident) -> dict[str, Person]:
    """All named persons over an incident's articles, by the claims' ids of them, near spellings as one."""
    found: dict[str, Person] = {}
    for article, proposals in incident.drafts:
        for proposal in proposals:
            claim = proposal.claim
            if not claim.subject.startswith("person/"):
                continue
            person = found.setdefault(known_as(claim.subject, found), Person())
            person.articles.add(article.source)
            match claim.value:
                case Category(term) if claim.aspect == "fate":
                    by_name = not has(proposal, "without the name")
                    (person.fates if by_name else person.linked)[term.id] += 1
                case Category(term):
                    person.roles[term.id] += 1
                case Period() as born if article.published:
                    person.ages[article.published.year - born.last.year] += 1
    return found


def known_as(subject: str, found: Iterable[str]) -> str:
    """The id under which a person is kept already, in another spelling; else the id itself."""
    if subject in found:
        return subject
    return next((other for other in found if fuzz.ratio(subject, other) >= SAME_SPELLING), subject)


def victims_of(incident: Incident, most: int) -> list[str]:
    """The ids of those whom the articles tell of as victims: the most told of, up to their number."""
    told = {name: p for name, p in persons_of(incident).items() if "-" in name and is_victim(p)}
    ranked = sorted(told, key=lambda name: (-len(told[name].articles), -sum(told[name].fates.values())))
    return ranked[:most]


def is_victim(person: Person) -> bool:
    """Whether the articles say more of what was done to a person than of what the person did or said."""
    harmed = Counter({fate: person.fates[fate] for fate in ("killed", "injured", "hit")})
    told = harmed.total() + person.roles["victim"]
    did = 2 * (person.roles["suspect"] + person.roles["agent"])
    speaks = person.roles["speaker"]
    if told:
        return told > did and (told > speaks or (harmed["killed"] > 0 and told == speaks))
    return person.linked.total() > did + speaks and bool(person.ages)


def is_same_name(found: str, gold: str, *, spelling: int = 100) -> bool:
    """Whether a found id names the archive's person: the surname, and the given name or its beginning.

    `spelling` says how alike the letters must be, of 100: papers and archive often spell a name differently.
    """
    mine = [word for word in found.removeprefix("person/").split("-") if word not in ENDINGS]
    theirs = [re.sub(r"[^a-z]", "", word) for word in words_of(gold.replace("-", " "))]
    if len(mine) < 2 or len(theirs) < 2:
        return mine[-1:] == theirs[-1:] or mine[:1] == theirs[:1]
    has_surname = any(fuzz.ratio(mine[-1], word) >= spelling for word in theirs)
    has_given = any(fuzz.ratio(mine[0], word) >= spelling for word in theirs[:-1])
    return has_surname and (has_given or theirs[0].startswith(mine[0]) or mine[0].startswith(theirs[0]))


# ---------------------------------------------------------------- scores


def score(incidents: list[Incident], misses: str = "") -> dict[str, float | int]:
    """All figures of the incidents; prints what was missed of one kind when asked."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for incident in incidents:
        said = said_in(incident)
        answers = figures_of(said)
        for kind, rule in (("killed", killed_in), ("injured", injured_in)):
            if f"{kind}_mismatch" in incident.flags:
                continue
            answer = answers[kind]
            asked[kind] += 1
            right[kind] += answer == incident.gold[kind]
            if kind == misses and answer != incident.gold[kind]:
                print(
                    incident.id,
                    kind,
                    "said",
                    answer,
                    "gold",
                    incident.gold[kind],
                    [rule(one) for one in said],
                )
        gold = [p["name"] for p in incident.gold["participants"] if p["type"] == "Victim" and p["name"]]
        mine = victims_of(incident, max(answers["killed"] + answers["injured"], 1))
        for kind, spelling in (("names", 100), ("names, spelling aside", ALIKE)):
            hits = [name for name in mine if any(is_same_name(name, one, spelling=spelling) for one in gold)]
            found = [one for one in gold if any(is_same_name(name, one, spelling=spelling) for name in mine)]
            asked[f"{kind}: precision"] += len(mine)
            asked[f"{kind}: recall"] += len(gold)
            right[f"{kind}: precision"] += len(hits)
            right[f"{kind}: recall"] += len(found)
            if misses == kind and (len(hits) < len(mine) or len(found) < len(gold)):
                print(incident.id, "EXTRA", sorted({*mine} - {*hits}), "MISSED", sorted({*gold} - {*found}))
    shares = {kind: right[kind] / asked[kind] for kind in sorted(asked)}
    return {"incidents": len(incidents), **shares}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--misses", default="", choices=["", "killed", "injured", "names"])
    options = parser.parse_args()
    lexicon = read_lexicon(LEXICON.read_text(encoding="utf-8"), LEXICON.name)
    figures = score(read(records(options.file, options.part), lexicon), options.misses)
    print(
        json.dumps(figures)
        if options.json
        else "\n".join(f"{name:20} {value:.3f}" for name, value in figures.items())
    )


if __name__ == "__main__":
    main()
