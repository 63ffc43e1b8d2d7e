"""How alike copies and independent texts are by their fingerprints.

Run as `python -m tests.benchmarks.likeness FOLDER`. The folder holds originals by authors of their own, on
the same events if possible.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from random import Random

from bot.comparing.origins import likeness
from bot.reading.fingerprints import fingerprint

TRIES = 20


def main() -> None:
    """Print the likeness of each two originals, and of each with copies of itself."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
    apart = [likeness(fingerprint(one), fingerprint(other)) for one, other in combinations(texts, 2)]
    print(f"independent: {max(apart):.2f} at most")
    for name, copy in _copies():
        found = sorted(
            likeness(fingerprint(text), fingerprint(copy(text))) for text in texts for _ in range(TRIES)
        )
        print(f"{name}: {found[0]:.2f} at least, {found[len(found) // 2]:.2f} in the middle")


def _copies() -> Iterator[tuple[str, Callable[[str], str]]]:
    random = Random(1)  # noqa: S311  # nothing secret is made
    yield "in another order", lambda text: "\n".join(random.sample(_lines(text), len(_lines(text))))
    for share in (0.1, 0.3, 0.5, 0.7):
        yield (
            f"{share:.0%} of the paragraphs left out",
            lambda text, share=share: "\n".join(line for line in _lines(text) if random.random() >= share),
        )
    for every in (30, 20, 10, 6):
        yield (
            f"one word in {every} changed",
            lambda text, every=every: " ".join(
                "otherwise" if random.random() < 1 / every else word for word in text.split(" ")
            ),
        )


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


if __name__ == "__main__":
    main()
