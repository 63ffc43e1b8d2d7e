"""Replies that were made before: the same question of the same digest gets the same answer."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

from bot.answering.engine import Answerer
from bot.rendering.asked import Asked
from bot.slack.ports import Reply
from bot.story.answers import Status

MOST: Final = 256
"""Replies kept for a story: each holds some tens of kilobytes."""

LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Question:
    """All that a reply follows from, besides the digest."""

    asked: Asked
    private: bool
    shared_by: str


@dataclass(frozen=True, slots=True)
class Made:
    """A reply, and how its question was met; None for help."""

    reply: Reply
    status: Status | None


@dataclass(slots=True)
class _Shelf:
    answerer: Answerer
    made: OrderedDict[Question, Made] = field(default_factory=OrderedDict)


class Kept:
    """A bounded memory of replies by story; the longest unasked goes first, all with their digest."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._shelves: dict[str, _Shelf] = {}

    def find(self, answerer: Answerer, question: Question) -> Made | None:
        """Give the reply to a question, if this answerer made it."""
        shelf = self._shelf(answerer, question)
        made = shelf.made.get(question)
        if made is not None:
            shelf.made.move_to_end(question)
        return made

    def keep(self, answerer: Answerer, question: Question, made: Made) -> None:
        """Keep a reply, unless asking again may give another, or it is too long to be asked again."""
        if not answerer.is_steady or len(question.asked.text) > LONGEST:
            return
        shelf = self._shelf(answerer, question)
        shelf.made[question] = made
        if len(shelf.made) > self._most:
            shelf.made.popitem(last=False)

    def _shelf(self, answerer: Answerer, question: Question) -> _Shelf:
        story = question.asked.story
        shelf = self._shelves.get(story)
        if shelf is None or shelf.answerer is not answerer:
            shelf = self._shelves[story] = _Shelf(answerer)
        return shelf
