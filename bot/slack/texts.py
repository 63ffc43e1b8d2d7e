"""What a person typed, freed of Slack's markup, escapes and characters nobody sees."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages
_MARKUP: Final = re.compile(
    r"<(?P<target>(?:[@#!]|(?:https?|mailto|tel|slack):)[^<>|]*)(?:\|(?P<label>[^<>]*))?>"
)
# What people type most of the time: nothing to reduce, to undo or to take out.
_PLAIN: Final = re.compile("[ -%'-;=-~]*")
_LEADING_MENTION: Final = re.compile(r"\s*<@[A-Z0-9]+(?:\|[^<>]*)?>[\s:;,]*")
_ESCAPES: Final = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
_ESCAPE: Final = re.compile("|".join(_ESCAPES))
# Control, format (zero-width, direction marks) and surrogate characters: not to be seen, and halves of a pair
# cannot even be sent back.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs"})


def plain_text(text: str) -> str:
    """Keep the words alone: markup reduced to its label, escapes undone once, whitespace in single spaces."""
    if _PLAIN.fullmatch(text):
        return " ".join(text.split())
    reduced = _MARKUP.sub(_label, text)
    undone = _ESCAPE.sub(lambda found: _ESCAPES[found[0]], reduced)
    seen = "".join(sign for sign in undone if sign.isspace() or unicodedata.category(sign) not in _UNSEEN)
    return " ".join(seen.split())


def without_mention(text: str, bot: str | None) -> str:
    """Take off the mention that the text opens with, and every other of the bot itself."""
    rest = _LEADING_MENTION.sub("", text, count=1) if _LEADING_MENTION.match(text) else text
    return re.sub(rf"<@{re.escape(bot)}(?:\|[^<>]*)?>", " ", rest) if bot else rest


def _label(found: re.Match[str]) -> str:
    """Reduce to the label; without one a link shows its address, a person or channel nothing."""
    target, label = found["target"], found["label"]
    if label is not None:
        return label
    return "" if target[0] in "@#!" else target
