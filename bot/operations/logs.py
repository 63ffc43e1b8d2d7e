"""How a line of the log is written: for people, or as one JSON object for programs."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from bot.operations.requests import request_id


class Plain(logging.Formatter):
    """For people: the time, the level, who says it, the request it is about, and what."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s:%(about)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Write one record."""
        number = request_id()
        record.about = f" [{number}]" if number else ""
        return super().format(record)


class Json(logging.Formatter):
    """For programs: one object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one record."""
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "process": record.process,
        }
        if number := request_id():
            said["request"] = number
        trace = record.exc_text or (self.formatException(record.exc_info) if record.exc_info else "")
        return json.dumps({**said, "trace": trace} if trace else said, ensure_ascii=False)


def formatter(form: str) -> logging.Formatter:
    """Give the formatter of the setting LOG_FORMAT."""
    return Json() if form == "json" else Plain()
