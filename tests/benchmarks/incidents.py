"""Incidents told by several articles, read from scratch, against an archive's record of them.

`python -m tests.benchmarks.incidents FILE.jsonl [--json] [--part tune|unseen] [--misses KIND]`

Crosscheck itself never decides which article is right. A record has one number, so this benchmark must: it
takes the number that most articles give, and of several such the latest article's (see `figure`).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.reading.drafting import Article, Lexicon, draft_many, read_lexicon
from bot.reading.drafting.cast import words_of
from bot.story.proposals import Proposal
from bot.story.values import Category, Period, Quantity

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

    names: list[str] = field(default_factory=list)
    fates: Counter[str] = field(default_factory=Counter)
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


@dataclass(frozen=True, slots=True)
class Said:
    """What one article says of the numbers: totals given, and how many persons it tells of, by outcome."""

    article: Article
    totals: dict[str, list[Quantity]]
    besides: dict[str, list[Quantity]]
    told: dict[str, int]


def said_by(article: Article, proposals: Iterable[Proposal]) -> Said:
    """Sort an article's claims of numbers."""
    totals: dict[str, list[Quantity]] = {}
    besides: dict[str, list[Quantity]] = {}
    told: dict[str, int] = {}
    for proposal in proposals:
        claim = proposal.claim
        if claim.subject != "event" or not isinstance(claim.value, Quantity):
            continue
        if any("counted from" in doubt for doubt in proposal.doubts):
            told[claim.aspect] = int(claim.value.least or 0)
        elif any("another event" in doubt for doubt in proposal.doubts):
            continue
        else:
            (besides if claim.value.part else totals).setdefault(claim.aspect, []).append(claim.value)
    return Said(article, totals, besides, told)


def exact(values: Iterable[Quantity]) -> list[int]:
    """The numbers of those that give one."""
    return [int(value.least) for value in values if value.is_exact and value.least is not None]


def killed_in(said: Said) -> int | None:
    """The dead of one article: its largest total, or those that it tells of."""
    totals = exact(said.totals.get("killed", []))
    told = said.told.get("killed", 0)
    if totals:
        return max(*totals, told) if max(totals) else told
    return told


def injured_in(said: Said) -> int | None:
    """The injured of one article: its total; else those hit less the dead; else those told of."""
    totals = [*exact(said.totals.get("injured", [])), *exact(said.besides.get("injured", []))]
    hit = exact(said.totals.get("hit", []))
    killed = killed_in(said) or 0
    if totals:
        return max(totals)
    if hit and max(hit) > 1:
        return max(max(hit) - killed, 0)
    return max(said.told.get("injured", 0), said.told.get("hit", 0) - killed)


def figure(said: list[Said], rule) -> int:
    """One number for the incident: what most articles say, and of several such the latest."""
    answers = [(one.article.published or date.min, rule(one)) for one in said]
    counts = Counter(answer for _, answer in answers if answer is not None)
    if not counts:
        return 0
    most = max(counts.values())
    latest = max((day, answer) for day, answer in answers if answer is not None and counts[answer] == most)
    return latest[1]


# ---------------------------------------------------------------- names


def persons_of(incident: Incident) -> dict[str, Person]:
    """All named persons over an incident's articles, by the claims' ids of them."""
    found: dict[str, Person] = {}
    for article, proposals in incident.drafts:
        for proposal in proposals:
            claim = proposal.claim
            if not claim.subject.startswith("person/"):
                continue
            person = found.setdefault(claim.subject, Person())
            person.names.append(claim.says)
            match claim.value:
                case Category(term) if claim.aspect == "fate":
                    person.fates[term.id] += 1
                case Category(term):
                    person.roles[term.id] += 1
                case Period() as born if article.published:
                    person.ages[article.published.year - born.last.year] += 1
    return found


def victims_of(incident: Incident) -> list[str]:
    """The ids of those whom the articles tell of as victims."""
    return [name for name, person in persons_of(incident).items() if is_victim(person)]


def is_victim(person: Person) -> bool:
    """Whether the articles say more of what was done to a person than of what the person did."""
    suffered = sum(person.fates.values()) + person.roles["victim"]
    did = 2 * person.roles["suspect"] + person.roles["agent"]
    return suffered > did


def is_same_name(found: str, gold: str) -> bool:
    """Whether a found id names the archive's person: the surname, and the given name or its beginning."""
    mine, theirs = found.removeprefix("person/").split("-"), words_of(gold.replace("-", " "))
    mine = [word for word in mine if word not in ("jr", "sr", "ii", "iii", "iv")]
    theirs = [word.replace("'", "").replace(".", "") for word in theirs]
    if len(mine) < 2 or len(theirs) < 2:
        return mine[-1:] == theirs[-1:] or mine[:1] == theirs[:1]
    return mine[-1] in theirs and (
        mine[0] in theirs or theirs[0].startswith(mine[0]) or mine[0].startswith(theirs[0])
    )


# ---------------------------------------------------------------- scores


def score(incidents: list[Incident], misses: str = "") -> dict[str, float | int]:
    """All figures of the incidents; prints what was missed of one kind when asked."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for incident in incidents:
        said = [said_by(article, proposals) for article, proposals in incident.drafts]
        for kind, rule in (("killed", killed_in), ("injured", injured_in)):
            if f"{kind}_mismatch" in incident.flags:
                continue
            answer = figure(said, rule)
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
        mine = victims_of(incident)
        hits = [name for name in mine if any(is_same_name(name, one) for one in gold)]
        found = [one for one in gold if any(is_same_name(name, one) for name in mine)]
        asked["names found"] += len(mine)
        asked["names given"] += len(gold)
        right["names found"] += len(hits)
        right["names given"] += len(found)
        if misses == "names" and (len(hits) < len(mine) or len(found) < len(gold)):
            print(
                incident.id, "EXTRA", sorted(set(mine) - set(hits)), "MISSED", sorted(set(gold) - set(found))
            )
    return {
        "incidents": len(incidents),
        "killed accuracy": right["killed"] / max(asked["killed"], 1),
        "injured accuracy": right["injured"] / max(asked["injured"], 1),
        "names precision": right["names found"] / max(asked["names found"], 1),
        "names recall": right["names given"] / max(asked["names given"], 1),
    }


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
