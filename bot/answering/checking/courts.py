"""Lets claims speak to a piece of a statement: by their value, by their wording, or as rivals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.answering.checking.affinity import FAR, Nearness
from bot.answering.checking.archive import Archive, Nearest
from bot.answering.checking.counterparts import counterparts, counts_others, dates_another, is_of_one
from bot.answering.checking.hearings import Hearing
from bot.answering.checking.lists import denies
from bot.answering.checking.openings import keep_to_the_point
from bot.answering.checking.profiles import Profile
from bot.answering.checking.quotations import Quotations
from bot.answering.checking.remarks import remarks_in
from bot.answering.checking.rivals import rivals_in
from bot.answering.checking.scales import Grip
from bot.answering.checking.sides import Side, Stand
from bot.answering.checking.silences import break_silence
from bot.answering.checking.speakers import Speakers
from bot.answering.checking.standpoints import bench_of
from bot.answering.checking.states import States
from bot.answering.checking.utterances import Unit
from bot.answering.checking.verdicts import SUPPORT
from bot.answering.checking.voices import Voice
from bot.answering.checking.worded import DENIED, by_wording, denies_starkly
from bot.story.claims import Claim
from bot.story.digests import Digest
from bot.story.entities import EntityKind
from bot.story.values import Category, Names, Order, Quantity, Route, Value

TOPIC = {Side.FOR: 0.5, Side.AGAINST: 0.55}
NEAREST = {Side.FOR: 0.95, Side.AGAINST: 0.65}
TOLD = {Side.FOR: 0.3, Side.AGAINST: 0.5}
"""How near, as a share of the nearest claim, a topic must be for its values to speak, and a claim to speak by
its wording; and the share of that wording which the piece must say. Tried on statements of known verdict."""

OPPOSING = 0.6
"""How near, in the same way, a claim must be itself for its term to oppose."""

RIVAL_NEAREST = 0.8
RIVAL_TOLD = 0.5
"""The same for what bears a piece out so squarely that what differs from it opposes the piece."""

WEAKEST = 0.2
BY_VALUE = {Side.FOR: 0.35, Side.AGAINST: 0.5}
"""The share of a piece's weight that a claim must know: to be looked at, and of what is left beside the value
to speak by that. Measured on statements of known verdict."""

MILD = 0.6
"""The same for values that hardly go together."""

SUBJECT = 1.9
"""From this weight on a name is particular enough that a claim must know it."""


class Court:
    """The claims of one digest, and what is known of how they differ."""

    def __init__(self, digest: Digest, archive: Archive) -> None:
        self._archive = archive
        self.speakers = Speakers(digest.story, digest.claims)
        self._bench = bench_of(digest, archive.events)
        self._states = States(digest.claims, self._bench.terms, digest.story)
        self._quotations = Quotations(digest.claims, self.speakers)
        self._remarks = remarks_in(digest.claims, digest.story)
        self._rivals = rivals_in(digest.findings, digest.claims, lambda c: archive.profile(c.id).known)

    def hear(self, hearing: Hearing) -> None:
        """Fill a hearing with the voices that count."""
        near = self._hear_claims(hearing)
        keep_to_the_point(hearing)
        if not (hearing.mentions or self.speakers.speakers(hearing.piece)):
            self._states.keep_own(hearing)
        hearing.settle()
        self._hear_rivals(hearing, near)
        self._quotations.attribute(hearing)
        break_silence(hearing, self.speakers)

    def _hear_rivals(self, hearing: Hearing, near: Mapping[str, Nearness]) -> None:
        """Let the claims speak against that are known to differ from what bears the piece out.

        The piece must tell squarely what they differ from. A list that leaves out what a piece denies
        something of seems to oppose it; where it differs from what does oppose it, it bears the piece out.
        """
        if self.speakers.speakers(hearing.piece) or hearing.left_open:
            return
        top = max((found.score for found in near.values()), default=0.0)
        heard = {voice.claim.id: voice for voice in hearing.voices}
        for voice in tuple(heard.values()):
            if not _is_square(voice, hearing, near.get(voice.claim.id, FAR), top):
                continue
            for rival in self._rivals.get(voice.claim.id, ()):
                spoken = self._rival(hearing, voice, self._archive.profile(rival), heard.get(rival))
                if spoken is not None:
                    heard[rival] = spoken
        hearing.voices[:] = heard.values()

    def _rival(self, hearing: Hearing, voice: Voice, rival: Profile, known: Voice | None) -> Voice | None:
        """Tell what a claim that differs from one heard says, beyond what it said itself."""
        if _is_beside(voice.claim, rival.claim, hearing):
            return None
        if voice.side is Side.FOR and known is None:
            grip = self._archive.scales.grip(hearing.units, rival)
            return Voice(rival, grip, Side.AGAINST, voice.words)
        is_list = isinstance(rival.claim.value, Names) and known is None
        if is_list and self._bench.stand(hearing.piece, hearing.mentions, rival) is None:
            return None  # it leaves out nothing that the piece names
        if _bears_out(hearing, voice, rival.claim, known):
            grip = replace(voice.grip, flipped=frozenset())  # it knows of the matter what that knows
            return Voice(rival, grip, Side.FOR, voice.words)
        return None

    def _hear_claims(self, hearing: Hearing) -> Mapping[str, Nearness]:
        """Let every claim speak that has something to say; tell how near each is that may.

        To a piece that states a condition only claims speak that state one too, where any of them does.
        """
        near = self._near_of(hearing)
        own = {claim: found for claim, found in near.items() if self._is_of_kind(hearing, claim)}
        hearing.voices.extend(self._voices(hearing, own))
        if not hearing.voices:
            hearing.voices.extend(self._voices(hearing, near))
        if not self.speakers.speakers(hearing.piece):
            hearing.voices.extend(counterparts(hearing, self._bench))
        if any(voice.counts for voice in hearing.voices):
            hearing.voices[:] = [voice for voice in hearing.voices if not is_of_one(voice)]
        return near

    def _is_of_kind(self, hearing: Hearing, claim: str) -> bool:
        """Whether a claim is of the kind that alone speaks to a piece: of a condition, or of who belongs."""
        profile = self._archive.profile(claim)
        if hearing.piece.condition:
            return profile.is_conditional
        return hearing.is_sole and _is_roster(profile.claim.value)

    def _voices(self, hearing: Hearing, near: Mapping[str, Nearness]) -> Iterator[Voice]:
        """Let those claims speak that are near enough to the nearest."""
        nearest = self._archive.nearest(hearing.piece)
        top = max((found.score for found in near.values()), default=0.0)
        topics: dict[tuple[str, str], float] = defaultdict(float)
        for profile in self._archive.profiles:
            topics[profile.topic_key] = max(topics[profile.topic_key], near.get(profile.claim.id, FAR).score)
        for profile in self._archive.profiles:
            found = near.get(profile.claim.id, FAR)
            if profile.claim.id not in near and hearing.units:
                continue
            grip = self._archive.scales.grip(hearing.units, profile, found.text)
            is_bare = _says_value_alone(hearing, profile, nearest)
            if not (is_bare or grip.share >= WEAKEST):
                continue
            voice = self._voice(hearing, profile, grip, nearest, found)
            if voice is not None and _is_near(voice, found, topics[profile.topic_key], top):
                yield replace(voice, of_text=found.of_text)

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
        is_stark = denies_starkly(found)
        is_word = stand is None or (is_stark and stand.side is Side.FOR)
        if stand is None or is_word or (stand.is_mild and self.speakers.speakers(hearing.piece)):
            return by_wording(hearing, profile, grip, nearest, found)
        is_stark = is_stark or _is_opposed_word(stand, grip, found)
        voice = None
        if dates_another(profile, stand.side, nearest):
            return None
        if not counts_others(profile, stand.side, nearest, found):
            voice = self._by_value(hearing, profile, grip, stand, nearest)
        return by_wording(hearing, profile, grip, nearest, found) if voice is None and is_stark else voice

    def _near_of(self, hearing: Hearing) -> Mapping[str, Nearness]:
        """How near each claim is that knows whom the piece is about, and is the word of who speaks in it."""
        speakers = self.speakers.speakers(hearing.piece)
        is_sourced = bool(speakers) and self.speakers.is_sourced(hearing.piece)
        has_negation = bool(hearing.piece.having("negation"))
        dangles = has_negation and hearing.piece.utterance.dangles(hearing.units)
        closes = bool(hearing.piece.having("only"))
        return {
            claim: found
            for claim, found in self._archive.affinities.of(
                hearing.units, dangles=dangles, closes=closes, condition=hearing.piece.condition
            ).items()
            if (
                not speakers
                or isinstance(self._archive.profile(claim).claim.value, Order)
                or self.speakers.is_word_of(self._archive.profile(claim), speakers, is_sourced=is_sourced)
            )
            and self._knows_subject(hearing, self._archive.profile(claim))
        }

    def _by_value(
        self, hearing: Hearing, profile: Profile, grip: Grip, stand: Stand, nearest: Nearest
    ) -> Voice | None:
        """Let a claim speak by its value, when it also knows what the piece says it of."""
        value = profile.claim.value
        if _is_denied(hearing, value, stand) or _is_spent(hearing, value, grip, stand):
            grip = replace(grip, flipped=frozenset())  # what the piece denies, the list does not give
        elif _is_turned(hearing, value, grip, stand):
            return None
        if isinstance(value, Route) and grip.share >= SUPPORT:
            return Voice(profile, grip, stand.side, stand.words)
        rest = [unit for unit in hearing.units if not unit.span & stand.words]
        share = self._archive.scales.grip(rest, profile).share
        is_known = share >= SUPPORT or not rest
        if not self._is_spoken_of(hearing, profile, grip, stand, nearest, is_known=is_known):
            return None
        if isinstance(value, Quantity) and not self._counts(rest, profile):
            return None
        if share >= WEAKEST:
            share = max(share, self._archive.kin_share(rest, profile))
        if isinstance(value, Order):
            share = self._share_with_order(hearing, stand, rest, profile)
        least = MILD if stand.is_mild else BY_VALUE[Side.FOR if isinstance(value, Order) else stand.side]
        is_relevant = not rest or share >= least
        return Voice(profile, grip, stand.side, stand.words, stand.is_mild) if is_relevant else None

    def _is_spoken_of(  # all that there is to go by
        self,
        hearing: Hearing,
        profile: Profile,
        grip: Grip,
        stand: Stand,
        nearest: Nearest,
        *,
        is_known: bool,
    ) -> bool:
        """Whether a piece names the subject of a claim, or none, or is known to the claim for the most part.

        That one of several is not so does not say that none is; that one is so denies it.
        """
        value, id_ = profile.claim.value, profile.claim.id
        if isinstance(value, Category) and self._is_aside(profile, nearest):
            return False
        is_none = isinstance(value, Category) and _is_none(hearing, stand)
        if id_ in nearest.named or isinstance(value, Order):  # which names both events
            return True
        if is_none and stand.side is Side.AGAINST and self._is_part(profile, nearest):
            return True
        if is_none and stand.side is Side.FOR and id_ not in nearest.unnamed:
            return False
        counts = isinstance(value, Quantity)  # a number means nothing without what it counts
        is_about = id_ in nearest.unnamed and is_known and not counts
        return is_about or (stand.side is Side.FOR and grip.share >= SUPPORT)

    def _share_with_order(
        self, hearing: Hearing, stand: Stand, rest: Sequence[Unit], profile: Profile
    ) -> float:
        """Find the share of a piece that orders two events or is known to the source of a claim."""
        scales = self._archive.scales
        ordering = scales.sum(unit for unit in hearing.units if unit.span & stand.words)
        beside = scales.sum(rest)
        known = beside * self._archive.source_share(rest, profile.claim.source)
        return (ordering + known) / (ordering + beside) if ordering + beside else 1.0

    def _is_aside(self, profile: Profile, nearest: Nearest) -> bool:
        """Whether a claim is on one branch of the subjects, and those the piece names are on others."""
        if profile.claim.id in nearest.named or profile.claim.id in nearest.unnamed:
            return False
        named = (self._archive.profile(claim).claim for claim in nearest.named)
        return all(_are_apart(c, profile.claim) for c in named if c.aspect == profile.claim.aspect)

    def _is_part(self, profile: Profile, nearest: Nearest) -> bool:
        """Whether a claim against is on a branch of a subject that the piece names: one of what none is."""
        named = (self._archive.profile(claim).claim for claim in nearest.named)
        own = profile.claim
        return any(c.aspect == own.aspect and own.subject.startswith(f"{c.subject}/") for c in named)

    def _counts(self, rest: Sequence[Unit], profile: Profile) -> bool:
        """Whether a claim knows what is counted, and not only whom it is said of."""
        things = [unit for unit in rest if not unit.entities]
        return not things or self._archive.scales.grip(things, profile).share >= BY_VALUE[Side.AGAINST]

    def _knows_subject(self, hearing: Hearing, profile: Profile) -> bool:
        """Whether a claim knows the first particular person or body that the piece is about."""
        for unit in () if hearing.is_sole else hearing.units:
            if self.speakers.can_speak(unit) and self._archive.scales.weight(unit) > SUBJECT:
                return any(unit.features & kin.known for kin in self._archive.answerable(profile))
        return True


def _is_none(hearing: Hearing, stand: Stand) -> bool:
    """Whether a piece says that a term holds of none of what it speaks of."""
    return bool(stand.words) and all(map(hearing.piece.utterance.is_denied, stand.words))


def _tells_itself(hearing: Hearing, stand: Stand | None) -> bool:
    """Whether a piece says just what a claim does."""
    return stand is not None and stand.side is Side.FOR and not _is_none(hearing, stand)


def _is_denied(hearing: Hearing, value: Value, stand: Stand) -> bool:
    """Whether a piece says of what a list may hold that it is not on it."""
    if not isinstance(value, Names):
        return False
    return any(denies(hearing.piece, value.members[0].kind, at) for at in stand.words)


def _is_spent(hearing: Hearing, value: Value, grip: Grip, stand: Stand) -> bool:
    """Whether all that a claim seems to deny is denied together with the term that makes it agree."""
    is_term = isinstance(value, Category) and stand.side is Side.FOR and _is_none(hearing, stand)
    return is_term and all(hearing.units[at].is_denied for at in grip.flipped)


def _is_opposed_word(stand: Stand, grip: Grip, found: Nearness) -> bool:
    """Whether a piece names a claim's term and says the opposite of it: that repression has ended."""
    return stand.side is Side.FOR and grip.is_opposed and found.polarity < DENIED


def _is_turned(hearing: Hearing, value: Value, grip: Grip, stand: Stand) -> bool:
    """Whether a claim gives a piece's value, and denies what the piece says beside it."""
    if stand.side is Side.AGAINST or not grip.is_opposed:
        return False
    beside = [at for at in grip.flipped if not hearing.units[at].span <= stand.words]
    return isinstance(value, Category) or (isinstance(value, Names | Quantity) and bool(beside))


def _is_square(voice: Voice, hearing: Hearing, found: Nearness, top: float) -> bool:
    """Whether the piece tells squarely what a claim does, and not as the word of whoever it names.

    Where somebody went is so or not, whoever tells it.
    """
    named = {id_ for unit in hearing.units for id_ in unit.entities}
    said_by = voice.claim.attributed_to
    is_own_word = said_by is not None and said_by.id in named and not isinstance(voice.claim.value, Route)
    is_near = found.score >= RIVAL_NEAREST * top and min(found.of_piece, found.of_text) >= RIVAL_TOLD
    return is_near and not is_own_word


def _is_beside(own: Claim, rival: Claim, hearing: Hearing) -> bool:
    """Whether two claims differ in what a complete list leaves out, and a piece says nothing of that."""
    if not (isinstance(own.value, Names) and isinstance(rival.value, Names) and own.value.closed):
        return False
    named = {id_ for unit in hearing.units for id_ in unit.entities}
    others = {member.id for member in rival.value.members} - {member.id for member in own.value.members}
    return not hearing.piece.having("only", "beyond") and named.isdisjoint(others)


def _bears_out(hearing: Hearing, voice: Voice, rival: Claim, known: Voice | None) -> bool:
    """Whether what differs from an opponent is just what a piece says.

    A list only seems to oppose what an opponent opposes by a term that excludes its own; and where they are
    denied to have gone bears out that they went elsewhere.
    """
    if voice.side is not Side.AGAINST or voice.is_mild:
        return False
    if isinstance(voice.claim.value, Category) and isinstance(rival.value, Names):
        is_left_out = rival.value.closed and not hearing.piece.having("every")
        return is_left_out if known is None else known.side is Side.AGAINST
    is_denied = all(map(hearing.piece.utterance.is_denied, voice.words))
    return known is None and isinstance(voice.claim.value, Route) and bool(voice.words) and is_denied


def _are_apart(one: Claim, other: Claim) -> bool:
    """Whether two claims are on different branches of the subjects."""
    first, second = f"{one.subject}/", f"{other.subject}/"
    return not first.startswith(second) and not second.startswith(first)


def _says_value_alone(hearing: Hearing, profile: Profile, nearest: Nearest) -> bool:
    """Whether a piece is hardly more than the value that a claim is to be compared by."""
    if not hearing.units:
        return profile.claim.id in nearest.named
    return len(hearing.units) == 1 and isinstance(profile.claim.value, Category)


def _is_near(voice: Voice, found: Nearness, topic: float, top: float) -> bool:
    """Whether a claim is about what the piece is about, beside the nearest claim."""
    if voice.words:
        is_term = isinstance(voice.claim.value, Category) and voice.side is Side.AGAINST
        is_far = is_term and found.score < OPPOSING * top
        return topic >= TOPIC[voice.side] * top and not is_far
    return found.score >= NEAREST[voice.side] * top and found.of_text >= TOLD[voice.side]


def _is_roster(value: Value) -> bool:
    """Whether a value is a list of persons."""
    return isinstance(value, Names) and value.members[0].kind is EntityKind.PERSON


def _leaves_open(hearing: Hearing, profile: Profile) -> bool:
    """Whether a claim counts what the piece counts, and neither bears its number out nor opposes it."""
    value = profile.claim.value
    return isinstance(value, Quantity) and any(
        isinstance(mention.value, Quantity) and mention.value.unit == value.unit
        for mention in hearing.mentions
    )
