"""The only place that escapes for Slack.

Slack's mrkdwn has no escape for its formatting characters (`* _ ~` and the backtick); what others do is put
invisible characters between them, which people then copy along. So text of articles and people never becomes
mrkdwn here: it goes into rich text and plain text, which are not parsed, and into `text`, which is escaped.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from bot.rendering.literal import flatten

# https://docs.slack.dev/messaging/formatting-message-text#escaping
ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
LINKED = frozenset({"http", "https", "mailto"})


def escape(text: str) -> str:
    """One line of foreign text for `text`, mrkdwn and plain_text: nothing in it mentions, links or hides."""
    return flatten(text).translate(ENTITIES)


def escape_lines(text: str) -> str:
    """Several lines of text, each escaped, line ends kept."""
    return "\n".join(escape(line) for line in text.split("\n"))


def escape_within(text: str, most: int) -> str:
    """As much of one line as fits into `most` characters once escaped, with an ellipsis where it is cut."""
    escaped = escape(text)
    if len(escaped) <= most:
        return escaped
    kept, used = [], 1
    for character in flatten(text):
        shown = character.translate(ENTITIES)
        used += len(shown)
        if used > most:
            break
        kept.append(shown)
    return f"{''.join(kept).rstrip()}…" if most > 0 else ""


def link(url: str, label: str) -> str:
    """Write a link with a literal label; only the label where the address is none that people follow."""
    shown = escape(label).replace("|", "¦")
    if urlsplit(url).scheme not in LINKED:
        return shown
    target = quote(url, safe="%/:=&?~#+!$,;'@()*[]").replace("&", "&amp;")
    return f"<{target}|{shown}>" if shown else f"<{target}>"
