"""`diff`: what changed between two versions of a story's digest."""

from __future__ import annotations

import argparse
import json

from bot.bootstrap import House
from bot.digest import store
from bot.digest.revisions import revision
from bot.rendering.changes import changes_json, changes_text
from bot.service.differing import changes_between


def diff(arguments: argparse.Namespace) -> int:
    """Print claims added, gone and changed, disagreements likewise, and answers that read differently."""
    house = House.find()
    current = store.digest_path(house.seeds, house.slug(arguments.story))
    old = revision(arguments.old, current)
    new = revision(arguments.new, current) if arguments.new else store.load(current)
    changes = changes_between(old, new, house.general())
    if arguments.json:
        print(json.dumps(changes_json(changes, old.story, new.story), ensure_ascii=False, indent=2))
    else:
        print(changes_text(changes, old.story, new.story))
    return 0
