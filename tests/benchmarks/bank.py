"""Banks of questions and statements with what a right reply holds, and how many of the replies are right.

A question's reply is right when it cites the files it must, its text matches what it must and nothing it
must not, a disagreement is shown where one is expected, and what is out of scope is refused. A statement's is
right when the verdict is, and the files for and against it are among those cited.
`python -m tests.benchmarks.bank` lists the rest.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bot.answering.engine import Answerer
from bot.bootstrap import House
from bot.rendering.json_form import answer_json, check_json

BANKS = ("dev", "test", "final")
FOLDER = Path(__file__).parent / "questions"
PROJECT = Path(__file__).parents[2]

Entry = Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What was asked, and what is wrong with the reply: nothing when it is right."""

    text: str
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """How a whole bank came out."""

    outcomes: tuple[Outcome, ...]

    @cached_property
    def missed(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.wrong)

    @property
    def share(self) -> float:
        """The share that is right."""
        return 1 - len(self.missed) / len(self.outcomes)

    def share_without(self, kind: str) -> float:
        """The share that is right, or wrong in nothing but `kind`."""
        wrong = sum(any(not why.startswith(kind) for why in outcome.wrong) for outcome in self.outcomes)
        return 1 - wrong / len(self.outcomes)

    def __str__(self) -> str:
        total = len(self.outcomes)
        return f"{total - len(self.missed)} of {total} right: {self.share:.3f}"


@dataclass(frozen=True)
class Examiner:
    """Asks the entries of a bank and judges the replies."""

    answerer: Answerer

    @classmethod
    def of_belarus(cls) -> Examiner:
        """An examiner of the committed digest, answered by the rules alone."""
        house = House(PROJECT / "config", PROJECT / "seeds")
        statements = (house.config / "languages" / "statements.toml").read_text(encoding="utf-8")
        return cls(Answerer(house.digest("belarus"), house.general(), tomllib.loads(statements)))

    def questions(self, bank: str) -> Result:
        """Ask the questions of a bank."""
        return Result(tuple(Outcome(e["question"], tuple(self._question(e))) for e in read_bank(bank)))

    def statements(self, bank: str) -> Result:
        """Have the statements of a bank checked."""
        entries = read_bank(f"{bank}_statements")
        return Result(tuple(Outcome(e["statement"], tuple(self._statement(e))) for e in entries))

    def _question(self, entry: Entry) -> Iterator[str]:
        reply = answer_json(self.answerer.answer(entry["question"]), self.answerer.digest.story)
        if entry["about"] == "out-of-scope":
            yield from ["answered"] if reply["status"] != "not-covered" else []
        else:
            yield from self._missing(entry, reply)
        for pattern in entry["must_not_match"]:
            yield from [f"holds {pattern}"] if re.search(pattern, reply["text"], re.IGNORECASE) else []

    def _missing(self, entry: Entry, reply: Entry) -> Iterator[str]:
        yield from [reply["status"]] if reply["status"] != "answered" else []
        positions = (position for found in reply["disagreements"] for position in found["positions"])
        cited = self._files(c for told in (*reply["lines"], *positions) for c in told["citations"])
        yield from (f"does not cite {file}" for file in entry["must_cite"] if file not in cited)
        for pattern in entry["must_match"]:
            yield from [f"lacks {pattern}"] if not re.search(pattern, reply["text"], re.IGNORECASE) else []
        if entry["expects_disagreement"] and not reply["disagreements"]:
            yield "shows no disagreement"

    def _statement(self, entry: Entry) -> Iterator[str]:
        reply = check_json(self.answerer.check(entry["statement"]))
        if reply["verdict"] != entry["verdict"]:
            yield f"{reply['verdict']}, not {entry['verdict']}"
        for side in ("for", "against"):
            missing = sorted(set(entry[side]) - self._files(reply[side]))
            yield from (f"cites no {side} {file}" for file in missing)

    def _files(self, citations: Iterable[Entry]) -> frozenset[str]:
        """The originals' names of the sources that are cited."""
        names = {source.id: source.file for source in self.answerer.digest.sources}
        return frozenset(names[citation["source"]] for citation in citations)


def read_bank(name: str) -> list[Entry]:
    """The entries of a bank's file."""
    entries: list[Entry] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return entries


def main() -> None:
    """Write what every bank came to, and what is wrong with which reply."""
    examiner = Examiner.of_belarus()
    for bank in BANKS:
        for kind, result in (
            ("questions", examiner.questions(bank)),
            ("statements", examiner.statements(bank)),
        ):
            sys.stdout.write(f"{bank} {kind}: {result}\n")
            for outcome in result.missed:
                sys.stdout.write(f"  {outcome.text}\n    {'; '.join(outcome.wrong)}\n")


if __name__ == "__main__":
    main()
