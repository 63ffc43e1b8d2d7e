"""The claims that speak to a piece of a statement, and how they stand to one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.checking.lists import lists_goods
from bot.answering.checking.profiles import Profile
from bot.answering.checking.scales import Grip
from bot.answering.checking.sides import Side
from bot.story.claims import Claim, Modality
from bot.story.values import Category, Names, Order, Quantity, Route

_MEANT = frozenset({Modality.ASSERTED, Modality.REPORTED})

KNOWN = 0.6
"""The share that a claim must know of a piece, and the piece of a claim, to be about the same matter."""

SAME = 0.9
"""The share that a claim must know of a piece to say just the same."""

BEHIND = {Side.FOR: 0.2, Side.AGAINST: 0.3}
"""How far a claim that speaks by its wording may fall behind the one that knows most of the piece."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim that speaks to a piece: its side, and the words of the value it rests on, if on any.

    `of_text` is the share of its nearest wording that the piece says.
    """

    profile: Profile
    grip: Grip
    side: Side
    words: frozenset[int] = frozenset()
    is_mild: bool = False
    of_text: float = 0.0

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.profile.claim

    @property
    def tells(self) -> bool:
        """Whether the piece is known whole to the claim, and tells most of what it says."""
        return self.grip.share >= KNOWN and self.of_text >= KNOWN

    @property
    def is_same(self) -> bool:
        """Whether it says just what the piece says."""
        return self.grip.share >= SAME and self.of_text >= KNOWN and not self.words

    @property
    def counts(self) -> bool:
        """Whether it speaks to a number."""
        return bool(self.words) and isinstance(self.claim.value, Quantity)

    @property
    def orders(self) -> bool:
        """Whether it speaks to the order of events."""
        return bool(self.words) and isinstance(self.claim.value, Order)

    @property
    def leads(self) -> bool:
        """Whether it speaks to where somebody went."""
        return bool(self.words) and isinstance(self.claim.value, Route)

    @property
    def lists_goods(self) -> bool:
        """Whether it speaks to what goods are on a list."""
        return bool(self.words) and lists_goods(self.claim.value)


def is_outvoted(voice: Voice, voices: Sequence[Voice]) -> bool:
    """Whether its source says the opposite more often on the same subject and aspect."""
    if voice.side is Side.FOR or voice.orders:
        return False
    same = [v for v in voices if _group(v.claim) == _group(voice.claim)]
    against = sum(v.side is Side.AGAINST for v in same)
    return len(same) - against > against


def is_aside(voice: Voice, voices: Sequence[Voice]) -> bool:
    """Whether a supporter by wording speaks of another subject than an opponent that gives the term itself.

    That thousands are still held does not bear out that one man is, when claims about him say he is free.
    """
    if voice.side is not Side.FOR or voice.words:
        return False
    against = [
        v for v in voices if v.side is Side.AGAINST and v.words and isinstance(v.claim.value, Category)
    ]
    speaker = voice.claim.attributed_to
    is_own_word = speaker is not None and voice.claim.subject.endswith(f"/{speaker.id}")
    return any(not v.is_mild and (is_own_word or v.claim.subject != voice.claim.subject) for v in against)


def is_outdone(voice: Voice, voices: Sequence[Voice]) -> bool:
    """Whether a voice by wording meets one of the other side that knows all it knows, and more.

    A source's own fuller word outdoes its passing remark, and so does a value of its own against; any
    opponent's outdoes a supporter who leaves out what is opposed.
    """
    if voice.words:
        return voice.side is Side.FOR and any(_corrects(other, voice) for other in voices)
    others = [other for other in voices if other.side is not voice.side]
    return any(_outdoes(other, voice, is_own=other.claim.source == voice.claim.source) for other in others)


def _corrects(other: Voice, voice: Voice) -> bool:
    """Whether a voice denies something squarely that a supporter by its value leaves out."""
    is_denial = other.side is Side.AGAINST and not other.words and other.is_same
    if not is_denial or not isinstance(voice.claim.value, Category | Names):
        return False
    return voice.grip.covered < other.grip.covered and bool(other.grip.flipped - voice.grip.covered)


def _outdoes(other: Voice, voice: Voice, *, is_own: bool) -> bool:
    own, theirs = voice.grip.covered, other.grip.covered
    if voice.side is Side.AGAINST:
        return is_own and own < theirs
    if other.words:
        return is_own and own <= theirs and not other.is_mild
    return own < theirs and bool(other.grip.flipped - own)


def yields(voice: Voice, voices: Sequence[Voice]) -> bool:
    """Whether a mild objection is none: one that is only supposed, that stands alone, or of a supporter."""
    if not voice.is_mild or voice.side is Side.FOR:
        return False
    best = max((v.grip.share for v in voices if v.side is Side.FOR), default=0.0)
    supporters = {
        v.claim.source
        for v in voices
        if v.side is Side.FOR and v.words & voice.words and v.grip.share >= best - BEHIND[Side.FOR]
    }
    own = {v.claim.source for v in voices if v.claim.aspect == voice.claim.aspect} & supporters
    return voice.claim.modality not in _MEANT or not supporters or voice.claim.source in own


def _group(claim: Claim) -> tuple[str, str, str]:
    return claim.source, claim.subject, claim.aspect
