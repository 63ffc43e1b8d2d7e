"""Joins the parts: digests with answerers, answerers with renderings, renderings with Slack."""

from __future__ import annotations

import gc
import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.answering.engine import Answerer
from bot.answering.languages import General, general_of
from bot.digest import store
from bot.digest.codec import encode, stream, to_bytes, without_collecting
from bot.rendering.wording.findings import finding_text
from bot.rendering.wording.values import position_text
from bot.story.choices import Chooser
from bot.story.claims import Claim
from bot.story.digests import Digest
from bot.story.errors import DigestError, StoryError, UsageError
from bot.story.findings import Finding
from bot.story.questions import Story
from bot.story.sources import Source

if TYPE_CHECKING:
    from bot.reading.drafting import Lexicon

PROJECT = Path(__file__).resolve().parent.parent

SHARED = ("words", "world", "views", "sorts", "speech", "demands")
"""The files in `config/languages/` that answering reads, in the order `general_of` takes them."""


@dataclass(frozen=True)
class House:
    """Where stories, readings and digests lie: the current folder when it has them, else the project's."""

    config: Path
    seeds: Path

    @classmethod
    def find(cls) -> House:
        """Take the folder a person stands in when it has `config/` and `seeds/`, else the program's own."""
        here = Path.cwd()
        root = here if (here / "config").is_dir() and (here / "seeds").is_dir() else PROJECT
        return cls(root / "config", root / "seeds")

    def slugs(self) -> tuple[str, ...]:
        """List the stories there are, by the names of their files."""
        found = tuple(sorted(path.stem for path in self.config.glob("*.toml")))
        if not found:
            raise StoryError(
                f"{self.config}: no stories found: write one TOML file a story, such as belarus.toml"
            )
        return found

    def slug(self, wanted: str | None) -> str:
        """Choose the story asked for, or the only one; UsageError names those there are."""
        known = self.slugs()
        if wanted is None and len(known) == 1:
            return known[0]
        if wanted in known and wanted is not None:
            return wanted
        names = ", ".join(known)
        if wanted is None:
            raise UsageError(f"there are several stories: choose one with --story ({names})")
        raise UsageError(f"there is no story “{wanted}”: there are {names}")

    def digest(self, slug: str) -> Digest:
        """Load a story's digest; DigestError when it is missing or damaged."""
        return store.load(store.digest_path(self.seeds, slug))

    def general(self) -> General:
        """Load the words that all stories share."""
        return general_of(*(self._shared(name) for name in SHARED))

    def answerer(self, slug: str, general: General | None = None) -> Answerer:
        """Join everything that answering a story needs; words that are loaded already may be given."""
        with without_collecting():
            return self.answerer_of(self.digest(slug), general or self.general())

    def answerer_of(self, digest: Digest, general: General) -> Answerer:
        """Join a digest with all else that answering from it needs."""
        parts = digest, general, self._shared("statements")
        chooser = _chooser()
        if chooser is None:
            return Answerer(*parts)
        from bot.answering.assisted import AssistedAnswerer  # noqa: PLC0415 - only where a service is set

        return AssistedAnswerer(*parts, chooser=chooser)

    def lexicon(self, slug: str) -> Lexicon:
        """Load the words by which claims of a story are drafted; StoryError when it has none."""
        from bot.reading.drafting import read_lexicon  # noqa: PLC0415 - only drafting needs it

        path = self.config / "lexicons" / f"{slug}.toml"
        try:
            return read_lexicon(path.read_text(encoding="utf-8"), path.name)
        except FileNotFoundError:
            raise StoryError(
                f"{path}: no lexicon: write which words mean what, as violence.toml does"
            ) from None

    def _shared(self, name: str) -> Mapping[str, Any]:
        """Read one of the files in `config/languages/`; the program's own where the folder has none."""
        folder = self.config / "languages"
        return _toml((folder if folder.is_dir() else PROJECT / "config" / "languages") / f"{name}.toml")

    def build(self, slug: str) -> tuple[Digest, Path]:
        """Build a story's digest and put it in the place of the old one, which stays on any mistake.

        Two names of which a person has said that they are two persons are not compared with each other.
        """
        from bot.comparing import compare  # noqa: PLC0415 - an answer needs none of these
        from bot.digest.build import build  # noqa: PLC0415
        from bot.digest.decisions_json import load_decisions  # noqa: PLC0415
        from bot.digest.matters import told_apart  # noqa: PLC0415

        decisions = load_decisions(store.decisions_path(self.seeds, slug))

        def compare_decided(
            claims: Sequence[Claim], story: Story, sources: Sequence[Source]
        ) -> Sequence[Finding]:
            return tuple(told_apart(compare(claims, story, sources), decisions))

        story = store.read_stories(self.config)[slug]
        digest = build(story, store.read_readings(self.seeds, story), compare_decided)
        path = store.digest_path(self.seeds, slug)
        store.publish(digest_bytes(digest), path)
        return digest, path


def _chooser() -> Chooser | None:
    """Reach the model service that the settings name; without one, neither they nor it are loaded."""
    if not _is_mentioned("CROSSCHECK_LLM_URL"):
        return None
    from bot.settings import Settings  # noqa: PLC0415

    access = Settings.load().model_access()
    if access is None:
        return None
    from bot.llm.choosing import ModelChooser  # noqa: PLC0415

    return ModelChooser(access)


def _is_mentioned(setting: str) -> bool:
    """Whether a setting may be set: reading the settings takes longer than an answer."""
    if os.environ.get(setting):
        return True
    try:
        return setting.encode() in Path(".env").read_bytes()
    except OSError:
        return False


def _toml(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StoryError(f"{path.name}: {error}: mend the file, or take it back from the project") from error


def shown(digest: Digest) -> dict[str, Any]:
    """Write a digest as JSON values, its findings in words."""
    return encode(digest, partial(_told, story=digest.story), position_text)


def digest_bytes(digest: Digest) -> bytes:
    """Write a digest as the bytes of its file."""
    return to_bytes(stream(digest, partial(_told, story=digest.story), position_text))


def _told(finding: Finding, story: Story) -> str:
    return finding_text(finding.in_brief(), story)


@dataclass(frozen=True)
class Desk:
    """Answerers by story, made when first asked for; with `is_supplied` only those that were put here."""

    house: House
    is_supplied: bool = False
    _made: dict[str, Answerer] = field(default_factory=dict)

    @cached_property
    def _general(self) -> General:
        return self.house.general()

    def of(self, slug: str) -> Answerer:
        """Give the answerer of a story; DigestError where it is to be supplied and was not yet."""
        if slug not in self._made:
            if self.is_supplied:
                raise DigestError(f"{slug}: there is no digest yet")
            self.put(slug, self.house.answerer(slug, self._general))
        return self._made[slug]

    def has(self, slug: str) -> bool:
        """Whether the story can be answered without loading anything."""
        return slug in self._made

    async def is_stocked(self) -> bool:
        """Whether every story can be answered."""
        return all(map(self.has, self.house.slugs()))

    def made_of(self, digest: Digest) -> Answerer:
        """Make an answerer that is not in use yet; may be called in another thread."""
        with without_collecting():
            return self.house.answerer_of(digest, self._general)

    def put(self, slug: str, answerer: Answerer) -> None:
        """Answer a story by this from now on; whoever is at an answer keeps the answerer they have."""
        self._made[slug] = answerer
        # What a digest holds is never garbage, and to look through half a million claims takes a second.
        # One that is no longer in use goes all the same: nothing in it points back.
        gc.freeze()
