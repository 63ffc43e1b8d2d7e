"""A chooser that asks a model service, and does without it when it is slow, failing or nonsensical."""

from __future__ import annotations

import logging
from time import monotonic

from bot.llm.exchange import Access, ServiceError, exchange
from bot.llm.messages import body_of, choice_in
from bot.story.choices import Catalogue, Choice

FAILURES = 3
PAUSE = 30.0
"""After so many failures in a row the service rests for so many seconds: each costs a reader a wait."""

_LOG = logging.getLogger(__name__)


class ModelChooser:
    """Chooses by asking a model; what comes back is ids that were shown, or nothing."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._failures = 0
        self._resting_until = 0.0

    def choose(self, query: str, catalogue: Catalogue) -> Choice | None:
        """Choose what a query asks for; None, within the seconds set, when the service does not say."""
        if monotonic() < self._resting_until:
            return None
        try:
            reply = exchange(self._access, body_of(self._access.model, query, catalogue))
        except ServiceError as error:
            self._fail(str(error))
            return None
        self._failures = 0
        choice = choice_in(reply, catalogue)
        if choice is None:
            _LOG.info("the model service was ignored: nonsensical")
        return choice

    def _fail(self, reason: str) -> None:
        """Count a failure; neither the query nor what came back is logged."""
        _LOG.info("the model service was ignored: %s", reason)
        self._failures += 1
        if self._failures >= FAILURES:
            self._failures, self._resting_until = 0, monotonic() + PAUSE
