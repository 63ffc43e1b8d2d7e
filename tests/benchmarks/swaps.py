"""Digests swapped while writers are killed: `python -m tests.benchmarks.swaps [SWAPS] [MUTATIONS]`.

Each writer is a process of its own that publishes signed digests one after the other, until SIGKILL ends it
at a random moment. Three readers, processes too, take the digest over and over, check signature and content,
and note what they saw; a torn read would be one that is refused. Then mutated digests are put in use, and a
reloader looks at each.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import random
import sys
import tempfile
import time
from pathlib import Path

from bot.bootstrap import PROJECT, Desk, House
from bot.digest.shelves import Shelf
from bot.digest.signatures import Signer, Verifier
from bot.digest.supplies import FolderSupply, admit
from bot.operations.metrics import Metrics
from bot.service.reloading import Reloader
from bot.story.errors import DigestError
from tests.digest.published import mutated, sound_bytes

SLUG = "belarus"
READERS = 3


def versions(number: int) -> bytes:
    """One of a row of digests that differ."""
    return sound_bytes(f"Version {number}. " + "It is 123. " * 5_000)


def write(root: str, secret: str, first: int) -> None:
    """Publish one version after the other until killed."""
    shelf, signer, number = Shelf(Path(root) / SLUG), Signer.of(secret), first
    while True:
        number += 1
        shelf.publish(versions(number), signer.sign)


def read(root: str, public: str, stop: multiprocessing.Event, seen: multiprocessing.Queue) -> None:
    """Take the digest over and over; count what was seen."""
    supply, verifier = FolderSupply(Path(root)), Verifier.of([public])
    taken, torn, different, mark = 0, [], set(), ""
    while not stop.is_set():
        try:
            parcel = supply.fetch(SLUG, mark)
            if parcel is None:
                continue
            different.add(admit(parcel, SLUG, verifier).stamp.version)
            taken, mark = taken + 1, parcel.mark
        except DigestError as error:
            torn.append(str(error))
    seen.put((taken, len(different), torn))


def swap(root: str, swaps: int) -> dict[str, object]:
    """Let writers be killed until so many versions were in use; what the readers saw."""
    signer, context = Signer.new(), multiprocessing.get_context("spawn")
    shelf = Shelf(Path(root) / SLUG)
    shelf.publish(versions(0), signer.sign)
    stop, seen = context.Event(), context.Queue()
    readers = [context.Process(target=read, args=(root, signer.public, stop, seen)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    chance, kills, reached, until = random.Random(1), 0, 0, time.monotonic() + 400  # noqa: S311 - no secret
    while reached < swaps and time.monotonic() < until:
        writer = context.Process(target=write, args=(root, signer.secret, reached))
        writer.start()
        before = len(shelf.history())
        while len(shelf.history()) == before and time.monotonic() < until:
            time.sleep(0.01)  # until it is past its own start
        time.sleep(chance.uniform(0, 0.25))
        writer.kill()
        writer.join()
        kills += 1
        reached = shelf.history()[-1].number
    stop.set()
    found = [seen.get() for _ in readers]
    for reader in readers:
        reader.join()
    left = [path.name for path in shelf.folder.iterdir() if path.name.startswith(".digest")]
    return {
        "swaps": reached,
        "kills": kills,
        "temporary files left by the killed": len(left),
        "reads": sum(each[0] for each in found),
        "versions seen by each reader": [each[1] for each in found],
        "torn reads": sum(len(each[2]) for each in found),
        "first torn": next((each[2][0] for each in found if each[2]), None),
    }


async def mutate(root: str, mutations: int) -> dict[str, object]:
    """Put so many mutated digests of the real story in use, one after the other; what became of them."""
    house, metrics, signer = House(PROJECT / "config", Path(root)), Metrics(), Signer.new()
    desk = Desk(house, is_supplied=True)
    shelf, sound = Shelf(Path(root) / SLUG), (PROJECT / "seeds" / SLUG / "digest.json").read_bytes()
    shelf.publish(sound, signer.sign)
    reloader = Reloader(desk, FolderSupply(Path(root)), Verifier.of([signer.public]), metrics)
    reloader.load(SLUG)
    good, chance, kept = desk.of(SLUG), random.Random(2), 0  # noqa: S311 - no secret
    for _ in range(mutations):
        shelf.path.write_bytes(mutated(sound, chance))
        await reloader.reload()
        kept += desk.of(SLUG) is good
    value = metrics.registry.get_sample_value
    refused = value("crosscheck_digest_reloads_total", {"story": SLUG, "outcome": "refused"})
    return {"mutated": mutations, "last good one kept": kept, "counted as refused": refused}


def main() -> None:
    """Print what was seen as JSON, one object a line."""
    swaps, mutations = (int(word) for word in (*sys.argv[1:], "150", "1000")[:2])
    with tempfile.TemporaryDirectory() as root:
        print(json.dumps(swap(root, swaps)))
    with tempfile.TemporaryDirectory() as root:
        print(json.dumps(asyncio.run(mutate(root, mutations))))


if __name__ == "__main__":
    main()
