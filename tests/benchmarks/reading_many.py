"""How drafting scales over processes, within one run: `python -m tests.benchmarks.reading_many [N]`.

The same N made-up articles are drafted by one process and by two, alternately, three times each; workers are
warm, since a run over thousands of articles starts them once. The best of each counts, for other work on the
machine can only slow a round. The proposals must be the same.

The ratio of the times tells what two processes gain, where two cores are free. The ratio of processor time
tells what the sharing itself costs, on a busy machine too: 1.00 is nothing.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from random import Random
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter, process_time

from bot.reading.drafting import read_lexicon
from bot.reading.drafts import source_of
from bot.service.drafting import RuleDrafter
from bot.service.spreading import Alone, Job, Spread, workers
from tests.builders import a_story

LEXICON = Path(__file__).parents[2] / "config" / "lexicons" / "violence.toml"
ROUNDS = 3
PLACES = ("mill", "harbour", "market", "station", "school", "bridge")
SENTENCES = (
    "{n} people were killed and {m} others injured in a shooting near the {place} on Monday, police said.",
    "Among the dead was Anna Lind, {m}, a teacher who had lived by the {place} for years.",
    "A spokesman for the hospital said that {n} of the wounded were in critical condition.",
    "The {place} was closed for {n} days while investigators spoke to {m} witnesses.",
    "Officers arrested a man of {m} years, who has not been charged, and searched {n} houses.",
    "Neighbours left flowers at the {place}, where a vigil was held before the funeral.",
)


def an_article(number: int) -> Job:
    """Some four hundred words in ten paragraphs, the same for the same number."""
    chance = Random(number)  # noqa: S311 - made up, not secret
    paragraphs = (
        " ".join(
            sentence.format(n=chance.randint(2, 9), m=chance.randint(20, 70), place=chance.choice(PLACES))
            for sentence in chance.sample(SENTENCES, 3)
        )
        for _ in range(10)
    )
    text = f"Shooting, report {number}\n\n" + "\n\n".join(paragraphs) + "\n"
    return Job(text, source_of(text.encode(), file=f"n{number}.txt", source=f"n{number}"))


def timed(spread: Spread, jobs: list[Job]) -> tuple[float, list[object]]:
    """Seconds for all jobs, and what they gave."""
    begun = perf_counter()
    done = [each.proposals for each in spread.draft(iter(jobs))]
    return perf_counter() - begun, done


def childrens_time() -> float:
    """Processor seconds of all worker processes that have ended."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print articles per second with one process and with two, and what two cost."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    jobs = [an_article(number) for number in range(count)]
    drafter = RuleDrafter(read_lexicon(LEXICON.read_text("utf-8"), LEXICON.name))
    alone = Alone(drafter, a_story())
    timed(alone, jobs[:2])
    with workers(drafter, a_story(), 2) as two:
        timed(two, jobs[:8])
    start_up = childrens_time()
    ones, twos, processor = [], [], 0.0
    with workers(drafter, a_story(), 2) as two:
        timed(two, jobs[:8])
        for _ in range(ROUNDS):
            before = process_time()
            took, expected = timed(alone, jobs)
            processor += process_time() - before
            ones.append(took)
            took, found = timed(two, jobs)
            twos.append(took)
            if found != expected:
                sys.exit("two processes give other proposals than one")
    shared = childrens_time() - 2 * start_up
    print(f"{count} articles, {sum(len(job.text.split()) for job in jobs)} words, {os.cpu_count()} cores")
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    print(f"one process: {count / min(ones):.1f} articles a second; two: {count / min(twos):.1f}")
    print(f"ratio of times: {min(ones) / min(twos):.2f}; of processor time: {shared / processor:.2f}")
    print(f"processor time an article: {1000 * processor / ROUNDS / count:.0f} ms")


if __name__ == "__main__":
    main()
