"""Checks statements against a digest."""

from __future__ import annotations

from bot.answering.checking.analysis import Analyst
from bot.answering.checking.archive import Archive
from bot.answering.checking.backdrops import Backdrop
from bot.answering.checking.chambers import Chamber
from bot.answering.checking.dockets import Docket, Dockets
from bot.answering.checking.openings import open_notions
from bot.answering.checking.phrases import StatementWords
from bot.answering.checking.verdicts import combined
from bot.answering.index import Index
from bot.answering.meanings import Meanings
from bot.story.answers import Check
from bot.story.digests import Digest


class Checker:
    """Everything that checking statements against one digest needs.

    All claims of a small digest are prepared once and then only read; of a large one, those that a statement
    may be about are prepared when it comes.
    """

    def __init__(self, digest: Digest, meanings: Meanings, index: Index, general: StatementWords) -> None:
        self.digest = digest
        self._analyst = Analyst(meanings, digest.story, general)
        self._dockets = Dockets(index)
        self._left_open = open_notions(index)
        self._backdrop = Backdrop(digest.story, index.features, self._analyst)
        self._whole = self._chamber(self._dockets.whole) if self._dockets.are_whole else None

    def check(self, statement: str) -> Check:
        """Check a statement; every text, empty and hostile ones included, gets an orderly check."""
        utterance = self._analyst.statement(statement)
        chamber = self._whole or self._chamber(self._dockets.of(utterance))
        parts = chamber.judge(utterance)
        lines = [line for part in parts for line in (*part.supporting, *part.opposing, *part.near)]
        cited = {citation.source for line in lines for citation in line.citations}
        return Check(
            statement=statement,
            verdict=combined([part.verdict for part in parts]),
            parts=parts,
            sources=tuple(source for source in self.digest.sources if source.id in cited),
            of_sources=len(self.digest.sources),
            stamp=self.digest.stamp,
        )

    def _chamber(self, docket: Docket) -> Chamber:
        archive = Archive(docket, self._backdrop, self._left_open)
        return Chamber(docket.digest, archive, self._analyst)
