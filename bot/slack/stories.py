"""Which story a text is about: by its slash command, or by the first word of a mention."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.story.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Stories:
    """The slash commands with the slugs they stand for, and the story meant when none is named."""

    commands: Mapping[str, str]
    default: str

    @classmethod
    def of(cls, commands: Mapping[str, str], default: str | None) -> Stories:
        """Take the first story for the default unless one is named; SettingsError when there is none such."""
        slugs = list(commands.values())
        if not slugs:
            raise SettingsError("no story to answer from: put a story file into config/")
        if default is not None and default not in slugs:
            raise SettingsError(f"CROSSCHECK_STORY names {default!r}; the stories are: {', '.join(slugs)}")
        return cls(commands, default or slugs[0])

    def pick(self, text: str, default: str | None = None) -> tuple[str, str]:
        """Split off the story that the first word names; else `default`, or the first, and the whole text."""
        first, _, rest = text.partition(" ")
        named = first.casefold().strip("/:,")
        if named in self.commands.values():
            return named, rest.strip()
        return default or self.default, text
