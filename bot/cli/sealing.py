"""Commands for the keys that protect tokens in the database."""

from __future__ import annotations

import argparse


def new(_arguments: argparse.Namespace) -> int:
    """Print a new key."""
    from bot.service.keys import new_key  # noqa: PLC0415 - an answer needs neither keys nor a database

    print(new_key())
    return 0


def rotate(_arguments: argparse.Namespace) -> int:
    """Seal every token with the first key."""
    from bot.service.keys import rotate as rotate_keys  # noqa: PLC0415
    from bot.settings import Settings  # noqa: PLC0415

    count, key = rotate_keys(Settings.load())
    print(f"sealed {count} installations anew; all are sealed with the key {key} now, others may be removed")
    return 0
