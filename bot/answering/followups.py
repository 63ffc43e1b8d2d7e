"""Follow-ups: a short message that leans on the question before it."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.features import ASKING
from bot.answering.requests import Request

FEW_WORDS = 8
"""A follow-up is short; longer messages say what they are about."""


def is_leaning(request: Request, length: int, sureness: float, sure: float) -> bool:
    """Whether a request needs the question before it.

    It does when it is short and names nothing but names or sources, or fits no question by itself.
    """
    if length > FEW_WORDS or request.strange or request.views:
        return False
    said = {feature for feature in request.features if feature[:2] == "c:"} - ASKING
    return not said or sureness < sure


def joined(before: Request, request: Request) -> Request:
    """The earlier request with the new one's names, sources and words in place of its own."""
    kinds = {entity.kind for entity in request.entities}
    dropped = {f"e:{entity.id}" for entity in before.entities if entity.kind in kinds}
    return replace(
        request,
        features=(before.features - dropped) | request.features,
        entities=(*(e for e in before.entities if e.kind not in kinds), *request.entities),
        unknown=(*before.unknown, *request.unknown),
        terms=(*(term for term in before.terms if not term.features & dropped), *request.terms),
        limits=request.limits or before.limits,
        views=(),
    )
