"""Bytes to text: which encoding they are in, and what may not stand in a text that is kept."""

from __future__ import annotations

import codecs
import re

from bot.reading.intake.tongues import small_words
from bot.story.errors import IntakeError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings that articles are written in; others that Python knows (utf-7, idna, rot13, …) are not text's.
SPOKEN = re.compile(
    r"(?:utf-?(?:8|16|32)(?:-?[lb]e)?|us-ascii|ascii|iso-?8859-\d{1,2}|latin-?\d|windows-?125\d|cp125\d|koi8-[ru]|"
    r"mac-?(?:roman|cyrillic)|cp866|gb2312|gbk|gb18030|big5|shift_?jis|euc-(?:jp|kr)|iso-2022-jp)",
    re.IGNORECASE,
)
# What is written in English, German, Russian and Turkish where it is no UTF-8; the likeliest first.
GUESSES = ("cp1252", "cp1251", "koi8-r", "cp1254", "cp866")
SAMPLE = 65_536  # bytes; guessing takes time with length, and this many are plenty
# C0 and C1 controls but tab and line ends, and what turns the direction of the text around it.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
LONGEST_LINE = 300  # characters of a title or a name
MOST_CONTROLS = 0.01  # of all characters: beyond, it is no text


def decode(content: bytes, origin: str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Give the text and remarks on how it was had; IntakeError when the bytes are no text.

    UTF-8 first, which other encodings are hardly ever mistaken for; then what was declared; then a guess.
    """
    text, remarks = _decoded(content, origin, declared)
    return _without_controls(text, origin, remarks)


def _decoded(content: bytes, origin: str, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, name in MARKS:
        if content.startswith(mark):
            return _strictly(content, name, origin), (() if name == "utf-8-sig" else (f"read as {name}",))
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if declared and SPOKEN.fullmatch(declared):
        try:
            return content.decode(declared), (f"read as {declared.lower()}, as declared",)
        except (UnicodeDecodeError, LookupError):
            pass
    guess = _guess(content)
    if guess is None:
        raise IntakeError(f"{origin}: is not text in any known encoding: save it as UTF-8")
    return content.decode(guess, errors="replace"), (f"read as {guess}, which is a guess",)


def _strictly(content: bytes, name: str, origin: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError as error:
        raise IntakeError(
            f"{origin}: begins as {name}, but breaks at byte {error.start}: save it as UTF-8"
        ) from None


def _guess(content: bytes) -> str | None:
    """Take the encoding that gives most small words of the languages known here; the first of equals."""
    if b"\0" in content:
        return None
    best: tuple[int, str | None] = (-1, None)
    for name in GUESSES:
        try:
            hits = small_words(content[:SAMPLE].decode(name))
        except UnicodeDecodeError:
            continue
        if hits > best[0]:
            best = hits, name
    return best[1]


def _without_controls(text: str, origin: str, remarks: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Replace every control character by a space, so that no offset moves and no terminal obeys one."""
    count = sum(1 for _ in CONTROL.finditer(text))
    if not count:
        return text, remarks
    if count > MOST_CONTROLS * len(text) + 8:
        raise IntakeError(
            f"{origin}: holds {count} control characters, so it is no text: give the article as "
            "text, Markdown, HTML or PDF"
        )
    return CONTROL.sub(" ", text), (*remarks, f"{count} control characters replaced by spaces")


def one_line(text: object) -> str | None:
    """Write a name or title given elsewhere on one line, without controls; None when nothing is left."""
    words = CONTROL.sub(" ", str(text)).split() if text else []
    return " ".join(words)[:LONGEST_LINE] or None
