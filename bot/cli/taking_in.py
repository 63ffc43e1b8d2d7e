"""The command that takes articles in: what was found of each, what was written, and what went wrong."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from bot.bootstrap import House
from bot.digest.tables import ID
from bot.reading.passages import segment
from bot.rendering.wording.dates import day_text
from bot.rendering.wording.language import counted
from bot.service.intake import Already, Failed, Wishes, find_drafter, take_in
from bot.service.shelf import Kept, Shelf
from bot.story.errors import UsageError

UNKNOWN = "unknown"
OMISSIONS_SHOWN = 5


def read(arguments: argparse.Namespace) -> int:
    """Take in articles; exit 1 when any could not be, after all the others have been."""
    wishes = _wishes(arguments)
    house = House.find()
    shelf = Shelf.of(house, house.slug(arguments.story), find_drafter())
    if shelf.drafter is None:
        print("No claims are drafted here: `pip install 'crosscheck[reading]'` for that.", file=sys.stderr)
    failed = []
    for outcome in take_in(shelf, arguments.given, wishes):
        if isinstance(outcome, Failed):
            failed.append(outcome)
            continue
        for line in _already(outcome) if isinstance(outcome, Already) else _kept(outcome):
            print(line, flush=True)
    for failure in failed:
        print(f"crosscheck: {failure.error}", file=sys.stderr)
    return 1 if failed else 0


def _wishes(arguments: argparse.Namespace) -> Wishes:
    if arguments.id is not None and len(arguments.given) > 1:
        raise UsageError("--id names one source: give one article with it")
    if arguments.id is not None and not ID.fullmatch(arguments.id):
        raise UsageError(f"--id “{arguments.id}” may hold lower-case letters, digits and hyphens only")
    return Wishes(arguments.id, arguments.again)


def _already(outcome: Already) -> Iterator[str]:
    yield f"{outcome.source}  was read before: {outcome.given} (--again reads it again)"


def _kept(outcome: Kept) -> Iterator[str]:
    article, source = outcome.article, outcome.source
    day = day_text(source.published) if source.published else UNKNOWN
    aside = len(segment(article.text).set_aside)
    yield f"{source.id}  {source.title}"
    yield f"  publisher {source.publisher or UNKNOWN} · author {article.known.author or UNKNOWN} · date {day}"
    yield (
        f"  {article.form}, language {_language(source.language)} · {counted(source.words, 'word')} in "
        f"{counted(len(source.passages), 'passage')}, {counted(aside, 'line')} set aside"
    )
    for remark in article.remarks:
        yield f"  {remark}"
    for omission in article.omitted[:OMISSIONS_SHOWN]:
        yield f"  left out, {omission.reason}: {omission.words}"
    if len(article.omitted) > OMISSIONS_SHOWN:
        yield f"  left out in all: {counted(len(article.omitted), 'piece')} of the page"
    waiting = f", {outcome.waiting} to review with `crosscheck review`" if outcome.waiting else ""
    yield f"  → {outcome.reading.name}: {counted(outcome.claims, 'claim')}{waiting}"


def _language(tag: str) -> str:
    return UNKNOWN if tag == "und" else tag
