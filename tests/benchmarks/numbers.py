"""Numbers of dead and injured that articles of one incident disagree on: how many of the reported are real.

`python -m tests.benchmarks.numbers INCIDENTS.jsonl [--json] [--part tune|unseen] [--show]`

Each article gives the total that it stands for; comparing finds which exclude each other, whenever they
appeared. An article that gives the other's number too knows of it and does not disagree. Numbers that leave
out whoever did it are held against each other only; where whoever did it died too, one more or less may be
that one. A reported disagreement counts as real where one of the numbers is the record's and another cannot
be, however whoever did it is counted; where no number is the record's, it counts as false, for one of the
articles may have been misread.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from bot.comparing import compare
from bot.reading.drafting import Article, read_lexicon
from bot.reading.passages import segment
from bot.story.claims import Claim
from bot.story.findings import Severity
from bot.story.proposals import Proposal
from bot.story.values import Quantity
from tests.benchmarks.retold import LEXICON, Incident, has, read, records
from tests.benchmarks.votes import Said, said_by
from tests.builders import a_story_of, sources_of

ASPECTS = {"killed": ("killed", "killed-by"), "injured": ("injured",)}


def totals_of(
    article: Article, proposals: tuple[Proposal, ...], aspect: str
) -> tuple[Claim | None, set[int]]:
    """Find the claim of the total that an article stands for, and all numbers of that aspect that it gives.

    None where it gives none or where two weigh alike. A single person must stand first of all: below, one who
    was hurt is but one of those told of.
    """
    own = [one for one in proposals if _is_total(one, aspect)]
    weights = _weights(said_by(article, own), aspect)
    ranked = weights.most_common(2)
    is_firm = bool(ranked) and ranked[0][1] > (ranked[1][1] if len(ranked) > 1 else 0)
    numbers = {
        int(one.claim.value.least or 0)
        for one in proposals
        if one.claim.aspect == aspect and isinstance(one.claim.value, Quantity) and one.claim.value.is_exact
    }
    if not is_firm:
        return None, numbers
    claim = next(one.claim for one in own if _number(one.claim) == ranked[0][0])
    is_one_of_those = ranked[0][0] == 1 and not _is_headline(article, claim)
    return None if is_one_of_those else claim, numbers


def _is_headline(article: Article, claim: Claim) -> bool:
    return claim.evidence[0].passage == segment(article.text).passages[0].id


def _weights(said: Said, aspect: str) -> Counter[int]:
    return said.totals.get("killed" if aspect == "killed-by" else aspect, Counter())


def _is_total(proposal: Proposal, aspect: str) -> bool:
    """Whether a claim gives the whole number of one aspect, and of this event."""
    claim = proposal.claim
    if claim.subject != "event" or claim.aspect != aspect or not isinstance(claim.value, Quantity):
        return False
    is_whole = claim.value.is_exact and not claim.value.part
    return is_whole and not has(proposal, "another event") and not has(proposal, "counted from")


def disagreements(incident: Incident, aspect: str) -> set[int]:
    """The numbers of one aspect that articles give against each other, neither giving the other's as well."""
    found: set[int] = set()
    did_end = any("killed" in said_by(article, proposals).ends for article, proposals in incident.drafts)
    given = [totals_of(article, proposals, aspect) for article, proposals in incident.drafts]
    for (one, known), (other, known_too) in combinations(given, 2):
        if one is None or other is None:
            continue
        numbers = {_number(one), _number(other)}
        is_open = did_end and max(numbers) - min(numbers) == 1 and aspect == "killed"
        if not is_open and not numbers <= known and not numbers <= known_too and _clash(one, other):
            found |= numbers
    return found


def _number(claim: Claim) -> int:
    assert isinstance(claim.value, Quantity)
    return int(claim.value.least or 0)


def _clash(one: Claim, other: Claim) -> bool:
    claims = [one, other]
    findings = compare(claims, a_story_of(claims), sources_of(claims))
    return any(finding.severity is Severity.CONTRADICTION for finding in findings)


def allowed(incident: Incident, kind: str) -> set[int]:
    """The numbers that the record allows: with whoever did it and without."""
    total = incident.gold[kind]
    fate = {"killed": "killed", "injured": "injured"}[kind]
    doers = sum(
        fate in str(one["status"]).lower() for one in incident.gold["participants"] if one["type"] != "Victim"
    )
    return {total, total - doers}


def judged(incidents: list[Incident], *, show: bool = False) -> Iterator[tuple[str, bool]]:
    """Each reported disagreement with whether the record bears it out."""
    for incident in incidents:
        for kind, aspects in ASPECTS.items():
            if f"{kind}_mismatch" in incident.flags:
                continue
            for aspect in aspects:
                numbers = disagreements(incident, aspect)
                if not numbers:
                    continue
                right = allowed(incident, kind)
                is_real = bool(numbers & right) and bool(numbers - right)
                if show:
                    print(incident.id, aspect, sorted(numbers), "record", sorted(right), is_real)
                yield kind, is_real


def score(incidents: list[Incident], *, show: bool = False) -> dict[str, float | int]:
    """How many disagreements are reported of each kind, and the share of the real ones."""
    found = list(judged(incidents, show=show))
    figures: dict[str, float | int] = {"incidents": len(incidents)}
    for kind in ASPECTS:
        real = [is_real for one, is_real in found if one == kind]
        figures[f"{kind}: reported"] = len(real)
        figures[f"{kind}: real"] = sum(real) / max(len(real), 1)
    figures["all: real"] = sum(is_real for _, is_real in found) / max(len(found), 1)
    return figures


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--part", choices=("tune", "unseen"))
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    lexicon = read_lexicon(LEXICON.read_text(encoding="utf-8"), LEXICON.name)
    figures = score(read(records(options.file, options.part), lexicon), show=options.show)
    print(json.dumps(figures) if options.json else "\n".join(f"{k:20} {v:.3f}" for k, v in figures.items()))


if __name__ == "__main__":
    main()
