"""The shelf of a story: its readings, what waits for a person, its originals, and what was taken in."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from bot.bootstrap import House
from bot.digest import store
from bot.digest.declared import undeclared
from bot.digest.proposals_json import write_proposals
from bot.digest.readings import parse_readings
from bot.digest.readings_text import write_reading
from bot.reading.drafts import source_of
from bot.reading.intake.articles import Article, Form
from bot.reading.intake.journal import Entry, Journal
from bot.reading.intake.naming import name_source
from bot.reading.intake.tongues import tell
from bot.story.claims import Claim
from bot.story.errors import IntakeError
from bot.story.proposals import Certainty, Drafter, Proposal
from bot.story.questions import Story
from bot.story.sources import Source

AGAIN = "the reading was there before this was proposed"


@dataclass(frozen=True, slots=True)
class Kept:
    """What has become of one article: its reading, and how many claims are sure or wait for a person.

    `undeclared` names what proposals spoke of that the story does not declare; they were dropped.
    """

    article: Article
    source: Source
    reading: Path
    claims: int
    waiting: int
    undeclared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Begun:
    """An article that is named and described and waits for claims; `present` are those it has already."""

    article: Article
    given: str
    source: Source
    present: tuple[Claim, ...]

    @property
    def marks(self) -> frozenset[str]:
        """What tells that another article is the same one."""
        return frozenset({self.given, self.article.raw_sha256, self.source.sha256})


@dataclass
class Shelf:
    """Everything of one story that taking in an article reads and writes.

    `held` are the names of articles that are begun and not finished, `known` those of sources by the hash of
    their text.
    """

    house: House
    story: Story
    drafter: Drafter | None = None
    journal: Journal = field(init=False)
    held: set[str] = field(default_factory=set)
    known: dict[str, str] | None = None

    def __post_init__(self) -> None:
        self.journal = Journal.open(self.originals / f"{self.story.slug}.intake.jsonl")

    @classmethod
    def of(cls, house: House, slug: str, drafter: Drafter | None = None) -> Shelf:
        """Open the shelf of a story; StoryError when its file is broken."""
        return cls(house, store.read_stories(house.config)[slug], drafter)

    @property
    def originals(self) -> Path:
        """The folder of the originals."""
        return store.originals_path(self.house.seeds)

    def source_of_address(self, given: str) -> str | None:
        """Name the source that an address became, when all of it is still there."""
        return self._if_there(self.journal.of_address(given))

    def source_of_content(self, raw_sha256: str) -> str | None:
        """Name the source that has these bytes as its original, or was made of them."""
        return self._if_there(self.journal.of_content(raw_sha256)) or self._of_text(raw_sha256)

    def _if_there(self, entry: Entry | None) -> str | None:
        if entry is None or not (self.originals / entry.file).is_file():
            return None
        return entry.source if self.reading(entry.source).is_file() else None

    def begin(self, article: Article, given: str, source_id: str | None = None) -> Begun:
        """Name and describe an article; nothing is written yet."""
        source = self._describe(article, source_id or self._name(article))
        begun = Begun(article, given, source, self._claims(source))
        self.held.add(source.id)
        return begun

    def keep(self, article: Article, given: str, source_id: str | None = None) -> Kept:
        """Take an article in whole."""
        begun = self.begin(article, given, source_id)
        try:
            drafter = self.drafter
            proposals = drafter.draft(article.text, begun.source, self.story) if drafter else ()
        finally:
            self.held.discard(begun.source.id)
        return self.finish(begun, proposals)

    def finish(self, begun: Begun, proposals: Sequence[Proposal]) -> Kept:
        """Write the original, the proposals, the reading and the journal's line, in this order.

        So whatever interrupts it, an article that the journal names is there whole. A reading that is
        there already keeps its claims: what is new waits for a person.
        """
        article, given, source, present = begun.article, begun.given, begun.source, begun.present
        self.held.discard(source.id)
        self._put_original(article, source.file)
        fitting = [p for p in proposals if not undeclared(p.claim, self.story)]
        kept = self._write(article, source, present, fitting)
        if self.known is not None:
            self.known[source.sha256] = source.id
        known = article.known
        self.journal.add(Entry(given, article.raw_sha256, source.id, source.file, article.form, known.author))
        lacks = dict.fromkeys(lack for p in proposals if (lack := undeclared(p.claim, self.story)))
        return replace(kept, undeclared=tuple(lacks))

    def _name(self, article: Article) -> str:
        """Name a source as it was named before, also by a run that did not get to note it; else anew."""
        entry = self.journal.of_content(article.raw_sha256)
        text = sha256(article.text.encode()).hexdigest()
        known = entry.source if entry else self._of_text(text)
        return known or name_source(article.origin, self._taken(article))

    def _describe(self, article: Article, source_id: str) -> Source:
        known = replace(article.known, language=article.known.language or tell(article.text))
        file = self._file(article, source_id)
        source = source_of(article.text.encode(), file=file, source=source_id, known=known)
        if not source.passages:
            raise IntakeError(f"{article.origin}: holds no text to read: give the article itself")
        return source

    def _write(
        self, article: Article, source: Source, present: Sequence[Claim], proposals: Sequence[Proposal]
    ) -> Kept:
        if present:
            known = {_essence(claim) for claim in present}
            proposals = [_asked(p) for p in proposals if _essence(p.claim) not in known]
        sure = [p.claim for p in proposals if p.certainty is Certainty.SURE]
        unsure = [p for p in proposals if p.certainty is Certainty.UNSURE]
        waiting = store.proposals_path(self.house.seeds, self.story.slug, source.id)
        if unsure:
            store.put(write_proposals(source, unsure).encode(), waiting)
        else:
            waiting.unlink(missing_ok=True)
        path = self.reading(source.id)
        if not present:
            store.put(write_reading(_today(), source, sure).encode(), path)
        return Kept(article, source, path, len(present) or len(sure), len(unsure))

    def _claims(self, source: Source) -> tuple[Claim, ...]:
        """Give the claims of a reading that is there; IntakeError when it is of another original."""
        path = self.reading(source.id)
        if not path.is_file():
            return ()
        reading = parse_readings({path.name: path.read_bytes()}, self.story)[0]
        if reading.claims and reading.source.sha256 != source.sha256:
            raise IntakeError(
                f"{path}: holds claims of another text than this: take the article in under another name "
                "with --id, then remove the old reading"
            )
        return reading.claims

    def _file(self, article: Article, source_id: str) -> str:
        """Name the original; a file that lies among the originals already keeps its name."""
        if self._lies_here(article):
            return Path(article.origin).name
        suffix = ".md" if article.form in (Form.MARKDOWN, Form.HTML) else ".txt"
        return f"{source_id}{suffix}"

    def _lies_here(self, article: Article) -> bool:
        given = Path(article.origin)
        return (
            "://" not in article.origin
            and given.parent.resolve() == self.originals.resolve()
            and given.is_file()
            and given.read_bytes() == article.text.encode()
        )

    def _put_original(self, article: Article, file: str) -> None:
        if not self._lies_here(article):
            store.put(article.text.encode(), self.originals / file)

    def _taken(self, article: Article) -> set[str]:
        """List the names of sources and originals, but that of the article itself."""
        own = {Path(article.origin).name} if self._lies_here(article) else set()
        originals = {path.stem for path in self.originals.glob("*.*") if path.name not in own}
        return {path.stem for path in self._readings()} | originals | self.held

    def _of_text(self, sha256: str) -> str | None:
        """Name the source whose text has that hash; all are looked up once, for there may be thousands."""
        if self.known is None:
            self.known = self._look_up()
        found = self.known.get(sha256)
        return found if found and self.reading(found).is_file() else None

    def _look_up(self) -> dict[str, str]:
        found = {}
        for path in self._readings():
            try:
                found[tomllib.loads(path.read_text("utf-8"))["source"]["sha256"]] = path.stem
            except (OSError, ValueError, LookupError, TypeError):
                continue  # `build` says what is wrong with it
        return found

    def _readings(self) -> list[Path]:
        return sorted((self.house.seeds / self.story.slug).glob("*.toml"))

    def reading(self, source_id: str) -> Path:
        """Say where the reading of a source lies."""
        return store.reading_path(self.house.seeds, self.story.slug, source_id)


def _essence(claim: Claim) -> tuple[object, ...]:
    return claim.subject, claim.aspect, claim.value, frozenset(item.sha256 for item in claim.evidence)


def _asked(proposal: Proposal) -> Proposal:
    """Leave it to a person, whatever its drafter thought."""
    if proposal.certainty is Certainty.UNSURE:
        return proposal
    return replace(proposal, certainty=Certainty.UNSURE, doubts=(AGAIN,))


def _today() -> date:
    return datetime.now().astimezone().date()
