"""`review`: what needs a person, one matter after another, or all at once for a program."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.bootstrap import House
from bot.cli.asking import capabilities_here, opened_lines
from bot.cli.editing import edit
from bot.cli.keys import END, read_key, read_line
from bot.digest.decisions_json import held
from bot.rendering.layout import PrintedLine, Run
from bot.rendering.review import Shown, matter_json, matter_text
from bot.rendering.terminal import lines_text
from bot.rendering.wording import review as wording
from bot.service.review.papers import Papers
from bot.service.review.session import Review
from bot.service.review.settling import settle
from bot.story.claims import Claim
from bot.story.decisions import Matter, MatterKind, Ruling
from bot.story.errors import CrosscheckError, ReadingError, UsageError

RULINGS = {"a": Ruling.ACCEPTED, "r": Ruling.REJECTED}


def review(arguments: argparse.Namespace) -> int:
    """Show what needs a person and keep what is decided; with --json list it, with --decide take rulings."""
    house = House.find()
    slug = house.slug(arguments.story)
    papers = Papers.of(house, slug, arguments.originals)
    if arguments.json and arguments.decide is None:
        return _list(Review(papers))
    with held(papers.folder):
        _settle(papers)
        if arguments.decide is not None:
            return _decide_all(Review(papers), arguments.decide)
        return Sitting(Review(papers), papers).hold()


def _settle(papers: Papers) -> None:
    for done in settle(papers):
        print(wording.settled_text(done.ruling, done.claim, done.told), file=sys.stderr)


def _list(review: Review) -> int:
    for matter in (*review.claims(), *review.findings()):
        shown = matter_json(matter, passages_of(review.papers), review.papers.story)
        print(json.dumps(shown, ensure_ascii=False))
    return _tell_troubles(review.papers)


def _tell_troubles(papers: Papers) -> int:
    for trouble in papers.troubles:
        print(f"crosscheck: {trouble}", file=sys.stderr)
    return 1 if papers.troubles else 0


def passages_of(papers: Papers) -> Any:  # noqa: ANN401 - a function of a claim
    """Give the function that shows the passages of a claim, each once with all words that matter."""

    def shown(claim: Claim) -> Sequence[Shown]:
        marked: dict[str, list[tuple[int, int]]] = {}
        lines = {evidence.passage: evidence.line for evidence in claim.evidence}
        for evidence in claim.evidence:
            marked.setdefault(evidence.passage, []).append(papers.place_in(claim.source, evidence))
        return [
            Shown(claim.source, id_, lines[id_], papers.passage_text(claim.source, id_), tuple(sorted(spans)))
            for id_, spans in marked.items()
        ]

    return shown


def _decide_all(review: Review, name: str) -> int:
    """Take one ruling a line, as JSON; every line gives one line out. Exit 1 when any was refused."""
    code = 0
    with opened_lines(name) as lines:
        for line in filter(str.strip, lines):
            try:
                done = _take(review, line)
            except (CrosscheckError, ValueError, TypeError, KeyError, AttributeError) as error:
                done, code = {"error": str(error)}, 1
            print(json.dumps(done, ensure_ascii=False), flush=True)
    return code


def _take(review: Review, line: str) -> dict[str, Any]:
    asked = json.loads(line)
    ruling = Ruling(asked["ruling"])
    if ruling is Ruling.UNDONE:
        undone = review.undo()
        return {"ruling": ruling.value, "matter": undone.matter if undone else None}
    matter = review.matter(asked["matter"])
    if "claim" in asked:
        claim = next((claim for claim in matter.claims if claim.id == asked["claim"]), None)
        if claim is None:
            raise UsageError(f"matter {matter.id} has no claim {asked['claim']}")
        matter = matter if matter.proposal else review.reading_matter(claim)
    if matter.finding and ruling is Ruling.EDITED:
        raise UsageError(f"matter {matter.id} is no claim: name the claim of it that is to be edited")
    decision = review.decide(matter, ruling, asked.get("fields"))
    return {"ruling": ruling.value, "matter": decision.matter, "claim": decision.claim}


@dataclass
class Sitting:
    """A review in a terminal. `skipped` is left for another time, `kept` counts the rulings."""

    review: Review
    papers: Papers
    skipped: set[str] = field(default_factory=set)
    kept: int = 0

    def hold(self) -> int:
        """Go from matter to matter until nothing is left or the person leaves."""
        try:
            for group in (self.review.claims, self.review.findings):
                while (found := self._next(group())) is not None:
                    if not self._show(*found):
                        return self._close()
        except KeyboardInterrupt:
            print()
        return self._close()

    def _next(self, open_: Sequence[Matter]) -> tuple[Matter, int] | None:
        """Give what comes next, and how many of its kind come after it."""
        left = [matter for matter in open_ if matter.id not in self.skipped]
        return (left[0], sum(matter.kind is left[0].kind for matter in left[1:])) if left else None

    def _show(self, matter: Matter, after: int) -> bool:
        """Show a matter and take keys until it is dealt with; False to leave."""
        heading = wording.heading_text(matter.kind, after)
        shown = matter_text(
            matter, passages_of(self.papers), self.papers.story, capabilities_here(), heading=heading
        )
        print(f"\n{shown}\n")
        while True:
            print(wording.keys_text(matter.kind), flush=True)
            key = read_key()
            if key in ("q", END):
                return False
            try:
                if self._press(key, matter):
                    return True
            except CrosscheckError as error:
                self._say(str(error))

    def _press(self, key: str, matter: Matter) -> bool:
        """Do what a key says; whether the next matter is to be shown."""
        match key:
            case "s":
                self.skipped.add(matter.id)
                return True
            case "u":
                return self._undo()
            case "?":
                self._say(wording.help_text(matter.kind))
                return False
        if key not in dict(wording.KEYS[matter.kind]):
            self._say(wording.NO_SUCH_KEY)
            return False
        if matter.kind is MatterKind.DISAGREEMENT and key != "a":
            chosen = self._choose(matter.claims)
            if chosen is None:
                return False
            matter = self.review.reading_matter(chosen)
        return self._edit(matter) if key == "e" else self._rule(matter, RULINGS[key])

    def _rule(self, matter: Matter, ruling: Ruling, fields: dict[str, Any] | None = None) -> bool:
        decision = self.review.decide(matter, ruling, fields)
        self.kept += 1
        self._say(wording.done_text(ruling, decision.told, decision.claim))
        return True

    def _edit(self, matter: Matter) -> bool:
        """Edit until the claim is sound, or nothing is changed any more."""
        trouble = ""
        claim = matter.claims[0]
        while True:
            try:
                fields = edit(claim, passages_of(self.papers)(claim), trouble)
                return fields is not None and self._rule(matter, Ruling.EDITED, fields)
            except ReadingError as error:
                if trouble == str(error) or not sys.stdin.isatty():
                    raise
                trouble = str(error)

    def _choose(self, claims: Sequence[Claim]) -> Claim | None:
        typed = read_line(f"{wording.WHICH} (1–{len(claims)})? ")
        if typed.isdecimal() and 1 <= int(typed) <= len(claims):
            return claims[int(typed) - 1]
        self._say(wording.NO_SUCH_KEY)
        return None

    def _undo(self) -> bool:
        undone = self.review.undo()
        if undone is None:
            self._say(wording.NOTHING_TO_UNDO)
            return False
        self.kept = max(0, self.kept - 1)
        self.skipped.discard(undone.matter)
        self._say(wording.done_text(Ruling.UNDONE, undone.told))
        return True

    def _close(self) -> int:
        left = len(self.review.claims()) + len(self.review.findings())
        self._say(wording.left_text(self.kept, left) if self.kept or left else wording.NOTHING_OPEN)
        if self.kept:
            self._say(wording.BUILD)
        return _tell_troubles(self.papers)

    def _say(self, text: str) -> None:
        lines = (PrintedLine((Run(line),)) for line in text.splitlines())
        print(lines_text(lines, capabilities_here()))
