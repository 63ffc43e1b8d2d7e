"""Commands for those who keep a story: build, verify, look inside, serve."""

from __future__ import annotations

import argparse
import json

from bot.bootstrap import House, shown
from bot.digest.verify import BrokenEvidence, CheckedSource, Outcome
from bot.digest.verify import verify as verify_digest
from bot.rendering.tables import findings_table


def build(arguments: argparse.Namespace) -> int:
    """Build one story's digest, or all."""
    house = House.find()
    for slug in [house.slug(arguments.story)] if arguments.story else house.slugs():
        digest, path = house.build(slug)
        print(
            f"{slug}: {len(digest.sources)} sources, {len(digest.claims)} claims, "
            f"{sum(f.is_difference for f in digest.findings)} differences "
            f"→ {path.name}, version {digest.stamp.version}"
        )
    return 0


def verify(arguments: argparse.Namespace) -> int:
    """Check a digest against the originals; exit 1 when anything does not hold."""
    house = House.find()
    report = verify_digest(house.digest(house.slug(arguments.story)), arguments.originals)
    for checked in report.sources:
        print(_checked(checked))
        for item in checked.broken:
            print(f"  {_broken(item)}")
    return 0 if report.is_sound else 1


def _broken(item: BrokenEvidence) -> str:
    there = f"there is now: {item.found[:80]!r}" if item.found else "the text ends before it"
    return f"{item.claim}: {item.passage} (line {item.line}) no longer holds its words; {there}"


def _checked(checked: CheckedSource) -> str:
    name = f"{checked.source.id} {checked.source.file}"
    match checked.outcome:
        case Outcome.MISSING:
            return f"{name}: missing; put the original there under this name"
        case Outcome.CHANGED:
            return (
                f"{name}: changed; {len(checked.intact)} claims still hold, {len(checked.broken_claims)} are "
                "broken: take back the original, or read the article anew"
            )
        case Outcome.MATCHING:
            return f"{name}: matches; all {len(checked.intact)} claims hold"


def show(arguments: argparse.Namespace) -> int:
    """Print a digest as JSON, or its findings as a table."""
    house = House.find()
    digest = house.digest(house.slug(arguments.story))
    print(
        json.dumps(shown(digest), ensure_ascii=False, indent=1) if arguments.json else findings_table(digest)
    )
    return 0


def feedback(_arguments: argparse.Namespace) -> int:
    """List the feedback that is stored, oldest first."""
    from bot.service import list_feedback  # noqa: PLC0415 - Slack's packages load only where they are used
    from bot.settings import Settings  # noqa: PLC0415

    for line in list_feedback(Settings.load().database_address):
        print(line)
    return 0


def migrate(_arguments: argparse.Namespace) -> int:
    """Bring the database's tables up to date."""
    from bot.settings import Settings  # noqa: PLC0415 - an answer needs no database
    from bot.storage.migrating import migrate_at  # noqa: PLC0415

    print(f"the tables are up to date (revision {migrate_at(Settings.load().database_address)})")
    return 0


def serve(arguments: argparse.Namespace) -> int:
    """Answer in Slack until stopped."""
    from bot.service import serve as serve_slack  # noqa: PLC0415 - Slack's packages load only where they are used
    from bot.settings import Settings  # noqa: PLC0415

    serve_slack(House.find(), Settings.load(), arguments.way)
    return 0
