"""Words of English that say what came before, after, together with or in return for what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.reading.drafting.english import word_set
from bot.reading.drafting.phrases import Phrases
from bot.story.values import OrderRelation

BEFORE, TOGETHER, EXCHANGE = OrderRelation.BEFORE, OrderRelation.TOGETHER, OrderRelation.EXCHANGE
AFTER = "after"
Relation = OrderRelation | str
"""A relation of the first to the second; `AFTER` is `BEFORE` with the two changed over."""


def _phrases(table: Mapping[Relation, str]) -> Iterator[tuple[str, Relation]]:
    for relation, phrases in table.items():
        yield from ((" ".join(phrase.split()), relation) for phrase in phrases.split(";"))


CONNECTIVES: Phrases[Relation] = Phrases.of(
    _phrases(
        {
            BEFORE: "before; prior to; ahead of; until; in advance of",
            AFTER: """after; following; since; in the wake of; as a result of; as a consequence of; because;
            because of; in response to; in reaction to; thanks to; due to; on the heels of""",
            EXCHANGE: "in exchange for; in return for",
            TOGETHER: "together with; at the same time as; alongside; simultaneously with",
        }
    )
)
"""Each stands between what it belongs to and what it governs: "A before B"."""

VERBS: Phrases[Relation] = Phrases.of(
    _phrases(
        {
            BEFORE: """lead to; pave the way for; precede; prompt; trigger; result in; bring about; enable;
            spark; cause; open the way for; clear the way for; make possible""",
            AFTER: "follow; result from; stem from; come after",
            TOGETHER: "coincide with; accompany; go along with; align with",
        }
    )
)
"""Verbs between a subject and what they take: "A led to B"."""

ADVERBS: Mapping[str, OrderRelation] = {
    **dict.fromkeys(word_set("subsequent subsequently then later afterwards afterward ensuing"), BEFORE),
    **dict.fromkeys(word_set("simultaneous simultaneously"), TOGETHER),
}
"""Words beside the second of two: "A and the subsequent B", "A; then B"."""

IN_RETURN = (("in", "return"), ("in", "exchange"))
POINTING = word_set("this that the these such")
STEPS = word_set(
    """move development step decision shift change action measure gesture announcement concession deal
    act"""
)
"""With a pointing word before it, what was told just before: "this move"."""

AGREEING = word_set("agree promise pledge undertake commit consent offer")
REASONS = word_set("reason cause ground motive")
