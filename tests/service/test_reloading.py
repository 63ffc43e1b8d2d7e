"""New digests are taken up between two requests; whatever is wrong with one, the last good one stays."""

import asyncio
import gc
import random
import weakref
from dataclasses import dataclass, field

import pytest

from bot.bootstrap import PROJECT, Desk, House
from bot.digest.shelves import Shelf
from bot.digest.signatures import Signer, Verifier
from bot.digest.supplies import FolderSupply, Parcel, admit
from bot.operations.metrics import Metrics
from bot.service.reloading import RETRY_SECONDS, Reloader
from bot.story.errors import DigestError
from tests.digest.published import mutated, sound_bytes

SIGNER = Signer.new()
VERIFIER = Verifier.of([SIGNER.public])
SLUG = "belarus"


@pytest.fixture(scope="module")
def general():
    return House(PROJECT / "config", PROJECT / "seeds").general()


@pytest.fixture
def desk(tmp_path, general):
    config = tmp_path / "config"
    config.mkdir()
    (config / f"{SLUG}.toml").touch()
    desk = Desk(House(config, tmp_path / "seeds"), is_supplied=True)
    vars(desk)["_general"] = general  # reading the words of four languages takes longer than all else here
    return desk


@pytest.fixture
def shelf(tmp_path):
    shelf = Shelf(tmp_path / "seeds" / SLUG)
    shelf.publish(sound_bytes("One."), SIGNER.sign)
    return shelf


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def metrics():
    return Metrics()


@pytest.fixture
def reloader(desk, shelf, metrics, clock):
    reloader = Reloader(desk, FolderSupply(desk.house.seeds), VERIFIER, metrics, clock=clock)
    assert shelf.path.exists()
    reloader.load(SLUG)
    return reloader


def says(desk):
    return desk.of(SLUG).digest.claims[0].says


def counted(metrics, outcome):
    labels = {"story": SLUG, "outcome": outcome}
    return metrics.registry.get_sample_value("crosscheck_digest_reloads_total", labels) or 0


def test_a_story_whose_digest_is_to_come_cannot_be_answered_yet(desk):
    assert not desk.has(SLUG)
    with pytest.raises(DigestError, match="there is no digest yet"):
        desk.of(SLUG)


async def test_a_new_digest_is_taken_up(desk, shelf, reloader, metrics):
    shelf.publish(sound_bytes("Two."), SIGNER.sign)
    await reloader.reload()
    assert (says(desk), counted(metrics, "taken")) == ("Two.", 1)


async def test_whoever_is_at_an_answer_keeps_their_answerer(desk, shelf, reloader):
    held = desk.of(SLUG)
    shelf.publish(sound_bytes("Two."), SIGNER.sign)
    await reloader.reload()
    assert held.digest.claims[0].says == "One."
    assert held.answer("how many").sources


async def test_a_digest_that_was_replaced_leaves_nothing_behind(desk, shelf, reloader):
    """What is loaded is hidden from the garbage collector, so nothing in it may point back."""
    before = desk.of(SLUG)
    gone = [weakref.ref(part) for part in (before, before.index, before.router, before._checker)]
    gc.disable()
    try:
        shelf.publish(sound_bytes("Two."), SIGNER.sign)
        await reloader.reload()
        del before
        assert [part() for part in gone] == [None] * 4
    finally:
        gc.enable()


async def test_the_digest_in_use_is_told(desk, shelf, reloader, metrics):
    before = desk.of(SLUG).digest.stamp
    entry = shelf.publish(sound_bytes("Two."), SIGNER.sign)
    await reloader.reload()
    shown = metrics.shown().decode()
    assert f'version="{entry.version}"' in shown
    assert f'version="{before.version}"' not in shown


async def test_the_loop_goes_on_while_a_digest_is_loaded(shelf, reloader):
    shelf.publish(sound_bytes("Two."), SIGNER.sign)
    loading = asyncio.create_task(reloader.reload())
    turns = 0
    while not loading.done():
        turns += 1
        await asyncio.sleep(0)
    assert turns > 10


BAD = {
    "unsigned": lambda shelf: shelf.path.write_bytes(sound_bytes("Two.")),
    "cut short": lambda shelf: shelf.path.write_bytes(shelf.path.read_bytes()[:-20]),
    "empty": lambda shelf: shelf.path.write_bytes(b""),
    "gone": lambda shelf: shelf.path.unlink(),
    "a folder": lambda shelf: (shelf.path.unlink(), shelf.path.mkdir()),
    "signed by another": lambda shelf: shelf.publish(sound_bytes("Two."), Signer.new().sign),
}


@pytest.mark.parametrize("spoil", BAD.values(), ids=BAD)
async def test_the_last_good_one_stays(desk, shelf, reloader, metrics, caplog, spoil):
    spoil(shelf)
    if spoil is BAD["signed by another"]:
        shelf.path.with_name("digest.json.sig").write_bytes(Signer.new().sign(b"x"))
    await reloader.reload()
    assert (says(desk), counted(metrics, "refused")) == ("One.", 1)
    assert "the last good one stays" in caplog.text


async def test_a_bad_digest_is_told_once_and_looked_at_again_in_time(shelf, reloader, clock, caplog):
    shelf.path.write_bytes(sound_bytes("Two."))
    for _ in range(3):
        await reloader.reload()
    assert caplog.text.count("the last good one stays") == 1
    clock.now += RETRY_SECONDS
    await reloader.reload()
    assert caplog.text.count("the last good one stays") == 2


async def test_after_a_bad_digest_a_good_one_is_taken_up(desk, shelf, reloader):
    shelf.path.write_bytes(b"{")
    await reloader.reload()
    shelf.publish(sound_bytes("Two."), SIGNER.sign)
    await reloader.reload()
    assert says(desk) == "Two."


@dataclass
class Breaking:
    """A supply that fails in ways nobody foresaw."""

    is_foreign: bool = True
    parcels: list[Parcel] = field(default_factory=list)

    def fetch(self, slug, mark=""):
        del slug, mark
        if self.parcels:
            return self.parcels.pop()
        raise MemoryError


async def test_the_unforeseen_leaves_the_last_good_one_too(desk, metrics):
    supply = Breaking(parcels=[Parcel("x", sound_bytes("One."), SIGNER.sign(sound_bytes("One.")), "1")])
    reloader = Reloader(desk, supply, VERIFIER, metrics)
    reloader.load(SLUG)
    await reloader.reload()
    assert (says(desk), counted(metrics, "refused")) == ("One.", 1)


async def test_being_told_to_look_does_not_wait_for_the_time(desk, shelf, reloader):
    running = asyncio.create_task(reloader.run(3600))
    shelf.publish(sound_bytes("Two."), SIGNER.sign)
    reloader.look()
    async with asyncio.timeout(10):
        while says(desk) != "Two.":  # noqa: ASYNC110 - a thread changes it
            await asyncio.sleep(0.005)
    running.cancel()


async def test_no_mutated_digest_is_taken_up(desk, shelf, reloader, metrics):
    sound, chance = shelf.path.read_bytes(), random.Random(5)  # noqa: S311 - no secret
    for _ in range(100):
        shelf.path.write_bytes(mutated(sound, chance))
        await reloader.reload()
        assert says(desk) == "One."
    assert counted(metrics, "refused") == 100


def test_without_signatures_a_mutated_digest_has_the_same_content_or_none():
    sound, chance = sound_bytes("One."), random.Random(6)  # noqa: S311 - no secret
    version = admit(Parcel("x", sound, b"", ""), SLUG, None).stamp.version
    refused = 0
    for _ in range(300):
        try:
            digest = admit(Parcel("x", mutated(sound, chance), b"", ""), SLUG, None)
        except DigestError:
            refused += 1
        else:
            assert digest.stamp.version == version
    assert refused > 200
