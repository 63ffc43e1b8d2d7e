"""Lets a claim speak to a piece of a statement by its wording alone, where no value decides."""

from __future__ import annotations

from bot.answering.checking.affinity import Nearness
from bot.answering.checking.archive import Nearest
from bot.answering.checking.hearings import Hearing
from bot.answering.checking.profiles import Profile
from bot.answering.checking.scales import Grip
from bot.answering.checking.sides import Side
from bot.answering.checking.spans import is_of_length, is_still
from bot.answering.checking.verdicts import SUPPORT
from bot.answering.checking.voices import Voice
from bot.story.values import Category, Order

DENIED = -0.3
AFFIRMED = 0.15
"""From which polarity on a wording denies the piece, and from which on it affirms it in spite of denials."""

STARK = -0.8
SQUARE = 0.9
"""The polarity, and the share of piece and wording that meet, from which on a claim denies what is said."""

WORDED = 0.3
BY_WORDING = 0.6
"""The share of a piece's weight that a claim must say itself, and must know. Tried on statements of known
verdict."""


def by_wording(
    hearing: Hearing, profile: Profile, grip: Grip, nearest: Nearest, found: Nearness
) -> Voice | None:
    """Let a claim speak by its wording alone.

    One about some never supports a piece about all; one on another subject, or on what had been, never
    opposes.
    """
    if denies_starkly(found):
        return Voice(profile, grip, Side.AGAINST) if _is_of_now(hearing, profile) else None
    is_opposed = found.polarity < DENIED or (grip.is_opposed and found.polarity < AFFIRMED)
    side = Side.AGAINST if is_opposed else Side.FOR
    if grip.worded < WORDED or grip.share < BY_WORDING:
        return None
    may_speak = _may_oppose if side is Side.AGAINST else _may_support
    return Voice(profile, grip, side) if may_speak(hearing, profile, grip, nearest) else None


def denies_starkly(found: Nearness) -> bool:
    """Whether a piece says in so many words what is known to deny a claim."""
    return found.polarity <= STARK and min(found.of_piece, found.of_text) >= SQUARE


def _is_of_now(hearing: Hearing, profile: Profile) -> bool:
    """Whether a claim tells of the same time as the piece, and not of what had been."""
    return not profile.said.having("past") or bool(hearing.piece.having("past"))


def _may_oppose(hearing: Hearing, profile: Profile, grip: Grip, nearest: Nearest) -> bool:
    """Whether a claim knows more than what the piece is about, and tells of the same subject and time.

    What orders events opposes another order alone.
    """
    says_more = grip.agreeing + grip.opposing or hearing.piece.condition
    if isinstance(profile.claim.value, Order) or not says_more:
        return False
    if not _is_of_now(hearing, profile):
        return False
    if isinstance(profile.claim.value, Category) and is_of_length(hearing.piece, hearing.numbers):
        return False
    if profile.claim.id in nearest.named:
        return True
    speaker = profile.claim.attributed_to
    is_own_word = speaker is not None and speaker.id in hearing.speaking
    return (is_own_word or profile.claim.id in nearest.unnamed) and grip.share >= SUPPORT


def _may_support(hearing: Hearing, profile: Profile, _grip: Grip, _nearest: Nearest) -> bool:
    """Whether a claim says as much as the piece: of all where that does, and of now."""
    if profile.said.having("past") and is_still(hearing.units):
        return False
    return profile.is_universal or not hearing.piece.having("every")
