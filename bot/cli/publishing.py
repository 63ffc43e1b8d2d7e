"""Commands for those who publish digests: keys, publish, rollback."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from bot.bootstrap import House
from bot.digest import store
from bot.digest.shelves import Publication, Seal, Shelf
from bot.digest.signatures import Signer
from bot.settings import Settings
from bot.story.errors import UsageError


def new_signing_key(_arguments: argparse.Namespace) -> int:
    """Print a new signing key, as settings."""
    signer = Signer.new()
    print("# for whoever publishes; keep it secret")
    print(f"CROSSCHECK_SIGNING_KEY={signer.secret}")
    print("# for whoever answers; several are separated by commas")
    print(f"CROSSCHECK_DIGEST_KEYS={signer.public}")
    return 0


def publish(arguments: argparse.Namespace) -> int:
    """Publish one story's digest as built, or all."""
    house, settings = House.find(), Settings.load()
    seal = _seal(settings)
    for slug in [house.slug(arguments.story)] if arguments.story else house.slugs():
        data = store.read(store.digest_path(house.seeds, slug))
        shelf = _shelf(arguments, settings, house, slug)
        entry = shelf.publish(data, seal)
        print(f"{slug}: version {entry.version} → {store.name_of(shelf.path)}, {_signed(seal)}")
    return 0


def rollback(arguments: argparse.Namespace) -> int:
    """Put an earlier version in use again, or list them."""
    house, settings = House.find(), Settings.load()
    slug = house.slug(arguments.story)
    shelf = _shelf(arguments, settings, house, slug)
    if arguments.list:
        for entry in shelf.history():
            print(_line(entry))
        return 0
    entry = shelf.rollback(arguments.version, _seal(settings))
    print(f"{slug}: version {entry.version} is in use again")
    return 0


def _shelf(arguments: argparse.Namespace, settings: Settings, house: House, slug: str) -> Shelf:
    """Take `--to`, else the folder that the bot reads, else where digests are built."""
    root = arguments.to
    if root is None and settings.crosscheck_digests is not None:
        if "://" in settings.crosscheck_digests:
            raise UsageError("CROSSCHECK_DIGESTS is no folder: publish --to DIR, and copy that folder there")
        root = Path(settings.crosscheck_digests)
    return Shelf((root or house.seeds) / slug)


def _seal(settings: Settings) -> Seal | None:
    key = settings.signing_key
    return Signer.of(key).sign if key else None


def _signed(seal: Seal | None) -> str:
    return "signed" if seal else "not signed (CROSSCHECK_SIGNING_KEY is not set)"


def _line(entry: Publication) -> str:
    published = datetime.fromtimestamp(entry.path.stat().st_mtime, UTC)
    used = "  in use" if entry.is_current else ""
    return f"{entry.number:4}  {entry.version}  {published:%Y-%m-%d %H:%M} UTC{used}"
