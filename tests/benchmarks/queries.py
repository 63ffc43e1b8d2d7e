"""What people ask of a made-up story: details, names, restrictions, views, and what it does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from bot.story.entities import Entity, EntityKind
from tests.benchmarks.synthetic import ASKED, Synthetic

# How often each kind is asked, about as in the question banks: most want one detail, some a view.
WEIGHTS = {
    "detail": 8,
    "crowded": 2,
    "chatty": 2,
    "by a source": 2,
    "of a person": 1,
    "broad": 1,
    "not covered": 3,
    "misspelt": 1,
    "compare": 1,
    "only": 1,
    "search": 2,
    "view": 4,
}
VIEWS = ("disagreements", "agreements", "numbers", "timeline", "people", "sources")


def queries(made: Synthetic, count: int, seed: int = 1) -> Iterator[str]:
    """So many queries, each about what the story holds by lot; the kinds do not depend on it."""
    random = Random(seed)  # noqa: S311  # nothing secret is made
    for kind in random.choices([*WEIGHTS], [*WEIGHTS.values()], k=count):
        yield KINDS[kind](made, random)


def _works(made: Synthetic, random: Random) -> str:
    return _label(made, random, EntityKind.BODY)


def _label(made: Synthetic, random: Random, kind: EntityKind) -> str:
    known: list[Entity] = made.entities_by_kind[kind]
    return random.choice(known).label


def _id(made: Synthetic, random: Random) -> str:
    return random.choice(made.sources).id


def _detail(made: Synthetic, random: Random) -> str:
    return random.choice([*ASKED.values()])[0].replace("{it}", _works(made, random))


def _compared(made: Synthetic, random: Random) -> str:
    return " ".join(["compare", *(source.id for source in random.sample(made.sources, 2))])


KINDS: dict[str, Callable[[Synthetic, Random], str]] = {
    "detail": _detail,
    "crowded": lambda made, _: ASKED["count"][0].replace("{it}", made.crowded.name.title()),
    "chatty": lambda made, random: (
        f"hi, could you tell me about {_works(made, random)} and its workers, thanks"
    ),
    "by a source": lambda made, random: f"what does {_id(made, random)} say about {_works(made, random)}",
    "of a person": lambda made, random: f"what is said of {_label(made, random, EntityKind.PERSON)}",
    "broad": lambda *_: "how many workers",
    "not covered": lambda made, random: f"the price of potash at {_works(made, random)}",
    "misspelt": lambda made, random: f"how many workers were counted at {_works(made, random)[:-1]}",
    "compare": _compared,
    "only": lambda made, random: f"only {_id(made, random)}",
    "search": lambda made, random: f"search {_works(made, random)} workers",
    "view": lambda _, random: random.choice(VIEWS),
}
