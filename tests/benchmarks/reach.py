"""Whether each claim can be reached by a natural question about it.

The questions were written claim by claim from the readings, before any was asked; on their first run 0.870 of
the answers cited the claim's passage, and 0.702 within their first three lines.
`python -m tests.benchmarks.reach` lists those that do not.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.engine import Answerer
from bot.story.claims import Claim
from tests.benchmarks.bank import FOLDER, Examiner

AMONG = 3
"""A claim leads an answer when it is among so many of its first lines."""


@dataclass(frozen=True)
class Reached:
    """A question about a claim, and the line of the answer that cites its passage; None when none does."""

    text: str
    claim: str
    line: int | None

    @property
    def leads(self) -> bool:
        """Whether the claim is among the first lines."""
        return self.line is not None and self.line < AMONG


def reached(answerer: Answerer) -> Iterator[Reached]:
    """Ask every question of the bank."""
    claims = {claim.id: claim for claim in answerer.digest.claims}
    for entry in json.loads((FOLDER / "reach.json").read_text(encoding="utf-8")):
        for text in entry["asks"]:
            yield Reached(text, entry["claim"], _line(answerer, text, claims[entry["claim"]]))


def _line(answerer: Answerer, text: str, claim: Claim) -> int | None:
    answer = answerer.answer(text)
    lines = [line for part in (answer, *answer.parts) for line in part.lines]
    wanted = {(citation.source, citation.passage) for citation in claim.citations}
    cited = ({(c.source, c.passage) for c in line.citations} for line in lines)
    return next((number for number, passages in enumerate(cited) if wanted & passages), None)


def share(found: list[bool]) -> float:
    """The share that is true."""
    return sum(found) / len(found)


def main() -> None:
    """Write the shares, and what is not reached."""
    found = list(reached(Examiner.of_belarus().answerer))
    shares = share([one.line is not None for one in found]), share([one.leads for one in found])
    sys.stdout.write(f"{len(found)} questions: reached {shares[0]:.3f}, in front {shares[1]:.3f}\n")
    for one in found:
        if one.line is None:
            sys.stdout.write(f"  {one.claim} {one.text}\n")


if __name__ == "__main__":
    main()
