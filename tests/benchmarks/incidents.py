"""Incidents told by several articles, read from scratch, against an archive's record of them.

`python -m tests.benchmarks.incidents FILE.jsonl [--json] [--part tune|unseen] [--misses KIND]`

Crosscheck itself never decides which article is right. A record has one number, so this benchmark must: it
takes the number that most articles give most firmly, and of several such the latest article's (see `votes`).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz

from bot.reading.drafting import read_lexicon
from bot.reading.drafting.persons import words_of
from bot.story.values import Category, Period
from tests.benchmarks.retold import LEXICON, PARTS, Incident, has, read, records
from tests.benchmarks.votes import figures_of, injured_in, killed_in, said_in

ENDINGS = frozenset({"jr", "sr", "ii", "iii", "iv"})
ALIKE = 70  # of 100: how alike two spellings of one name may be, where spelling is set aside
SAME_SPELLING = 92  # of 100: "person/aliena-harbour", "person/ailena-harbour"


@dataclass(slots=True)
class Person:
    """One named person over all articles: names as written, and how often each role and fate is given."""

    articles: set[str] = field(default_factory=set)
    fates: Counter[str] = field(default_factory=Counter)
    linked: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    ages: Counter[int] = field(default_factory=Counter)


def persons_of(incident: Incident) -> dict[str, Person]:
    """All named persons over an incident's articles, by the claims' ids of them, near spellings as one."""
    found: dict[str, Person] = {}
    known = spellings(incident)
    for article, proposals in incident.drafts:
        for proposal in proposals:
            claim = proposal.claim
            if not claim.subject.startswith("person/"):
                continue
            person = found.setdefault(known[claim.subject], Person())
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


def spellings(incident: Incident) -> dict[str, str]:
    """For each person's id the spelling of it that most articles use, and of several such the first one."""
    articles: dict[str, set[str]] = {}
    for article, proposals in incident.drafts:
        for proposal in proposals:
            if proposal.claim.subject.startswith("person/"):
                articles.setdefault(proposal.claim.subject, set()).add(article.source)
    known: dict[str, str] = {}
    for subject in sorted(articles, key=lambda one: -len(articles[one])):
        first = (one for one in known if known[one] == one and is_spelling(subject, one))
        known[subject] = next(first, subject)
    return known


def is_spelling(subject: str, other: str) -> bool:
    """Whether two ids are of one person: names misspelled begin alike, those of relatives may not."""
    begin = len("person/") + 1
    return subject[:begin] == other[:begin] and fuzz.ratio(subject, other) >= SAME_SPELLING


def victims_of(incident: Incident, answers: dict[str, int]) -> list[str]:
    """The ids of those whom the articles tell of as victims: the most told of, up to the numbers given."""
    every = persons_of(incident)
    told = {name: one for name, one in every.items() if is_victim(one) and is_known_by(name, one, every)}
    ranked = sorted(told, key=lambda name: (-len(told[name].articles), -sum(told[name].fates.values())))
    dead = [name for name in ranked if told[name].fates["killed"]][: answers["killed"]]
    hurt = [name for name in ranked if not told[name].fates["killed"]]
    kept = {*dead, *hurt}
    return [name for name in ranked if name in kept][: max(answers["killed"] + answers["injured"], 1)]


def is_known_by(name: str, person: Person, every: Iterable[str]) -> bool:
    """Whether a name tells who it is: in full, or by a word nobody shares, of a relative or with an age."""
    if "-" in name:
        return True
    full = {part for other in every if "-" in other for part in other.removeprefix("person/").split("-")}
    is_own = name.removeprefix("person/") not in full
    return is_own and bool(person.fates) and bool(person.ages or person.roles["relative"])


def is_victim(person: Person) -> bool:
    """Whether the articles say more of what was done to a person than of what the person did or said."""
    harmed = Counter({fate: person.fates[fate] for fate in ("killed", "injured", "hit")})
    told = harmed.total() + person.roles["victim"]
    did = person.roles["suspect"] + 2 * person.roles["agent"]
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
        mine = victims_of(incident, answers)
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
