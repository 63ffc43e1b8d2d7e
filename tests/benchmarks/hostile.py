"""Hostile inputs taken in one after another: each is refused with an error, or read within limits.

`python -m tests.benchmarks.hostile [--count 1000] [--seed 6] [--quick]` prints one JSON object, and ends with
1 when anything broke out: an exception, more time or memory than allowed, a file where none belongs.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path

from bot.bootstrap import House
from bot.digest.store import read_readings
from bot.reading.intake.addresses import Gate
from bot.reading.intake.confined import Confined
from bot.reading.intake.fetching import fetch
from bot.reading.intake.limits import Limits
from bot.service.intake import Already, Failed, Run
from bot.service.shelf import Kept, Shelf
from tests.benchmarks.hostility import inputs
from tests.digest.written import STORY, STORY_FILE
from tests.loopback.web import Web, a_web

LIMITS = Limits(connect=2, silence=1, whole=2, parsing=10)
LONGEST = 30.0  # seconds of this process's work for one input, cutting a million characters included
LONGEST_WAIT = 120.0  # seconds until one is done: also on a machine that others keep busy nothing hangs
MOST_MEMORY = 1_500_000  # kilobytes, of this process and of each that parses
LONGEST_ERROR = 1_000  # characters; an error is a line, not the input


@dataclass(frozen=True)
class Clocks:
    """When something began, by the clock and by this process's own work."""

    wall: float = field(default_factory=time.monotonic)
    work: float = field(default_factory=time.process_time)

    def since(self) -> tuple[float, float]:
        """Seconds since then, and seconds of work."""
        return time.monotonic() - self.wall, time.process_time() - self.work


@dataclass
class Tally:
    """What became of the inputs."""

    outcomes: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")

    def note(self, kind: str, outcome: object, begun: Clocks) -> None:
        """Count an input; the limits of the process that parses are its own."""
        seconds, work = begun.since()
        self.outcomes[type(outcome).__name__.lower()] += 1
        self.kinds[kind] += 1
        self.slowest = max(self.slowest, (round(seconds, 2), kind))
        if work > LONGEST or seconds > LONGEST_WAIT:
            self.broken.append(f"{kind}: took {seconds:.1f} s, {work:.1f} s of them work")
        if isinstance(outcome, Failed):
            said = outcome.error
            if not said.isprintable() or len(said) > LONGEST_ERROR or ": " not in said:
                self.broken.append(f"{kind}: an error that is no line to read: {said[:200]!r}")


def run(count: int, seed: int, *, is_slow: bool = True) -> Tally:
    """Take in that many hostile inputs."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as name, a_web() as web, chdir(name):
        shelf = _shelf(Path(name))
        given = Path(name) / "given"
        given.mkdir()
        with Confined(LIMITS) as confined:
            for kind, address in inputs(count, seed, given, web, is_slow=is_slow):
                _take(shelf, confined, web, tally, kind, address)
        tally.broken.extend(_strays(Path(name)))
        if any((shelf.house.seeds / "harbour").glob("*.toml")):
            read_readings(shelf.house.seeds, shelf.story)  # raises when what was kept cannot be built
    for who, usage in (("this process", resource.RUSAGE_SELF), ("a parser", resource.RUSAGE_CHILDREN)):
        if (used := resource.getrusage(usage).ru_maxrss) > MOST_MEMORY:
            tally.broken.append(f"{who} used {used} kB")
    return tally


def _shelf(root: Path) -> Shelf:
    for folder in ("config", "seeds"):
        (root / folder).mkdir()
    (root / STORY_FILE).write_text(STORY, encoding="utf-8")
    return Shelf.of(House.find(), "harbour")


def _take(shelf: Shelf, confined: Confined, web: Web, tally: Tally, kind: str, address: str) -> None:
    gate = Gate(frozenset({("127.0.0.1", web.port)}))
    begun = Clocks()
    outcomes: Iterator[Kept | Already | Failed] = Run(
        shelf, lambda link: fetch(link, limits=LIMITS, gate=gate), confined.parse
    ).over([address])
    try:
        for outcome in outcomes:
            tally.note(kind, outcome, begun)
            begun = Clocks()
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        tally.broken.append(f"{kind}: {type(error).__name__}: {error}"[:300])


def _strays(root: Path) -> Iterator[str]:
    """Name every file that lies where no article puts one."""
    for path in root.rglob("*"):
        parts = path.relative_to(root).parts
        is_own = parts[0] in ("config", "given") or parts[:2] in (
            ("seeds", "harbour"),
            ("seeds", "originals"),
        )
        if path.is_file() and not is_own:
            yield f"a file where none belongs: {path}"


def main() -> int:
    """Run, and say what became of the inputs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--quick", action="store_true", help="leave out what takes seconds each")
    arguments = parser.parse_args()
    begun = time.monotonic()
    tally = run(arguments.count, arguments.seed, is_slow=not arguments.quick)
    memory = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(
        json.dumps(
            {
                "inputs": sum(tally.kinds.values()),
                "outcomes": tally.outcomes,
                "kinds": dict(sorted(tally.kinds.items())),
                "slowest": tally.slowest,
                "load of the machine": round(os.getloadavg()[0], 1),
                "seconds": round(time.monotonic() - begun, 1),
                "memory_kb": {"this process": memory[0], "largest parser": memory[1]},
                "broken": tally.broken,
            },
            indent=1,
        )
    )
    return 1 if tally.broken else 0


if __name__ == "__main__":
    sys.exit(main())
