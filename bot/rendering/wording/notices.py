"""What a person is told about how the query was taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.rendering.citations import label
from bot.rendering.literal import clip, flatten
from bot.rendering.wording.claims import language_name
from bot.rendering.wording.language import listed, quoted, some_of
from bot.rendering.wording.verdicts import VERDICTS
from bot.story.answers import Notice, NoticeKind, Verdict

LONGEST_WORD = 80  # a query's word is shown back no longer than this: enough to recognise it


def notice_text(notice: Notice) -> str:
    """Write a notice as one sentence; words of the query stand in quotation marks."""
    return _WRITERS[notice.kind](_shown(notice.words))


def _language(words: list[str]) -> str:
    asked = language_name(words[0]) if words else "another language"
    return f"Asked in {asked}; answered in English."


def _follow_up(words: list[str]) -> str:
    on = f" on {listed([quoted(word) for word in words])}" if words else ""
    return f"Taken as a follow-up{on}."


def _checked(words: list[str]) -> str:
    """Words are the statement and its verdict."""
    known = [verdict for verdict in Verdict if words[1:] == [verdict.value]]
    return (
        f"{VERDICTS[known[0]]}, as a statement: {quoted(words[0])}." if known else "Checked as a statement."
    )


def unknown_text(words: Iterable[str]) -> str:
    """Which words of a query or statement the story does not know."""
    shown = [quoted(word) for word in _shown(words)]
    return f"Not known in this story: {listed(shown or ['some of the words'])}."


def unsaid_text(words: Iterable[str]) -> str:
    """Which words of a statement that is borne out in part no passage says."""
    shown = [quoted(word) for word in _shown(words)]
    return f"No passage says: {listed(shown or ['the rest'])}."


def _untold(words: Iterable[str]) -> str:
    """Which words of a query ask for what no article tells."""
    return f"The articles say nothing of {listed([quoted(word) for word in words]) or 'this'} here."


def _shown(words: Iterable[str]) -> list[str]:
    return [clip(flatten(word), LONGEST_WORD) for word in words if flatten(word)]


def _corrected(words: list[str]) -> str:
    """Words stand in pairs: as typed, as read; a lone word is as read."""
    if len(words) % 2:
        return f"Read as {listed([quoted(word) for word in words])}."
    pairs = zip(words[::2], words[1::2], strict=True)
    read = listed([f"{quoted(typed)} as {quoted(meant)}" for typed, meant in pairs])
    return f"Read {read}." if read else "The spelling was corrected."


def _restricted(words: list[str]) -> str:
    """Words are ids of sources or names."""
    named = [label(word) if word.isdecimal() else word for word in words]
    return f"Only {some_of(named) or 'a part'} {'are' if len(named) > 1 else 'is'} considered."


def _absent(words: list[str]) -> str:
    """Words are a name, and ids of sources that do not speak of whoever bears it."""
    named = [label(word) if word.isdecimal() else word for word in words[1:]]
    sources = some_of(named) or "these articles"
    return f"{sources} {'say' if len(named) != 1 else 'says'} nothing about {words[0] if words else 'them'}."


def _possibly(words: list[str]) -> str:
    if len(words) < 2:  # noqa: PLR2004  # a likeness needs two names
        return f"{listed(words) or 'Somebody'} is possibly someone named otherwise; no article says so."
    return f"{words[0]} is possibly {listed(words[1:], 'or')}; no article says so."


_WRITERS: dict[NoticeKind, Callable[[list[str]], str]] = {
    NoticeKind.LANGUAGE: _language,
    NoticeKind.CORRECTED: _corrected,
    NoticeKind.RESTRICTED: _restricted,
    NoticeKind.ABSENT: _absent,
    NoticeKind.UNKNOWN_WORDS: unknown_text,
    NoticeKind.UNTOLD: _untold,
    NoticeKind.SHORTENED: lambda _: "The text was long; only its beginning was read.",
    NoticeKind.FOLLOW_UP: _follow_up,
    NoticeKind.POSSIBLY: _possibly,
    NoticeKind.CHECKED: _checked,
    NoticeKind.UNJUDGED: lambda _: "Which of them is right is not decided here; this is what each says.",
}
