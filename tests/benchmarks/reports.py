"""Agency reports on political violence, read from scratch, against what analysts noted of them.

`python -m tests.benchmarks.reports FILE.jsonl [--json] [--part tune|unseen] [--misses KIND]`

For each kind of fact: the share of the analysts' facts that some claim gives (`optional` ones aside), and the
share of claims of that kind that give one of their facts.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from bot.reading.drafting import Article, draft_many, read_lexicon
from bot.story.claims import Claim
from bot.story.proposals import Proposal
from bot.story.values import Category, Names, Period, Quantity, Route
from tests.benchmarks.retold import LEXICON, PARTS, has, records

EFFECTS = {"DEATH": "killed", "INJURY": "injured"}


def article(record: dict) -> Article:
    """The report as an original."""
    day = record.get("date")
    return Article(record["id"], record["text"], date.fromisoformat(day) if day else None)


def is_victim(claim: Claim) -> bool:
    """Whether a claim says of a named person what was done to them."""
    return claim.subject.startswith("person/") and (
        claim.aspect == "fate" or (isinstance(claim.value, Category) and claim.value.term.id == "victim")
    )


def names_victim(fact: dict, claim: Claim) -> bool:
    """Whether a claim speaks of the victim: given name and surname among those of the fact."""
    mine = set(claim.subject.removeprefix("person/").split("-"))
    return any(mine <= words(alt) or (len(mine) > 1 and words(alt) <= mine) for alt in fact["alts"])


def words(text: str) -> set[str]:
    """The words of a name in lower case."""
    return set(re.findall(r"[a-z0-9]+", text.lower()))


def counts_victims(fact: dict, claim: Claim) -> bool:
    """Whether a claim gives the number of that effect; without an effect, of any."""
    wanted = {EFFECTS[effect] for effect in fact["effect"] if effect in EFFECTS} or set(EFFECTS.values())
    value = claim.value
    is_number = isinstance(value, Quantity) and value.least == fact["value"] == (value.most or value.least)
    return is_number and claim.aspect.removesuffix("-by") in wanted


def names_body(fact: dict, claim: Claim) -> bool:
    """Whether a claim names the organisation by any of its names."""
    assert isinstance(claim.value, Names)
    labels = [name for member in claim.value.members for name in (member.label, *member.aliases)]
    return any(words(label) & words(alt) and _alike(label, alt) for label in labels for alt in fact["alts"])


def _alike(one: str, other: str) -> bool:
    small = {"the", "of", "de", "la", "and"}
    mine, theirs = words(one) - small, words(other) - small
    return bool(mine) and (mine <= theirs or theirs <= mine)


def names_place(fact: dict, claim: Claim) -> bool:
    """Whether a claim names the place."""
    assert isinstance(claim.value, Route)
    return any(_alike(claim.value.stops[0].label, alt) for alt in fact["alts"])


def gives_day(fact: dict, claim: Claim) -> bool:
    """Whether a claim's days and the fact's have one in common; an open beginning reaches back a month."""
    assert isinstance(claim.value, Period)
    for alt in fact["alts"]:
        last = date.fromisoformat(alt["to"]) if alt.get("to") else date.max
        first = date.fromisoformat(alt["from"]) if alt.get("from") else last.replace(day=1)
        if claim.value.first <= last and first <= claim.value.last:
            return True
    return False


def is_total(claim: Claim) -> bool:
    """Whether a claim gives a number of dead or injured."""
    return claim.subject == "event" and claim.aspect in ("killed", "killed-by", "injured")


Judged = tuple[Callable[[Claim], bool], Callable[[dict, Claim], bool]]
KINDS: dict[str, Judged] = {
    "victim_name": (is_victim, names_victim),
    "victim_count": (is_total, counts_victims),
    "perp_org": (lambda claim: claim.aspect == "perpetrators", names_body),
    "date": (lambda claim: claim.aspect == "day", gives_day),
    "place": (lambda claim: claim.aspect == "place", names_place),
}


def score(read: Iterable[tuple[dict, tuple[Proposal, ...]]], misses: str = "") -> dict[str, float]:
    """Recall and precision of each kind of fact."""
    asked: Counter[str] = Counter()
    for record, proposals in read:
        kept = [p.claim for p in proposals if not has(p, "counted from") and not has(p, "another event")]
        for kind, (concerns, gives) in KINDS.items():
            claims = [claim for claim in kept if concerns(claim)]
            facts = [fact for fact in record["facts"] if fact["kind"] == kind and _is_asked(fact)]
            for fact in facts:
                found = any(gives(fact, claim) for claim in claims)
                if found or not fact["optional"]:
                    asked[f"{kind} facts"] += 1
                    asked[f"{kind} found"] += found
                    if kind == misses and not found:
                        said = sorted({claim.says for claim in claims})[:6]
                        print(record["id"], fact["value"], fact.get("effect"), fact["alts"][:2], "::", said)
            asked[f"{kind} claims"] += len({claim.says for claim in claims})
            asked[f"{kind} right"] += len({c.says for c in claims if any(gives(fact, c) for fact in facts)})
    figures: dict[str, float] = {}
    for kind in KINDS:
        figures[f"{kind}: recall"] = asked[f"{kind} found"] / max(asked[f"{kind} facts"], 1)
        figures[f"{kind}: precision"] = asked[f"{kind} right"] / max(asked[f"{kind} claims"], 1)
    return figures


def _is_asked(fact: dict) -> bool:
    """Numbers are asked of the dead and injured only."""
    return fact["kind"] != "victim_count" or any(effect in EFFECTS for effect in fact["effect"])


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--misses", default="", choices=["", *KINDS])
    options = parser.parse_args()
    lexicon = read_lexicon(LEXICON.read_text(encoding="utf-8"), LEXICON.name)
    found = records(options.file, options.part)
    drafts = draft_many(map(article, found), lexicon)
    figures = score(zip(found, drafts, strict=True), options.misses)
    print(json.dumps(figures) if options.json else "\n".join(f"{k:26} {v:.3f}" for k, v in figures.items()))


if __name__ == "__main__":
    main()
