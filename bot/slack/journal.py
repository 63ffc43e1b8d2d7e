"""The one log of this room and of Slack's libraries, with every secret struck out."""

from __future__ import annotations

import logging
import re
import sys
import traceback
from typing import Final

from bot.operations.logs import formatter

STRUCK: Final = "(hidden)"

# What Slack's libraries write when they log whole requests, as JSON or as forms: tokens, the ticket of a
# WebSocket address, addresses that allow posting by themselves, passwords inside addresses, signatures,
# verification tokens. The first group stays.
_PATTERNS: Final = (
    re.compile(r"()(?:xox[a-z](?:\.xox[a-z])?|xapp)-[A-Za-z0-9-]+"),
    re.compile(r"((?:ticket|token)=)[^&\s'\"]+"),
    re.compile(r"(hooks\.slack\.com(?:\\?/|%2F))[^\s'\"<>&]+"),
    re.compile(r"(//)[^/\s:@]+:[^/\s@]+(?=@)"),
    re.compile(r"()v0=[0-9a-f]{64}"),
    re.compile(
        r"""(\\?["'](?:token|trigger_id|response_url|code|client_secret|access_token|refresh_token)\\?["']\s*:\s*\\?["'])[^"'\\]+"""
    ),
)


class Redaction(logging.Filter):
    """Strikes known secrets, and whatever has the form of one, out of a record and its traceback."""

    def __init__(self) -> None:
        super().__init__()
        self._known: set[str] = set()

    def learn(self, *secrets: str | None) -> None:
        """Strike these out from now on."""
        self._known.update(secret for secret in secrets if secret)

    def strike(self, text: str) -> str:
        """Return the text without secrets."""
        for secret in self._known:
            text = text.replace(secret, STRUCK)
        for pattern in _PATTERNS:
            text = pattern.sub(rf"\1{STRUCK}", text)
        return text

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, rewritten."""
        record.msg = self.strike(record.getMessage())
        record.args = ()
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text = "".join(traceback.format_exception(record.exc_info[1])).rstrip()
            record.exc_info = None
        if record.exc_text:
            record.exc_text = self.strike(record.exc_text)
        return True


# Bolt and the SDK are given this logger, and Bolt hands its filters on to all of its own; one filter for the
# whole process, because loggers are the process's too.
redaction: Final = Redaction()
logger: Final = logging.getLogger("bot.slack")
logger.addFilter(redaction)


def start(level: str, form: str = "plain") -> None:
    """Write the log to standard error from this level on, with the redaction in front of everything."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter(form))
    handler.addFilter(redaction)
    logging.basicConfig(level=level, handlers=[handler])


def describe(error: BaseException) -> str:
    """Where an error arose, by type and place: its own words may quote what a person typed."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = " > ".join(
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames
    )
    return f"{type(error).__name__} at {places or 'an unknown place'}"
