"""Drafting with a model service from the command line: what it will cost first, then what did not hold."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from bot.bootstrap import House
from bot.digest import store
from bot.llm.cache import Cache
from bot.llm.service import Service
from bot.rendering.wording import drafting as wording
from bot.service.intake import Step
from bot.service.modelled import Estimate, ModelDrafter
from bot.service.shelf import Begun
from bot.settings import ModelAccess, Settings
from bot.story.errors import SettingsError
from bot.story.questions import Story

REPLIES = "replies"
"""The folder among the originals where replies are kept."""


def find_model(house: House) -> tuple[ModelDrafter, ModelAccess]:
    """Reach the model service that the settings name; SettingsError without one."""
    access = Settings.load().model_access()
    if access is None:
        raise SettingsError(wording.NO_SERVICE)
    cache = Cache(store.originals_path(house.seeds) / REPLIES)
    return ModelDrafter(Service(access).complete, access.model, cache), access


def is_agreed(
    drafter: ModelDrafter,
    access: ModelAccess,
    steps: Iterable[Step],
    story: Story,
    arguments: argparse.Namespace,
) -> bool:
    """Say what drafting will ask and cost; whether to go on, by --yes or by a person who is asked."""
    begun = [step for step in steps if isinstance(step, Begun)]
    found = sum((drafter.estimate(each.article.text, each.source, story) for each in begun), Estimate())
    tokens = found.tokens_in, found.tokens_out
    price = access.price_in, access.price_out
    print(wording.estimate_text(access.model, found.requests, found.cached, tokens, price), file=sys.stderr)
    if arguments.estimate:
        return False
    if not found.requests or arguments.yes:
        return True
    print(wording.ASK, end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().casefold() in ("y", "yes"):
        return True
    print(wording.NOT_ASKED, file=sys.stderr)
    return False


def tell(drafter: ModelDrafter) -> None:
    """Say what was asked in the end, and every proposal that did not hold."""
    for source, rejection in drafter.rejections:
        print(wording.rejection_text(source, rejection.proposed, rejection.reason), file=sys.stderr)
    spent = drafter.spent
    if spent.requests:
        tokens = spent.tokens_in, spent.tokens_out
        print(wording.spent_text(spent.requests, tokens), file=sys.stderr)
