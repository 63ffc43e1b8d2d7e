"""A process of its own for parsing what strangers wrote: bounded in time and memory, replaced when it dies.

Parsers of pages, PDFs and feeds are large, partly in C, and meet input made to break them. Whatever
happens in there, the run goes on.
"""

from __future__ import annotations

import logging
import multiprocessing
import resource
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Self

from bot.reading.intake.articles import Raw
from bot.reading.intake.limits import LIMITS, Limits
from bot.reading.intake.parsing import Parsed, parse
from bot.story.errors import IntakeError

DEEPEST = 5_000  # calls within one another: pages are nested, and the stack is bounded by this
START = 60.0  # seconds that loading the libraries may take on a busy machine
REMEDY = "save its text to a file and read that"


class Confined:
    """The process, started when it is first needed; to be used in a `with` block."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def parse(self, raw: Raw) -> Parsed:
        """Parse there; IntakeError also when it takes too long, or too much memory."""
        line = self._line or self._start()
        try:
            line.send(raw)
            if not line.poll(self._limits.parsing):
                self._end()
                raise IntakeError(
                    f"{raw.origin}: takes longer than {self._limits.parsing:g} s to take apart: {REMEDY}"
                )
            found = line.recv()
        except (EOFError, OSError):
            self._end()
            raise IntakeError(f"{raw.origin}: breaks the program that takes it apart: {REMEDY}") from None
        if isinstance(found, str):
            raise IntakeError(found)
        return found  # type: ignore[no-any-return]  # the other end sends nothing else

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there, self._limits), daemon=True)
        self._process.start()
        there.close()
        self._line = here
        try:
            if here.poll(START):
                here.recv()
                return here
        except (EOFError, OSError):
            pass
        self._end()
        raise IntakeError("the program that takes articles apart does not start: try again")

    def _end(self) -> None:
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._line = self._process = None


def _serve(line: Connection, limits: Limits) -> None:
    """Parse what comes along the line until it ends."""
    sys.setrecursionlimit(DEEPEST)
    logging.disable()  # parsers tell every oddity of what they meet
    _bound(limits)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        line.send(None)
        while True:
            line.send(_answer(line.recv()))


def _answer(raw: Raw) -> Parsed | str:
    try:
        return parse(raw)
    except IntakeError as error:
        return str(error)
    except MemoryError:
        return f"{raw.origin}: takes more memory to take apart than it may: {REMEDY}"
    except ImportError as error:
        return f"{raw.origin}: needs the package {error.name}: pip install 'crosscheck[reading]'"
    except Exception as error:  # noqa: BLE001 - whatever a parser does wrong with hostile bytes
        return f"{raw.origin}: cannot be taken apart ({type(error).__name__}: {str(error)[:100]}): {REMEDY}"


def _bound(limits: Limits) -> None:
    """Bound memory where the system can: an allocation past it fails, rather than the machine."""
    with suppress(ValueError, OSError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, hard))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
