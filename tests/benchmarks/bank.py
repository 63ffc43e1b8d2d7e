"""Banks of questions and statements with what a right reply holds, and how many of the replies are right.

A question's reply is right when it cites the files it must, its text matches what it must and nothing it
must not, a disagreement is shown where one is expected, and what is out of scope is refused. A statement's is
right when the verdict is, and the files for and against it are among those cited.

Apart from that, a reply is precise when it cites no file but those it must or may, and quiet when it shows no
disagreement where none is expected. Both are measured over the questions that are to be answered.

The blind bank was written by somebody who had not seen the program. Its first run, before anything was
changed because of it, came to 81 of 100 right, 0.65 precise and 0.29 quiet; since then it has been worked
with like the others. The sealed bank came later from another such hand: its first run came to 78 of 100
right, and it has been worked with since too. The fresh and the kept one came last, from two more: their
first runs came to 62 and 64 of 80 right, before they were worked with. Desk and held are by ten more, who
wrote in the manner of the examples that the program is held to: 262 of 300 and 171 of 200 on their first run.
Desk has been worked with, and so have the statements of passages; of held nothing but totals was looked at.
Later and unread are by seven more: 219 of 250 and 96 of 100 on their first run. Later has been worked with,
unread has never been read. What was written twice stands there once. One pattern of the sealed bank was
narrowed to a whole word, because "cooperates" is no minister's name. The bank of reach asks after claims one
by one, see `reach`. `python -m tests.benchmarks.bank` lists the rest.
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
QUESTION_BANKS = (*BANKS, "blind", "sealed", "fresh", "kept", "desk", "held", "later", "unread", "newest")
STATEMENT_BANKS = (*QUESTION_BANKS, "passages")
"""Those of statements from blind on were written by people who had seen the articles and nothing else. On
their first run 0.67, 0.60, 0.61, 0.66, 0.75, 0.75, 0.88, 0.83, 0.97 and 0.63 of the checks were right, and of
the answers to the newest 0.95."""
FOLDER = Path(__file__).parent / "questions"
PROJECT = Path(__file__).parents[2]

Entry = Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What was asked, and what is wrong with the reply: nothing when it is right.

    `surplus` names the files it cites and need not, `noise` tells that it shows disagreements nobody asked
    for; both are None where they do not apply.
    """

    text: str
    wrong: tuple[str, ...]
    surplus: tuple[str, ...] | None = None
    noise: bool | None = None


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

    @property
    def precision(self) -> float:
        """The share of replies that cite nothing but what they must or may."""
        told = [outcome.surplus for outcome in self.outcomes if outcome.surplus is not None]
        return sum(not surplus for surplus in told) / len(told)

    @property
    def quiet(self) -> float:
        """The share of replies without a disagreement, of those that need not show one."""
        told = [outcome.noise for outcome in self.outcomes if outcome.noise is not None]
        return sum(not noise for noise in told) / len(told)

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
        return Result(tuple(self._asked(entry) for entry in read_bank(bank)))

    def statements(self, bank: str) -> Result:
        """Have the statements of a bank checked."""
        entries = read_bank(f"{bank}_statements")
        return Result(tuple(Outcome(e["statement"], tuple(self._statement(e))) for e in entries))

    def _asked(self, entry: Entry) -> Outcome:
        reply = answer_json(self.answerer.answer(entry["question"]), self.answerer.digest.story)
        wrong = tuple(self._question(entry, reply))
        if entry["about"] == "out-of-scope":
            return Outcome(entry["question"], wrong)
        surplus = self._cited(reply).difference(entry["must_cite"], entry["may_cite"])
        noise = None if entry["expects_disagreement"] else bool(reply["disagreements"])
        return Outcome(entry["question"], wrong, tuple(sorted(surplus)), noise)

    def _question(self, entry: Entry, reply: Entry) -> Iterator[str]:
        if entry["about"] == "out-of-scope":
            yield from ["answered"] if reply["status"] != "not-covered" else []
        else:
            yield from self._missing(entry, reply)
        for pattern in entry["must_not_match"]:
            yield from [f"holds {pattern}"] if re.search(pattern, reply["text"], re.IGNORECASE) else []

    def _missing(self, entry: Entry, reply: Entry) -> Iterator[str]:
        yield from [reply["status"]] if reply["status"] != "answered" else []
        cited = self._cited(reply)
        yield from (f"does not cite {file}" for file in entry["must_cite"] if file not in cited)
        for pattern in entry["must_match"]:
            yield from [f"lacks {pattern}"] if not re.search(pattern, reply["text"], re.IGNORECASE) else []
        if entry["expects_disagreement"] and not reply["disagreements"]:
            yield "shows no disagreement"

    def _cited(self, reply: Entry) -> frozenset[str]:
        """The files that the lines and the disagreements of a reply cite."""
        positions = (position for found in reply["disagreements"] for position in found["positions"])
        return self._files(c for told in (*reply["lines"], *positions) for c in told["citations"])

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
    for bank in QUESTION_BANKS:
        result = examiner.questions(bank)
        told = f"{bank} questions: {result}; precise {result.precision:.3f}, quiet {result.quiet:.3f}"
        _write(told, result)
    for bank in STATEMENT_BANKS:
        result = examiner.statements(bank)
        _write(f"{bank} statements: {result}", result)


def _write(told: str, result: Result) -> None:
    sys.stdout.write(f"{told}\n")
    for outcome in result.missed:
        sys.stdout.write(f"  {outcome.text}\n    {'; '.join(outcome.wrong)}\n")


if __name__ == "__main__":
    main()
