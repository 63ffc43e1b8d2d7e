"""Lets a claim speak to a piece of a statement by its value, when it also knows what that is said of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.checking.archive import Nearest
from bot.answering.checking.hearings import Hearing
from bot.answering.checking.lists import denies, lists_goods
from bot.answering.checking.profiles import Profile
from bot.answering.checking.scales import Grip
from bot.answering.checking.sides import Side, Stand
from bot.answering.checking.utterances import Unit
from bot.answering.checking.verdicts import SUPPORT
from bot.answering.checking.voices import Voice
from bot.story.claims import Claim
from bot.story.values import Category, Names, Order, Quantity, Route, Value

WEAKEST = 0.2
BY_VALUE = {Side.FOR: 0.35, Side.AGAINST: 0.5}
"""The share of a piece's weight that a claim must know: to be looked at, and of what is left beside the value
to speak by that. Measured on statements of known verdict."""

MILD = 0.6
"""The same for values that hardly go together."""


def by_value(hearing: Hearing, profile: Profile, grip: Grip, stand: Stand, nearest: Nearest) -> Voice | None:
    """Let a claim speak by its value, when it also knows what the piece says it of."""
    value = profile.claim.value
    if isinstance(value, Category) and value.part:
        grip = grip.unturned  # of how many it holds is weighed already
    elif _is_denied(hearing, value, stand) or _is_spent(hearing, value, grip, stand):
        grip = replace(grip, flipped=frozenset())  # what the piece denies, the list does not give
    elif _is_turned(hearing, value, grip, stand):
        return None
    rest = [unit for unit in hearing.units if not unit.span & stand.words]
    share = hearing.archive.scales.grip(rest, profile).share
    if isinstance(value, Route) and stand.side is Side.FOR and _tells_other(rest, profile, share):
        return None
    if isinstance(value, Route) and grip.share >= SUPPORT:
        return Voice(profile, grip, stand.side, stand.words)
    is_known = share >= SUPPORT or not rest
    if not _is_spoken_of(hearing, profile, grip, stand, nearest, is_known=is_known):
        return None
    if isinstance(value, Quantity) and not _counts(hearing, rest, profile):
        return None
    if share >= WEAKEST:
        share = max(share, hearing.archive.kin_share(rest, profile))
    if isinstance(value, Order):
        share = _share_with_order(hearing, stand, rest, profile)
    least = MILD if stand.is_mild else BY_VALUE[Side.FOR if isinstance(value, Order) else stand.side]
    is_relevant = not rest or share >= least
    return Voice(profile, grip, stand.side, stand.words, stand.is_mild) if is_relevant else None


def _is_spoken_of(  # all that there is to go by
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
    if isinstance(value, Category) and _is_aside(hearing, profile, nearest):
        return False
    is_none = isinstance(value, Category) and denies_term(hearing, stand)
    if id_ in nearest.named or isinstance(value, Order):  # which names both events
        return True
    if is_none and stand.side is Side.AGAINST and _is_part(hearing, profile, nearest):
        return True
    if is_none and stand.side is Side.FOR and id_ not in nearest.unnamed:
        return False
    counts = isinstance(value, Quantity)  # a number means nothing without what it counts
    is_known = is_known or lists_goods(value)  # goods are listed for what is said of them
    is_about = id_ in nearest.unnamed and is_known and not counts
    return is_about or (stand.side is Side.FOR and grip.share >= SUPPORT)


def _tells_other(rest: Sequence[Unit], profile: Profile, share: float) -> bool:
    """Whether a piece tells other things of a place than that anybody came there, or denies them."""
    is_denied = any(unit.is_denied and not unit.is_remote and not profile.shares(unit) for unit in rest)
    return is_denied or (bool(rest) and share < BY_VALUE[Side.FOR])


def _share_with_order(hearing: Hearing, stand: Stand, rest: Sequence[Unit], profile: Profile) -> float:
    """Find the share of a piece that orders two events or is known to the source of a claim."""
    scales = hearing.archive.scales
    ordering = scales.sum(unit for unit in hearing.units if unit.span & stand.words)
    beside = scales.sum(rest)
    known = beside * hearing.archive.source_share(rest, profile.claim.source)
    return (ordering + known) / (ordering + beside) if ordering + beside else 1.0


def _is_aside(hearing: Hearing, profile: Profile, nearest: Nearest) -> bool:
    """Whether a claim is on one branch of the subjects, and those the piece names are on others."""
    if profile.claim.id in nearest.named or profile.claim.id in nearest.unnamed:
        return False
    named = (hearing.archive.profile(claim).claim for claim in nearest.named)
    return all(_are_apart(c, profile.claim) for c in named if c.aspect == profile.claim.aspect)


def _is_part(hearing: Hearing, profile: Profile, nearest: Nearest) -> bool:
    """Whether a claim against is on a branch of a subject that the piece names: one of what none is."""
    named = (hearing.archive.profile(claim).claim for claim in nearest.named)
    own = profile.claim
    return any(c.aspect == own.aspect and own.subject.startswith(f"{c.subject}/") for c in named)


def _counts(hearing: Hearing, rest: Sequence[Unit], profile: Profile) -> bool:
    """Whether a claim knows what is counted, and not only whom it is said of."""
    things = [unit for unit in rest if not unit.entities]
    return not things or hearing.archive.scales.grip(things, profile).share >= BY_VALUE[Side.AGAINST]


def denies_term(hearing: Hearing, stand: Stand) -> bool:
    """Whether a piece says that a term holds of none of what it speaks of."""
    return bool(stand.words) and all(map(hearing.piece.utterance.is_denied, stand.words))


def _is_denied(hearing: Hearing, value: Value, stand: Stand) -> bool:
    """Whether a piece says of what a list may hold that it is not on it, or that nothing else is."""
    if not isinstance(value, Names):
        return False
    return bounds_list(hearing, value) or any(
        denies(hearing.piece, value.members[0].kind, at) for at in stand.words
    )


def bounds_list(hearing: Hearing, value: Value) -> bool:
    """Whether a piece says how far a list of goods goes, and not only what is on it."""
    return lists_goods(value) and bool(hearing.piece.having("only", "beyond"))


def _is_spent(hearing: Hearing, value: Value, grip: Grip, stand: Stand) -> bool:
    """Whether all that a claim seems to deny is denied together with the term that makes it agree."""
    is_term = isinstance(value, Category) and stand.side is Side.FOR and denies_term(hearing, stand)
    return is_term and all(hearing.units[at].is_denied for at in grip.flipped)


def _is_turned(hearing: Hearing, value: Value, grip: Grip, stand: Stand) -> bool:
    """Whether a claim gives a piece's value, and denies what the piece says beside it."""
    if stand.side is Side.AGAINST or not grip.is_opposed:
        return False
    beside = [at for at in grip.flipped if not hearing.units[at].span <= stand.words]
    return isinstance(value, Category) or (isinstance(value, Names | Quantity | Route) and bool(beside))


def _are_apart(one: Claim, other: Claim) -> bool:
    """Whether two claims are on different branches of the subjects."""
    first, second = f"{one.subject}/", f"{other.subject}/"
    return not first.startswith(second) and not second.startswith(first)
