"""Numbers and dates of a statement against those of claims."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.checking.mentions import Mention
from bot.answering.checking.pieces import Piece
from bot.answering.checking.sides import Side, Stand
from bot.comparing import agree, differ
from bot.story.findings import Severity
from bot.story.questions import Story
from bot.story.values import Period, Quantity

_APART = frozenset({Severity.CONTRADICTION, Severity.TENSION})


def judge_quantity(piece: Piece, mentions: Sequence[Mention], value: Quantity, story: Story) -> Stand | None:
    """For when the claim's number lies within the statement's, against when no number fits both.

    The first of several numbers decides; others are as good as it where they decide alike. A vague word that
    sets no ceiling neither bears out nor opposes a number that it leaves possible.
    """
    stands = [stand for mention in mentions if (stand := _judge(piece, mention, value, story)) is not None]
    if not stands:
        return None
    alike = (stand.words for stand in stands if stand.side is stands[0].side)
    return Stand(stands[0].side, frozenset().union(*alike))


def _judge(piece: Piece, mention: Mention, value: Quantity, story: Story) -> Stand | None:
    """Judge by one of a piece's numbers."""
    own = mention.value
    if not isinstance(own, Quantity) or own.unit != value.unit:
        return None
    is_denied = piece.utterance.is_denied(mention.start)
    difference = differ(own, value, story)
    if difference is not None and difference.severity in _APART:
        return Stand(Side.AGAINST.turned(is_denied), mention.span)
    agrees = difference is None and agree(own, value, story)
    if own == value or agrees or (_is_bounded(own) and _lies_within(value, own)):
        return Stand(Side.FOR.turned(is_denied), mention.span)
    return None


def _is_bounded(own: Quantity) -> bool:
    """Whether it tells of every number whether it fits: "several" leaves open how many are too many."""
    return own.word is None or (own.least is not None and own.most is not None)


def _lies_within(value: Quantity, own: Quantity) -> bool:
    """Whether every number that a claim leaves possible is one that the statement does."""
    low = own.least is None or (value.least is not None and value.least >= own.least)
    high = own.most is None or (value.most is not None and value.most <= own.most)
    is_open = value.word is not None and (value.least is None or value.most is None)
    return low and high and not is_open


def judge_period(mentions: Sequence[Mention], value: Period) -> Stand | None:
    """For when one period holds the other, against when they share no day."""
    for mention in mentions:
        own = mention.value
        if not isinstance(own, Period):
            continue
        if own.last < value.first or value.last < own.first:
            return Stand(Side.AGAINST, mention.span)
        if _holds(own, value) or _holds(value, own):
            return Stand(Side.FOR, mention.span)
    return None


def _holds(outer: Period, inner: Period) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last
