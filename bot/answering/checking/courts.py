"""Lets claims speak to a piece of a statement: by their value, by their wording, or as rivals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bot.answering.checking.affinity import FAR, Nearness
from bot.answering.checking.archive import Archive, Nearest
from bot.answering.checking.counterparts import (
    counterparts,
    counts_others,
    dates_another,
    is_of_one,
    lasts_another,
)
from bot.answering.checking.events import TELLING
from bot.answering.checking.extents import EXTENTS
from bot.answering.checking.hearings import Hearing
from bot.answering.checking.lists import lists_goods
from bot.answering.checking.openings import keep_to_the_point
from bot.answering.checking.priors import prior_words
from bot.answering.checking.profiles import Profile
from bot.answering.checking.quotations import Quotations
from bot.answering.checking.remarks import remarks_in
from bot.answering.checking.rivalry import Rivalry
from bot.answering.checking.scales import Grip
from bot.answering.checking.sides import Side, Stand
from bot.answering.checking.silences import break_silence
from bot.answering.checking.spans import (
    tells_how_it_was,
    tells_of_before,
    tells_of_first_time,
)
from bot.answering.checking.speakers import Speakers
from bot.answering.checking.standpoints import bench_of
from bot.answering.checking.states import States
from bot.answering.checking.utterances import Unit
from bot.answering.checking.valued import WEAKEST, bounds_list, by_value, denies_term
from bot.answering.checking.voices import Voice
from bot.answering.checking.worded import DENIED, by_wording, denies_starkly
from bot.story.digests import Digest
from bot.story.entities import EntityKind
from bot.story.values import Category, Names, Order, Quantity, Value

TOPIC = {Side.FOR: 0.5, Side.AGAINST: 0.55}
NEAREST = {Side.FOR: 0.95, Side.AGAINST: 0.65}
TOLD = {Side.FOR: 0.3, Side.AGAINST: 0.5}
"""How near, as a share of the nearest claim, a topic must be for its values to speak, and a claim to speak by
its wording; and the share of that wording which the piece must say. Tried on statements of known verdict."""

LEAST = min(*TOPIC.values(), *NEAREST.values())
"""What is further away says nothing to a piece."""

OPPOSING = 0.6
"""How near, in the same way, a claim must be itself for its term to oppose."""

BEFORE = 0.75
PAST = 0.9
"""How near, as a share of the nearest claim, one that tells of before must be to be heard alone, and how near
where a piece says that something had been and not before what."""

SUBJECT = 1.9
"""From this weight on a name is particular enough that a claim must know it."""


class Court:
    """The claims of one digest, and what is known of how they differ."""

    def __init__(self, digest: Digest, archive: Archive) -> None:
        self._archive = archive
        self.speakers = Speakers(digest.story, digest.claims)
        self._bench = bench_of(digest, archive)
        self._states = States(digest.claims, archive)
        self._quotations = Quotations(digest.claims, self.speakers)
        self._remarks = remarks_in(digest.claims, digest.story)
        self._rivalry = Rivalry(digest, archive, self._bench)

    def hear(self, hearing: Hearing) -> None:
        """Fill a hearing with the voices that count."""
        near = self._hear_claims(hearing)
        keep_to_the_point(hearing)
        if not (hearing.mentions or hearing.speaking):
            self._states.keep_own(hearing)
        hearing.settle()
        self._rivalry.hear(hearing, near)
        self._quotations.attribute(hearing)
        break_silence(hearing, self.speakers)

    def _hear_claims(self, hearing: Hearing) -> Mapping[str, Nearness]:
        """Let every claim speak that has something to say; tell how near each is that may.

        To a piece that states a condition only claims speak that state one too, where any of them does.
        """
        near = self._near_of(hearing)
        own = {claim: found for claim, found in near.items() if self._is_of_kind(hearing, claim)}
        nearest = self._archive.nearest(hearing.piece)
        hearing.voices.extend(self._voices(hearing, own, nearest))
        if any(_is_of_some(voice.claim.value) for voice in hearing.voices):
            hearing.voices.extend(_beside_some(hearing, self._voices(hearing, near, nearest)))
        if not hearing.voices and hearing.piece.condition >= 0:
            hearing.voices.extend(self._voices(hearing, near, nearest))
        if not hearing.speaking:
            hearing.voices.extend(counterparts(hearing, self._bench))
        if any(voice.counts for voice in hearing.voices):
            hearing.voices[:] = [voice for voice in hearing.voices if not is_of_one(voice)]
        return near

    def _is_of_kind(self, hearing: Hearing, claim: str) -> bool:
        """Whether a claim is of the kind that alone speaks to a piece.

        That is one of a condition, of who belongs, or of some where the piece tells of all or none.
        """
        profile = self._archive.profile(claim)
        if hearing.piece.condition:
            return profile.is_conditional
        if hearing.is_sole:
            return _is_roster(profile.claim.value)
        return self._is_of_extent(hearing, profile)

    def _is_of_extent(self, hearing: Hearing, profile: Profile) -> bool:
        """Whether a claim that a term holds of some speaks to what a piece says of all, some or none."""
        if not _is_of_some(profile.claim.value):
            return False
        stand = self._bench.stand(hearing.piece, hearing.mentions, profile)
        bounds = hearing.piece.having(*EXTENTS)
        return stand is not None and (stand.side is Side.AGAINST or bool(bounds))

    def _voices(self, hearing: Hearing, near: Mapping[str, Nearness], nearest: Nearest) -> Iterator[Voice]:
        """Let those claims speak that are near enough to the nearest."""
        top = max((found.score for found in near.values()), default=0.0)
        topics: dict[tuple[str, str], float] = defaultdict(float)
        for claim, found in near.items():
            key = self._archive.profile(claim).topic_key
            topics[key] = max(topics[key], found.score)
        for profile in self._archive.profiles:
            found = near.get(profile.claim.id, FAR)
            if profile.claim.id not in near and hearing.units:
                continue
            if topics[profile.topic_key] < LEAST * top:
                continue  # whatever it says, it is too far away
            grip = self._archive.scales.grip(hearing.units, profile, found.text)
            is_bare = _says_value_alone(hearing, profile, nearest)
            is_roster = hearing.is_sole and _is_roster(profile.claim.value)
            if not (is_bare or is_roster or grip.share >= WEAKEST):
                continue
            voice = self._voice(hearing, profile, grip, nearest, found)
            if voice is None or self._is_bygone(hearing, voice):
                continue
            if _is_near(voice, found, topics[profile.topic_key], top):
                yield replace(voice, of_text=found.of_text)

    def _is_bygone(self, hearing: Hearing, voice: Voice) -> bool:
        """Whether a claim of how somebody is speaks against how they were."""
        return voice.side is Side.AGAINST and self._bench.is_bygone(hearing.piece, voice.claim)

    def _voice(
        self, hearing: Hearing, profile: Profile, grip: Grip, nearest: Nearest, found: Nearness
    ) -> Voice | None:
        """Let a claim speak by its condition, by its value, or by its wording alone."""
        if hearing.piece.condition and profile.is_conditional:
            return by_wording(hearing, profile, grip.unturned, nearest, found)
        stand = self._bench.stand(hearing.piece, hearing.mentions, profile)
        is_open = _leaves_open(hearing, profile) or (hearing.is_sole and _is_roster(profile.claim.value))
        is_aside = profile.claim.id in self._remarks and not _tells_itself(hearing, stand)
        if is_aside or (stand is None and is_open):
            return None
        is_bounded = _is_of_some(profile.claim.value) or bounds_list(hearing, profile.claim.value)
        is_stark = denies_starkly(found) and not is_bounded
        is_word = stand is None or (is_stark and stand.side is Side.FOR and not stand.is_beyond)
        if stand is None or is_word or (stand.is_mild and hearing.speaking):
            return by_wording(hearing, profile, grip, nearest, found)
        is_stark = is_stark or _is_opposed_word(stand, grip, found)
        voice = None
        if dates_another(profile, stand.side, nearest) or lasts_another(hearing, profile, stand.side):
            return None
        if not counts_others(profile, stand.side, nearest, found):
            voice = by_value(hearing, profile, grip, stand, nearest)
        return by_wording(hearing, profile, grip, nearest, found) if voice is None and is_stark else voice

    def _near_of(self, hearing: Hearing) -> Mapping[str, Nearness]:
        """How near each claim is that knows whom the piece is about, and is the word of who speaks in it."""
        speakers = hearing.speaking
        is_sourced = bool(speakers) and self.speakers.is_sourced(hearing.piece)
        dangles = hearing.piece.utterance.dangles(hearing.units, hearing.piece.having("negation"))
        closes = bool(hearing.piece.having("only"))
        subject = self._subject(hearing)
        near = {
            claim: found
            for claim, found in self._archive.affinities.of(
                hearing.units, dangles=dangles, closes=closes, condition=hearing.piece.condition
            ).items()
            if (
                not speakers
                or isinstance(self._archive.profile(claim).claim.value, Order)
                or self.speakers.is_word_of(self._archive.profile(claim), speakers, is_sourced=is_sourced)
            )
            and (subject is None or self._knows(subject, self._archive.profile(claim)))
        }
        return self._of_its_time(hearing, near)

    def _of_its_time(self, hearing: Hearing, near: Mapping[str, Nearness]) -> Mapping[str, Nearness]:
        """Keep to what tells of before, where a piece tells how things were then, of which now says nothing.

        What had happened before is told of by whatever tells that it happened, but not that it had never
        happened. Where a piece names what it was before, it may tell of what is so still.
        """
        piece = hearing.piece
        is_first = tells_of_first_time(piece)
        if piece.having("novel") or (is_first and self._tells_of_event(hearing)):
            return _of_first_time(near, self._archive)
        if self._tells_of_event(hearing):
            return near
        lasting = {claim: found for claim, found in near.items() if not self._orders(claim)}
        own = {claim: found for claim, found in lasting.items() if self._archive.profile(claim).times.before}
        if is_first or tells_of_before(piece):
            return own
        top, best = (max((f.score for f in found.values()), default=0.0) for found in (lasting, own))
        is_past = tells_how_it_was(piece) or (bool(piece.having("past")) and best >= PAST * top)
        return own if is_past and best >= BEFORE * top else near

    def _orders(self, claim: str) -> bool:
        """Whether a claim tells what came first, and not how anything was."""
        return isinstance(self._archive.profile(claim).claim.value, Order)

    def _tells_of_event(self, hearing: Hearing) -> bool:
        """Whether a piece tells of an event, and not only before which it was."""
        events = self._archive.events
        prior = prior_words(hearing.piece.utterance)
        sides = ([u for u in hearing.units if (u.start in prior) is is_prior] for is_prior in (False, True))
        told, before = (
            {event for event in events.telling if events.tells(event, units) >= TELLING} for units in sides
        )
        return bool(told - before)  # "free until the release" tells of no release

    def _subject(self, hearing: Hearing) -> Unit | None:
        """Find the first particular person or body that the piece is about, which a claim must know."""
        for unit in () if hearing.is_sole else hearing.units:
            if self.speakers.can_speak(unit) and self._archive.scales.weight(unit) > SUBJECT:
                return unit
        return None

    def _knows(self, unit: Unit, profile: Profile) -> bool:
        return any(not unit.features.isdisjoint(kin.known) for kin in self._archive.answerable(profile))


def _of_first_time(near: Mapping[str, Nearness], archive: Archive) -> Mapping[str, Nearness]:
    """Keep to what says that something happened for the first time, or had happened before."""
    return {claim: found for claim, found in near.items() if archive.profile(claim).times.first}


def _tells_itself(hearing: Hearing, stand: Stand | None) -> bool:
    """Whether a piece says just what a claim does."""
    return stand is not None and stand.side is Side.FOR and not denies_term(hearing, stand)


def _is_opposed_word(stand: Stand, grip: Grip, found: Nearness) -> bool:
    """Whether a piece names a claim's term and says the opposite of it: that repression has ended."""
    return stand.side is Side.FOR and grip.is_opposed and found.polarity < DENIED


def _beside_some(hearing: Hearing, voices: Iterable[Voice]) -> Iterator[Voice]:
    """The voices that count beside those of claims that a term holds of some.

    A claim of all does, where it is no wish, and where the piece tells of some whatever bears that out.
    """
    heard = {voice.claim.id for voice in hearing.voices}
    tells_of_some = bool(hearing.piece.having("some"))
    for voice in voices:
        is_fact = voice.profile.is_universal and not voice.profile.said.having("wished")
        if voice.claim.id not in heard and (is_fact or (tells_of_some and voice.side is Side.FOR)):
            yield voice


def _says_value_alone(hearing: Hearing, profile: Profile, nearest: Nearest) -> bool:
    """Whether a piece is hardly more than the value that a claim is to be compared by."""
    if not hearing.units:
        return profile.claim.id in nearest.named
    return len(hearing.units) == 1 and isinstance(profile.claim.value, Category)


def _is_near(voice: Voice, found: Nearness, topic: float, top: float) -> bool:
    """Whether a claim is about what the piece is about, beside the nearest claim."""
    if voice.words:
        is_whole = isinstance(voice.claim.value, Category) and not voice.claim.value.part
        is_term = is_whole and voice.side is Side.AGAINST
        is_far = is_term and found.score < OPPOSING * top
        return topic >= TOPIC[voice.side] * top and not is_far
    return found.score >= NEAREST[voice.side] * top and found.of_text >= TOLD[voice.side]


def _is_of_some(value: Value) -> bool:
    """Whether a value holds of some, and maybe not of all."""
    return isinstance(value, Category) and value.part


def _is_roster(value: Value) -> bool:
    """Whether a value is a list of persons."""
    return isinstance(value, Names) and value.members[0].kind is EntityKind.PERSON


def _names_goods(hearing: Hearing, value: Names) -> bool:
    """Whether a piece names goods, and not only what those on a list belong to."""
    above = {member.within for member in value.members}
    named = {id_ for unit in hearing.piece.units for id_ in unit.entities} - above
    return any(hearing.archive.kinds[id_] is EntityKind.GOODS for id_ in named)


def _leaves_open(hearing: Hearing, profile: Profile) -> bool:
    """Whether a claim counts, or lists, what the piece does, and neither bears it out nor opposes it."""
    value = profile.claim.value
    if isinstance(value, Names):
        return lists_goods(value) and _names_goods(hearing, value)
    return isinstance(value, Quantity) and any(
        isinstance(mention.value, Quantity) and mention.value.unit == value.unit
        for mention in hearing.mentions
    )
