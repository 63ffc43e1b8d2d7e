"""What is said of drafting with a model service: what it will ask, what it may cost, what did not hold."""

from __future__ import annotations

from bot.rendering.literal import flatten
from bot.rendering.wording.language import counted, opened

ASK = "Go on? [y/N] "
NOT_ASKED = "Nothing was sent."
FREE = "Nothing is to be sent: all of it was answered before."
UNPRICED = "what it costs is not known here (CROSSCHECK_LLM_PRICE_IN and CROSSCHECK_LLM_PRICE_OUT)"
NO_SERVICE = "no model service is set: name one in CROSSCHECK_LLM_URL and CROSSCHECK_LLM_MODEL"
MILLION = 1_000_000


def estimate_text(
    model: str, requests: int, cached: int, tokens: tuple[int, int], price: tuple[float | None, float | None]
) -> str:
    """Say what drafting will ask of a model: requests, tokens in and at most out, and at most how much."""
    if not requests:
        return FREE
    before = f" ({counted(cached, 'more passage')} answered before)" if cached else ""
    sent, received = tokens
    return opened(
        f"{counted(requests, 'passage')} to send to {flatten(model)}{before}: about {sent:,} tokens in, "
        f"at most {received:,} out; {cost_text(tokens, price)}."
    )


def cost_text(tokens: tuple[int, int], price: tuple[float | None, float | None]) -> str:
    """`at most 0.42`, in the currency of the prices; or that it is not known."""
    if price[0] is None or price[1] is None:
        return UNPRICED
    return f"at most {(tokens[0] * price[0] + tokens[1] * price[1]) / MILLION:,.2f} at the prices set"


def spent_text(requests: int, tokens: tuple[int, int]) -> str:
    """Say what was asked in the end."""
    sent, received = tokens
    return f"{opened(counted(requests, 'passage'))} sent, {sent:,} tokens in, {received:,} out."


def rejection_text(source: str, proposed: str, reason: str) -> str:
    """Say what was proposed and why it does not count."""
    return f"{source}, not taken: {flatten(proposed) or 'a claim'}: {flatten(reason)}"
