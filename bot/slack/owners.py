"""Buttons and windows that one person alone was given work for that person alone.

What such a button carries is sealed for its person when it is sent, and checked before any listener sees it.
What stands in a channel is for everybody there, and carries no seal.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any, Final

from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.response import BoltResponse

from bot.slack.failures import DeclinedError
from bot.slack.ports import Declined, Reply, View

_MARK: Final = "~"  # no story's name, and so no value, begins with it
_CARRIERS: Final = frozenset({"button", "feedback_buttons"})
_TAG_BYTES: Final = 12  # 96 bits, for one who can try by pressing alone


@dataclass(frozen=True, slots=True)
class Seal:
    """Seals for one person: BLAKE2b with a key of the person's own, which is a MAC and cheap to make."""

    key: bytes

    @classmethod
    def of(cls, key: bytes, person: str) -> Seal:
        """Make one of a key that serves everybody, of at most 64 bytes."""
        return cls(hashlib.blake2b(person.encode(), key=key).digest())

    def put(self, value: str) -> str:
        """Seal a value."""
        return self.mark(value) + value

    def mark(self, value: str) -> str:
        """Give what stands before a sealed value; plain ASCII."""
        return f"{_MARK}{self._tag(value)} "

    def take(self, sealed: str) -> str:
        """Give the value back. DeclinedError when it was sealed for somebody else, or not at all."""
        tag, _, value = sealed.removeprefix(_MARK).partition(" ")
        is_sealed = sealed.startswith(_MARK)
        if not is_sealed or not hmac.compare_digest(tag.encode(), self._tag(value).encode()):
            raise DeclinedError(Declined.NOT_YOURS)
        return value

    def _tag(self, value: str) -> str:
        return hashlib.blake2b(value.encode(), key=self.key, digest_size=_TAG_BYTES).hexdigest()


# Whom the request is from that is being answered: set before its listener runs, in the same task.
_seal: ContextVar[Seal | None] = ContextVar("seal", default=None)


def for_asker(reply: Reply) -> Reply:
    """Seal a private reply for whoever is being answered."""
    seal = _seal.get()
    return reply if seal is None else replace(reply, blocks=_sealed(reply.blocks, seal.put))


def command_text(reply: Reply) -> str:
    """Write the answer to a slash command, sealed for whoever is being answered.

    The same reply may answer many: it is written once, and only the seals differ from person to person.
    """
    seal = _seal.get()
    if seal is None or not reply.blocks:
        return reply.as_command
    pieces, values = reply.once("sealable", lambda: _sealable(reply))
    marks = (seal.mark(value) for value in values)
    return "".join([pieces[0], *(part for pair in zip(marks, pieces[1:], strict=True) for part in pair)])


def for_viewer(view: View) -> View:
    """Seal a window for whoever is being answered, with what it keeps to itself."""
    seal = _seal.get()
    if seal is None:
        return view
    kept = {"private_metadata": seal.put(view["private_metadata"])} if view.get("private_metadata") else {}
    return {**view, "blocks": _sealed(view["blocks"], seal.put), **kept}


class Owners(AsyncMiddleware):
    """Takes seals off before every listener, and sets the one that replies are sealed with."""

    def __init__(self, secret: str) -> None:
        """Take a secret that all processes share."""
        self._key = hmac.digest(secret.encode(), b"crosscheck owners", hashlib.sha256)

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 - Bolt's own
    ) -> BoltResponse:
        """Let a request on; DeclinedError when it carries what was sealed for somebody else."""
        del resp
        person = _person(req.body)
        seal = Seal.of(self._key, person) if person else None
        _seal.set(seal)
        if seal is not None:
            _unseal(req.body, seal)
        return await next()


def _person(body: dict[str, Any]) -> str:
    user = body.get("user") or (body.get("event") or {}).get("user")
    return str(body.get("user_id") or (user.get("id") if isinstance(user, dict) else user) or "")


def _unseal(body: dict[str, Any], seal: Seal) -> None:
    """Put values back as they were made; DeclinedError when one was made for somebody else."""
    view = body.get("view")
    is_private = bool(view) or bool((body.get("container") or {}).get("is_ephemeral"))
    if view and view.get("private_metadata"):
        view["private_metadata"] = seal.take(view["private_metadata"])
    for action in body.get("actions") or ():
        value = action.get("value")
        if value and action.get("type") in _CARRIERS and (is_private or value.startswith(_MARK)):
            action["value"] = seal.take(value)


def _sealed(blocks: Any, put: Callable[[str], str]) -> Any:  # noqa: ANN401 - Slack's JSON
    """The same blocks, with each button's value sealed."""
    if isinstance(blocks, list):
        return [_sealed(block, put) for block in blocks]
    if not isinstance(blocks, dict):
        return blocks
    made = {name: _sealed(part, put) for name, part in blocks.items()}
    if made.get("type") == "button" and made.get("value"):
        made["value"] = put(made["value"])
    for name in ("positive_button", "negative_button"):
        if name in made:
            made[name] = {**made[name], "value": put(made[name]["value"])}
    return made


def _sealable(reply: Reply) -> tuple[list[str], list[str]]:
    """Write a reply in pieces, a seal to come between each two, and the values to be sealed."""
    place, values = secrets.token_hex(16), []

    def leave_room(value: str) -> str:
        values.append(value)
        return place + value

    written = reply.written_as_command(_sealed(reply.blocks, leave_room))
    return written.split(place), values
