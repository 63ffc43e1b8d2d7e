"""What the head of a request says, taken as Slack sends it or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.slack.door.refusals import RefusedError

JSON: Final = "application/json"
FORM: Final = "application/x-www-form-urlencoded"

# The largest message Slack carries has 40,000 characters and 50 blocks; this is several times as much.
MOST_BYTES: Final = 1024 * 1024
# Seconds that a request may be old, or ahead of this clock.
# https://docs.slack.dev/authentication/verifying-requests-from-slack
WINDOW: Final = 300

_STAMP: Final = re.compile(rb"[0-9]{1,12}")
_SIGNATURE: Final = re.compile(rb"v0=[0-9a-f]{64}")
_LENGTH: Final = re.compile(rb"[0-9]{1,18}")
_CONTENT_TYPE: Final = re.compile(
    rf"({re.escape(JSON)}|{re.escape(FORM)})\s*(?:;\s*charset=(?:utf-8|\"utf-8\")\s*)?;?", re.IGNORECASE
)
# Each of these may be there once: of two, one would be checked and the other believed.
_SINGLE: Final = (
    b"content-type",
    b"content-length",
    b"content-encoding",
    b"x-slack-request-timestamp",
    b"x-slack-signature",
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """When a request was signed and how, and how its body is written; nothing of it is proven yet."""

    stamp: bytes
    signature: bytes
    content_type: str

    @property
    def expiry(self) -> int:
        """The second, since 1970, after which nobody accepts the request any more."""
        return int(self.stamp) + WINDOW

    @property
    def headers(self) -> dict[str, str]:
        """The headers to hand on. All others are unsigned, and Bolt would believe some of them."""
        return {
            "content-type": self.content_type,
            "x-slack-request-timestamp": self.stamp.decode("ascii"),
            "x-slack-signature": self.signature.decode("ascii"),
        }


def read_envelope(headers: Iterable[tuple[bytes, bytes]], now: float) -> Envelope:
    """Read the head of a request; RefusedError when it is not one that Slack sends, or not of this time."""
    found = _single(headers)
    length = found.get(b"content-length", b"0")
    if not _LENGTH.fullmatch(length):
        raise RefusedError(400, "no length")
    if int(length) > MOST_BYTES:
        raise RefusedError(413, "too large")
    if found.get(b"content-encoding", b"identity").lower() != b"identity":
        raise RefusedError(415, "encoded")
    stamp, signature = found.get(b"x-slack-request-timestamp", b""), found.get(b"x-slack-signature", b"")
    if not _STAMP.fullmatch(stamp) or not _SIGNATURE.fullmatch(signature):
        raise RefusedError(401, "not signed")
    if abs(now - int(stamp)) > WINDOW:
        raise RefusedError(401, "not of this time")
    content_type = _CONTENT_TYPE.fullmatch(found.get(b"content-type", b"").decode("latin-1"))
    if content_type is None:
        raise RefusedError(415, "neither JSON nor a form in UTF-8")
    return Envelope(stamp, signature, content_type[1].lower())


def _single(headers: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """Pick out the headers that matter; RefusedError when one is there twice."""
    found: dict[bytes, bytes] = {}
    for name, value in headers:
        if name in found:
            raise RefusedError(400, "a header twice")
        if name in _SINGLE:
            found[name] = value
    return found
