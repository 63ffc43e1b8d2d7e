"""What this room needs from outside, as types: who answers, in what words, and with whose keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer ready for Slack: `text` is the whole of it, `blocks` its layout (may be empty)."""

    text: str
    blocks: list[dict[str, Any]] = field(default_factory=list)


class Responder(Protocol):
    """Turns what a person typed into a reply; pure, and done in milliseconds."""

    def answer(self, story: str, text: str, *, previous: str | None = None) -> Reply:
        """Answer `text` about the story with that slug; `previous` is what was asked before it."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The few sentences this room says by itself, as mrkdwn with places to fill.

    `trouble` holds `{reference}`, `unknown_command` holds `{commands}`, `not_in_channel` holds `{channel}`
    (a channel id, to be written `<#{channel}>`). KeyError for any other place.
    """

    trouble: str
    unknown_command: str
    not_in_channel: str

    def __post_init__(self) -> None:
        self.trouble.format(reference="")
        self.unknown_command.format(commands="")
        self.not_in_channel.format(channel="")


class Access(Protocol):
    """Keys and addresses, checked beforehand: one of `app_token` and `signing_secret` is there."""

    @property
    def bot_token(self) -> str:
        """The token that posts (`xoxb-…`)."""

    @property
    def app_token(self) -> str | None:
        """The token that opens Socket Mode (`xapp-…`); None for HTTP."""

    @property
    def signing_secret(self) -> str | None:
        """What Slack signs its HTTP requests with; None for Socket Mode alone."""

    @property
    def api_url(self) -> str:
        """Where the Web API lives, with a slash at its end."""

    @property
    def host(self) -> str:
        """The address to listen on."""

    @property
    def port(self) -> int:
        """The port to listen on; 0 takes any free one."""

    @property
    def log_level(self) -> str:
        """A level's name as `logging` has it."""
