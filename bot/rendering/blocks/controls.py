"""What a message offers besides its words: sharing, passages, differences, export, and a rating."""

from __future__ import annotations

from dataclasses import dataclass

from bot.rendering.asked import Asked
from bot.rendering.blocks.elements import Block, button, paragraph, plain_text, rich_text, runs
from bot.rendering.wording import controls as wording


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done with an answer where it stands.

    Only a private one can be shared; `shared_by` names who put a public one there. `differences` is what to
    ask for all differences, `has_passages` whether the answer cites any.
    """

    asked: Asked
    differences: str = ""
    private: bool = False
    has_passages: bool = True
    shared_by: str = ""


def before(offer: Offer | None) -> list[Block]:
    """Say who shared the answer."""
    return attribution(offer.shared_by, wording.SHARED) if offer and offer.shared_by else []


def attribution(person: str, did: str) -> list[Block]:
    """Name a person, as an element that Slack itself fills in, and what they did."""
    return [rich_text([paragraph([{"type": "user", "user_id": person}, *runs(did)])])]


def after(offer: Offer | None, *, is_cut: bool) -> list[Block]:
    """Buttons for the answer as a whole; one to see all of it where something did not fit."""
    if offer is None:
        return []
    value = offer.asked.value
    made = [button("share", wording.SHARE, value)] if offer.private else []
    if offer.has_passages:
        made.append(button("passages", wording.PASSAGES, value))
    if is_cut:
        made.append(button("whole", wording.WHOLE, value))
    if offer.differences:
        differences = Asked(offer.asked.story, offer.differences).value
        made.append(button("ask::differences", wording.ALL_DIFFERENCES, differences))
    if offer.has_passages:
        made.append(button("export", wording.EXPORT, value))
    actions = [{"type": "actions", "elements": made}] if made else []
    return [*actions, feedback(offer.asked)]


def feedback(asked: Asked) -> Block:
    """Two buttons that say whether the answer helped."""
    return {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "feedback",
                "positive_button": _rating("+", wording.HELPFUL, wording.RATE_HELPFUL, asked),
                "negative_button": _rating("-", wording.NOT_HELPFUL, wording.RATE_NOT_HELPFUL, asked),
            }
        ],
    }


def _rating(sign: str, label: str, spoken: str, asked: Asked) -> Block:
    return {"text": plain_text(label), "accessibility_label": spoken, "value": f"{sign}{asked.value}"}
