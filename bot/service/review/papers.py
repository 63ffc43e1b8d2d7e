"""All that a review reads and writes of a story: readings, proposals, originals, decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from bot.bootstrap import House
from bot.digest import store
from bot.digest.decisions_json import append_decision, load_decisions
from bot.digest.proposals_json import read_proposals
from bot.digest.readings import Reading, parse_readings
from bot.story.claims import Claim
from bot.story.decisions import Decision
from bot.story.errors import ReadingError
from bot.story.proposals import Proposal
from bot.story.questions import Story
from bot.story.sources import Evidence, Passage, Source


@dataclass
class Papers:
    """The files of one story. `troubles` says which of them cannot be read, and why."""

    house: House
    story: Story
    readings: dict[str, Reading]
    decisions: list[Decision]
    originals: Path
    troubles: list[str] = field(default_factory=list)
    _texts: dict[str, str | None] = field(default_factory=dict)

    @classmethod
    def of(cls, house: House, slug: str, originals: Path | None = None) -> Papers:
        """Open a story's papers; StoryError or ReadingError when its file or a reading is broken."""
        story = store.read_stories(house.config)[slug]
        readings = {reading.source.id: reading for reading in store.read_readings(house.seeds, story)}
        decisions = list(load_decisions(store.decisions_path(house.seeds, slug)))
        return cls(house, story, readings, decisions, originals or store.originals_path(house.seeds))

    @property
    def folder(self) -> Path:
        """Where the story's readings lie."""
        return self.house.seeds / self.story.slug

    @property
    def sources(self) -> tuple[Source, ...]:
        """All sources, in the order of their ids."""
        return tuple(self.readings[id_].source for id_ in sorted(self.readings))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, in the order of the digest."""
        return tuple(claim for id_ in sorted(self.readings) for claim in self.readings[id_].claims)

    def proposals(self) -> Iterator[Proposal]:
        """Give all that waits, source by source in the order of the text; a broken file is noted."""
        for source in self.sources:
            path = store.proposals_path(self.house.seeds, self.story.slug, source.id)
            try:
                found = read_proposals(path.read_bytes(), path.name, source, self.story)
            except FileNotFoundError:
                continue
            except (OSError, ReadingError) as error:
                self._note(str(error))
                continue
            yield from sorted(found, key=lambda proposal: proposal.claim.evidence[0].span)

    def _note(self, trouble: str) -> None:
        if trouble not in self.troubles:
            self.troubles.append(trouble)

    def text_of(self, source: str) -> str:
        """Give the file of a reading."""
        return self._path(source).read_text(encoding="utf-8")

    def check(self, source: str, text: str) -> Reading:
        """Read what a reading would become; ReadingError lists what is wrong with it."""
        return parse_readings({self._path(source).name: text}, self.story)[0]

    def put(self, reading: Reading, text: str) -> None:
        """Write a reading that was checked, whole or not at all."""
        source = reading.source.id
        store.put(text.encode(), self._path(source))
        self.readings[source] = replace(reading, file=self.readings[source].file)

    def record(self, decision: Decision) -> None:
        """Keep a decision."""
        append_decision(decision, store.decisions_path(self.house.seeds, self.story.slug))
        self.decisions.append(decision)

    def _path(self, source: str) -> Path:
        return store.reading_path(self.house.seeds, self.story.slug, source)

    def passage_text(self, source: str, passage: str) -> str | None:
        """Cut a passage from its original; None where the original is not at hand, or has changed."""
        text, found = self._original(source), self._passage(source, passage)
        return None if text is None or found is None else text[found.span.start : found.span.end]

    def passage_hash(self, source: str, passage: str) -> str | None:
        """Give the hash of a passage's text; None where there is none to take it of."""
        text = self.passage_text(source, passage)
        return None if text is None else sha256(text.encode()).hexdigest()

    def place_in(self, source: str, evidence: Evidence) -> tuple[int, int]:
        """Say where evidence stands within its passage."""
        passage = self._passage(source, evidence.passage)
        begin = passage.span.start if passage else evidence.span.start
        return evidence.span.start - begin, evidence.span.end - begin

    def _passage(self, source: str, wanted: str) -> Passage | None:
        passages = self.readings[source].source.passages
        return next((passage for passage in passages if passage.id == wanted), None)

    def _original(self, source: str) -> str | None:
        if source not in self._texts:
            self._texts[source] = self._load(self.readings[source].source)
        return self._texts[source]

    def _load(self, source: Source) -> str | None:
        try:
            # The bare name only: a reading must not lead out of the folder.
            data = (self.originals / Path(source.file).name).read_bytes()
        except OSError:
            return None
        return data.decode("utf-8", "replace") if sha256(data).hexdigest() == source.sha256 else None
