"""Numbers, dates and orders in a piece: which claims tell of the same, and which only seem to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answering.checking.affinity import Nearness
from bot.answering.checking.archive import Nearest
from bot.answering.checking.hearings import Hearing
from bot.answering.checking.priors import prior_words
from bot.answering.checking.profiles import Profile
from bot.answering.checking.sides import Side
from bot.answering.checking.standpoints import Bench
from bot.answering.checking.voices import Voice
from bot.answering.checking.worded import DENIED
from bot.story.values import Category, Order, Period, Quantity, Value


def counterparts(hearing: Hearing, bench: Bench) -> Iterator[Voice]:
    """Let every claim speak that counts or orders just what another one does by which the piece is judged.

    A piece that is nothing but a number is judged by what some claim gives the very number of.
    """
    heard = {voice.claim.id for voice in hearing.voices}
    ordered = frozenset(voice.profile.topic_key for voice in hearing.voices if voice.orders)
    topics: dict[type, frozenset[tuple[str, str]]] = {Quantity: _counted(hearing), Order: ordered}
    for profile in hearing.archive.profiles if any(topics.values()) else ():
        is_alike = profile.topic_key in topics.get(type(profile.claim.value), ())
        stand = bench.stand(hearing.piece, hearing.mentions, profile) if is_alike else None
        is_new = stand is not None and profile.claim.id not in heard
        if stand is not None and is_new and not lasts_another(hearing, profile, stand.side):
            grip = hearing.grip(profile)
            yield Voice(profile, grip, stand.side, stand.words)


def _counted(hearing: Hearing) -> frozenset[tuple[str, str]]:
    """Find the subjects and aspects of what a piece counts; none where it counts nothing."""
    values = [mention.value for mention in hearing.mentions if mention.is_count]
    if not values:
        return frozenset()
    topics = {voice.profile.topic_key for voice in hearing.voices if voice.counts}
    if not hearing.units:
        topics |= {p.topic_key for p in hearing.archive.profiles if _gives_one_of(p.claim.value, values)}
    return frozenset(topics)


def _gives_one_of(value: Value, numbers: Sequence[Quantity | Period | None]) -> bool:
    """Whether a value is one of some numbers, whatever it counts."""
    return isinstance(value, Quantity) and any(
        isinstance(number, Quantity) and (number.least, number.most) == (value.least, value.most)
        for number in numbers
    )


def is_of_one(voice: Voice) -> bool:
    """Whether a term given to somebody or something by name seems to oppose what is said of a number."""
    return voice.side is Side.AGAINST and bool(voice.words) and isinstance(voice.claim.value, Category)


def counts_others(profile: Profile, side: Side, nearest: Nearest, found: Nearness) -> bool:
    """Whether a claim gives a number of those of whom the opposite is said: of the freed, not of the held."""
    is_for = isinstance(profile.claim.value, Quantity) and side is Side.FOR
    return is_for and profile.claim.id not in nearest.named and found.polarity < DENIED


def lasts_another(hearing: Hearing, profile: Profile, side: Side) -> bool:
    """Whether a length of time only seems to be opposed by that of something else."""
    is_length = isinstance(profile.claim.value, Quantity) and any(m.is_span for m in hearing.mentions)
    if side is Side.FOR or not is_length:
        return False
    prior = prior_words(hearing.piece.utterance)
    told = [unit for unit in hearing.units if unit.rings and not unit.entities and unit.start not in prior]
    return any(profile.by_ring.keys().isdisjoint(ring[:-1] for ring in unit.rings) for unit in told)


def dates_another(profile: Profile, side: Side, nearest: Nearest) -> bool:
    """Whether a date only seems to be opposed by a claim that dates what the piece does not name."""
    is_date = isinstance(profile.claim.value, Period) and side is Side.AGAINST
    return is_date and profile.claim.id not in nearest.named
