"""Ages that several articles print beside one name: which of them clash.

`python -m tests.benchmarks.ages AGES.jsonl [--incidents FILE.jsonl] [--json]`

The articles are those of the incidents' file, which by default lies beside the file of ages. They are read
from scratch: the ages found are held against those of the file, what comparing finds against its labels.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from bot.comparing import compare
from bot.reading.drafting import draft_many, read_lexicon
from bot.story.claims import Claim
from bot.story.findings import Finding, Severity
from bot.story.values import Period, Quantity
from tests.benchmarks.incidents import is_same_name
from tests.benchmarks.retold import LEXICON, Incident, read, records
from tests.builders import a_story_of, sources_of

AGES = ("born", "age-at-death")


def ages_in(row: dict, incident: Incident) -> Iterator[tuple[str, Claim]]:
    """The claims of the row's person's age, with the article of each; all under one subject."""
    for article, proposals in incident.drafts:
        if article.source in row["ages"]:
            for proposal in proposals:
                claim = proposal.claim
                is_person = claim.subject.startswith("person/") and is_same_name(claim.subject, row["name"])
                if claim.aspect in AGES and is_person:
                    yield article.source, replace(claim, subject="person/asked")


def age_said(claim: Claim) -> int:
    """The age in the words of a claim."""
    return int(re.search(r"was (\d+) years", claim.says)[1])


def printed(claims: Iterable[tuple[str, Claim]]) -> dict[str, set[int]]:
    """The ages that each article was read to print, by the words of the claims."""
    found: dict[str, set[int]] = {}
    for source, claim in claims:
        found.setdefault(source, set()).add(age_said(claim))
    return found


def clashes(claims: Iterable[Claim]) -> bool:
    """Whether comparing finds that two of the ages cannot both hold."""
    kept = [claim for claim in claims if isinstance(claim.value, Period | Quantity)]
    if len(kept) < 2:
        return False
    findings = compare(kept, a_story_of(kept), sources_of(kept))
    return any(finding.severity is Severity.CONTRADICTION and _differ(finding) for finding in findings)


def _differ(finding: Finding) -> bool:
    """Whether the positions print different ages: the same one, long after, is only repeated."""
    return len({age_said(claim) for position in finding.positions for claim in position.claims}) > 1


def score(rows: list[dict], incidents: list[Incident], *, show: bool = False) -> dict[str, float | int]:
    """Share of the ages read right, and precision and recall of the clashes reported."""
    by_id = {incident.id: incident for incident in incidents}
    counts: Counter[str] = Counter()
    for row in rows:
        claims = list(ages_in(row, by_id[row["story_id"]])) if row["story_id"] in by_id else []
        read_ages = printed(claims)
        for source, age in row["ages"].items():
            counts["ages"] += 1
            counts["found"] += bool(read_ages.get(source))
            counts["right"] += read_ages.get(source) == {age}
        says = clashes(claim for _, claim in claims)
        counts["reported"] += says
        counts["clashes"] += row["label"] == "clash"
        counts["hits"] += says and row["label"] == "clash"
        counts["aged or trap, kept apart"] += row["label"] in ("aged", "trap") and not says
        if show and says != (row["label"] == "clash"):
            print(row["label"], row["name"], row["ages"], read_ages)
    return {
        "rows": len(rows),
        "ages read right": counts["right"] / max(counts["ages"], 1),
        "ages right of those read": counts["right"] / max(counts["found"], 1),
        "clashes reported": counts["reported"],
        "clashes: precision": counts["hits"] / max(counts["reported"], 1),
        "clashes: recall": counts["hits"] / max(counts["clashes"], 1),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--incidents", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    beside = options.file.with_name(options.file.name.replace("ages", "incidents"))
    rows = records(options.file)
    wanted = {row["story_id"] for row in rows}
    told = [record for record in records(options.incidents or beside) if record["story_id"] in wanted]
    lexicon = read_lexicon(LEXICON.read_text(encoding="utf-8"), LEXICON.name)
    figures = score(rows, read(told, lexicon, draft_many), show=options.misses)
    print(json.dumps(figures) if options.json else "\n".join(f"{k:28} {v:.3f}" for k, v in figures.items()))


if __name__ == "__main__":
    main()
