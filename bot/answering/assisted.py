"""Answers by the rules, and where they are unsure by what a chooser makes of the query."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import Any

from bot.answering.catalogues import catalogue_of
from bot.answering.chosen import answer_choice
from bot.answering.engine import DOUBTFUL, Answerer
from bot.answering.languages import General
from bot.answering.requests import parse
from bot.story.answers import Answer, NoticeKind, Status
from bot.story.choices import Choice, Chooser
from bot.story.digests import Digest

LONGEST = 1_000
"""Characters of a query that a chooser is shown."""

REMEMBERED = 1_000
"""Queries whose choice is kept, so that what is opened from an answer is the answer that was given."""

LET_BE = 600.0
"""Seconds for which a query that nothing was chosen for is left to the rules, for the same reason."""

TAKEN = frozenset({NoticeKind.FOLLOW_UP, NoticeKind.CHECKED})
"""How a message was taken that only the rules can take so: with the one before it, or as a statement."""


class AssistedAnswerer(Answerer):
    """An answerer that asks a chooser where the rules are unsure; where it does not choose, they stand."""

    is_steady = False

    def __init__(
        self,
        digest: Digest,
        general: General,
        statements: Mapping[str, Any] | None = None,
        *,
        chooser: Chooser,
    ) -> None:
        super().__init__(digest, general, statements)
        self._chooser = chooser
        self._choices: dict[str, tuple[Choice | None, float]] = {}

    def answer(self, text: str, *, previous: str | None = None) -> Answer:
        """Answer a query; every text gets an orderly answer, whatever the chooser does."""
        ruled = super().answer(text, previous=previous)
        if not self._is_unsure(ruled, text):
            return ruled
        choice = self._choice(text[:LONGEST])
        if choice is None or (choice.is_not_covered and ruled.status is not Status.ANSWERED):
            return ruled
        return answer_choice(self, text, choice) or ruled

    def _is_unsure(self, ruled: Answer, text: str) -> bool:
        """Whether the rules leave room: never for names from elsewhere, nor what only they can take apart."""
        request = parse(text, self.meanings, self.digest.story)
        if request.is_empty or request.strange or ruled.parts:
            return False
        if any(notice.kind in TAKEN for notice in ruled.notices):
            return False
        if ruled.status is Status.AMBIGUOUS or (
            ruled.status is Status.NOT_COVERED and ruled.question is None
        ):
            return True
        pieces = (text, *self._splitter.sentences(text))
        return max(self._answer_one(piece)[1] for piece in pieces) < DOUBTFUL

    def _choice(self, query: str) -> Choice | None:
        choice, until = self._choices.get(query, (None, 0.0))
        if choice is None and until < monotonic():
            choice = self._chooser.choose(query, catalogue_of(self, query))
            self._choices[query] = choice, monotonic() + LET_BE
            if len(self._choices) > REMEMBERED:
                del self._choices[next(iter(self._choices))]
        return choice
