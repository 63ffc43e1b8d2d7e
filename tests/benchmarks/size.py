"""How building, loading and answering grow with a story. Run as `python -m tests.benchmarks.size`."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import process_time

from bot.answering.engine import Answerer
from bot.bootstrap import House, digest_bytes
from bot.comparing import compare
from bot.digest.build import build
from bot.digest.readings import Reading
from bot.rendering.json_form import answer_json
from bot.story.digests import Digest
from tests.benchmarks.queries import queries
from tests.benchmarks.synthetic import MADE, Synthetic, synthesise

FEW, MANY = 3, 10_000
QUERIES = 1_000
CHECKS = 100

# What a process of its own measures: what it takes to read a file in one way, in seconds and in peak memory
# beyond what the process had before, in bytes. (Linux's `ru_maxrss` would start with the peak of the parent.)
READ = """\
import json, re, sys, time
from pathlib import Path
from bot.digest.codec import from_bytes
ways = {
    "json": lambda data: json.loads(data.decode()),
    "digest": lambda data: from_bytes(data, "digest.json"),
}
peak = lambda: int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) * 1024
data = Path(sys.argv[2]).read_bytes()
before, begun = peak(), time.process_time()
kept = ways[sys.argv[1]](data)
print(json.dumps([time.process_time() - begun, peak() - before]))
"""


@dataclass(frozen=True, slots=True)
class Loading:
    """Loading a digest beside reading its file as JSON: seconds, and peak bytes beyond the file's own."""

    claims: int
    file: int
    seconds: float
    peak: int
    json_seconds: float
    json_peak: int


@dataclass(frozen=True, slots=True)
class Answering:
    """Milliseconds of an answer in a small and in a large story: the median and the 99th percentile."""

    medians: tuple[float, float]
    tails: tuple[float, float]

    @property
    def ratios(self) -> tuple[float, float]:
        """How many times as long an answer takes in the large story."""
        return self.medians[1] / self.medians[0], self.tails[1] / self.tails[0]


def built(made: Synthetic) -> Digest:
    """The digest of a made-up story."""
    readings = [
        Reading(source.file, MADE, source, tuple(made.by_source[source.id])) for source in made.sources
    ]
    return build(made.story, readings, compare)


def growth_of_building(few: int = 300, times: int = 10) -> tuple[float, float]:
    """How many times as many claims there are, and how many times as long building and writing them takes."""
    stories = [synthesise(few), synthesise(few * times)]
    seconds = [
        min(_seconds(lambda made=made: digest_bytes(built(made))) for _ in range(2)) for made in stories
    ]
    return len(stories[1].claims) / len(stories[0].claims), seconds[1] / seconds[0]


def loading(sources: int = MANY) -> Loading:
    """Load a digest, and read the same file as JSON, each in a process of its own."""
    digest = built(synthesise(sources))
    claims, data = len(digest.claims), digest_bytes(digest)
    del digest
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "digest.json"
        file.write_bytes(data)
        ways = [
            json.loads(
                subprocess.run(  # noqa: S603  # this very program
                    [sys.executable, "-c", READ, way, str(file)], capture_output=True, check=True
                ).stdout
            )
            for way in ("digest", "json")
        ]
    return Loading(claims, len(data), *ways[0], *ways[1])


def answering(few: int = FEW, many: int = MANY, *, written: bool = False) -> Answering:
    """Ask queries of the same kinds of a small and of a large story, by turns; `written` as JSON and text."""
    general = House.find().general()
    stories = [synthesise(few), synthesise(many)]
    answerers = [Answerer(built(made), general) for made in stories]
    gc.collect()
    gc.freeze()  # as the service does
    taken: tuple[list[float], list[float]] = ([], [])
    for asked in zip(*(queries(made, QUERIES) for made in stories), strict=True):
        for answerer, query, times in zip(answerers, asked, taken, strict=True):
            times.append(_seconds(_asking(answerer, query, written=written)) * 1000)
    medians = tuple(median(times) for times in taken)
    tails = tuple(quantiles(times, n=100)[-1] for times in taken)
    return Answering((medians[0], medians[1]), (tails[0], tails[1]))


def checking(few: int = FEW, many: int = MANY) -> Answering:
    """Check what claims say, of a small and of a large story."""
    house = House.find()
    general = house.general()
    stories = [built(synthesise(sources)) for sources in (few, many)]
    answerers = [house.answerer_of(digest, general) for digest in stories]
    gc.collect()
    gc.freeze()  # as the service does
    taken = [_checks(answerer) for answerer in answerers]
    medians = tuple(median(times) for times in taken)
    tails = tuple(quantiles(times, n=100)[-1] for times in taken)
    return Answering((medians[0], medians[1]), (tails[0], tails[1]))


def _checks(answerer: Answerer) -> list[float]:
    """Milliseconds of checking what a hundred claims say; the first check of all is made beforehand."""
    claims = answerer.digest.claims
    answerer.check(answerer.digest.story.title)
    said = [claim.says for claim in claims[:: max(1, len(claims) // CHECKS)]]
    return [_seconds(partial(answerer.check, says)) * 1000 for says in said]


def starting(runs: int = 5) -> float:
    """How many times as long `crosscheck ask who-released` takes as a program that does nothing."""
    ask, nothing = ["-m", "bot", "ask", "who-released"], ["-c", "pass"]
    taken = [(_process_seconds(ask), _process_seconds(nothing)) for _ in range(runs)]
    return min(asked for asked, _ in taken) / min(idle for _, idle in taken)


def _asking(answerer: Answerer, query: str, *, written: bool) -> Callable[[], object]:
    if written:
        return lambda: answer_json(answerer.answer(query), answerer.digest.story)
    return lambda: answerer.answer(query)


def _seconds(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun


def _process_seconds(arguments: Sequence[str]) -> float:
    """Seconds of processor time that a Python program takes."""
    measuring = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN); print(used.ru_utime + used.ru_stime)"
    )
    run = subprocess.run(  # noqa: S603  # this very program
        [sys.executable, "-c", measuring, sys.executable, *arguments], capture_output=True, check=True
    )
    return float(run.stdout)


def main() -> None:
    """Print all figures."""
    claims, times = growth_of_building()
    print(f"building: {claims:.1f} times the claims, {times:.1f} times the time")
    found = loading()
    print(
        f"loading {found.claims:,} claims ({found.file >> 20} MB):"
        f" {found.seconds / found.json_seconds:.2f} times"
        f" the time of reading the file as JSON, {found.peak / found.json_peak:.2f} times its memory"
        f" ({found.peak >> 20} MB beyond the file)"
    )
    for written in (False, True):
        answers = answering(written=written)
        print(
            f"an answer{' in writing' if written else ''} at {MANY:,} sources beside {FEW}:"
            f" median {answers.ratios[0]:.2f}, 99th percentile {answers.ratios[1]:.2f} times"
            f" ({answers.medians[0]:.2f} and {answers.medians[1]:.2f} ms; {answers.tails[0]:.1f} and"
            f" {answers.tails[1]:.1f} ms)"
        )
    checks = checking()
    print(
        f"a check at {MANY:,} sources beside {FEW}: median {checks.ratios[0]:.1f}, 99th percentile"
        f" {checks.ratios[1]:.1f} times ({checks.medians[0]:.0f} and {checks.medians[1]:.0f} ms;"
        f" {checks.tails[0]:.0f} and {checks.tails[1]:.0f} ms)"
    )
    print(f"crosscheck ask who-released: {starting():.0f} times a program that does nothing")


if __name__ == "__main__":
    main()
