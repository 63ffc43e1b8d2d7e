"""What this room needs from outside, as types: who answers, in what words, and with whose keys."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Protocol

from bot.story.workspaces import Workspace

View = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer ready for Slack: `text` is the whole of it, `blocks` its layout (may be empty).

    `title` names what was answered, and `topic` is what a follow-up to it is understood by.
    """

    text: str
    blocks: list[dict[str, Any]] = field(default_factory=list)
    title: str = ""
    topic: str = ""
    _made: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def as_command(self) -> str:
        """The answer to a slash command, for the asker alone, as JSON; written once."""
        return str(self.once("command", lambda: self.written_as_command(self.blocks)))

    def written_as_command(self, blocks: list[dict[str, Any]]) -> str:
        """Write such an answer with blocks for its own."""
        body = {
            "text": self.text,
            "response_type": "ephemeral",
            "unfurl_links": False,
            "unfurl_media": False,
            **({"blocks": blocks} if blocks else {}),
        }
        return json.dumps(body)

    def once(self, name: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - what is made
        """Make something of the reply, and keep it for the next who is given the same reply."""
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file for a conversation, and the words that go with it."""

    name: str
    title: str
    text: str
    comment: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to offer: what is shown, and what is asked when it is taken."""

    title: str
    message: str


class Responder(Protocol):
    """Turns what a person typed or pressed into what they see; pure, and done in milliseconds.

    The two that wait keep something, and raise DatabaseUnavailableError when they cannot.
    `asked` is the value of a button of an earlier reply: it names the story and what was asked.
    """

    def answer(self, story: str, text: str, *, previous: str | None = None, private: bool = False) -> Reply:
        """Answer `text` about the story with that slug; `previous` is what was asked before it."""

    def again(self, asked: str, *, private: bool = False, shared_by: str = "") -> Reply:
        """Answer what a button asks."""

    def story_of(self, asked: str) -> str:
        """Give the slug of the story that a button is about."""

    def window(self, kind: str, asked: str, page: int = 0) -> View:
        """Make a modal: `answer`, `whole`, `passages`, `check`, `export` or `reason`."""

    def statement(self, text: str) -> str:
        """Give what the modal `check` is about, for a message of that text; empty when it has no words."""

    def verdict(self, asked: str, checked_for: str) -> Reply:
        """Check the statement of a modal `check` for a person, as a message."""

    def file(self, asked: str, what: str, form: str, exported_by: str) -> Upload:
        """Write the `answer`, or all `findings`, as `csv` or `md`."""

    def home(self) -> View:
        """Make the bot's own page."""

    def notice(self, sentence: str) -> View:
        """Make a modal that says one thing."""

    def prompts(self, story: str) -> list[Prompt]:
        """Give up to four questions to begin with."""

    def greeting(self, story: str) -> str:
        """Say hello."""

    async def is_new(self, whose: Workspace, person: str) -> bool:
        """Whether the person is met for the first time; from then on they are known."""

    async def rate(
        self, whose: Workspace, person: str, asked: str, *, helpful: bool, reason: str = "", note: str = ""
    ) -> None:
        """Keep whether an answer helped a person; a later word on the same answer replaces the earlier."""


class Declined(Enum):
    """Why somebody is politely told no."""

    NOT_INSTALLED = "not-installed"
    NOT_HERE = "not-here"
    NOT_YOU = "not-you"
    NOT_GUESTS = "not-guests"
    NOT_YOURS = "not-yours"


@dataclass(frozen=True, slots=True)
class Phrases:
    """The few sentences this room says by itself, as mrkdwn with places to fill.

    `trouble` holds `{reference}`, `unknown_command` holds `{commands}`, `not_in_channel` holds `{channel}`
    (a channel id, to be written `<#{channel}>`), `missing_scope` holds `{scope}`, `not_allowed` holds
    `{code}`, `limited` holds `{seconds}`. KeyError for any other place.
    """

    trouble: str
    unknown_command: str
    not_in_channel: str
    missing_scope: str = "{scope}"
    not_allowed: str = "{code}"
    busy: str = "busy"
    limited: str = "{seconds}"
    too_long: str = "too long"
    unready: str = "not ready"
    unavailable: str = "unavailable"
    declined: Mapping[Declined, str] = field(default_factory=lambda: {why: why.value for why in Declined})
    doubtful: str = "ask again if no answer is here"
    nothing_to_check: str = "nothing to check"
    thanks: str = "thanks"
    posted: str = "posted"
    uploaded: str = "uploaded"
    status: str = "working"
    prompts_title: str = "ask"

    def __post_init__(self) -> None:
        self.trouble.format(reference="")
        self.unknown_command.format(commands="")
        self.not_in_channel.format(channel="")
        self.missing_scope.format(scope="")
        self.not_allowed.format(code="")
        self.limited.format(seconds=1)


class Access(Protocol):
    """Keys and addresses, checked beforehand: one of `app_token` and `signing_secret` is there."""

    @property
    def bot_token(self) -> str | None:
        """The token that posts (`xoxb-…`); None where each workspace has its own."""

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
