"""Answers for a terminal: colour, links and wrapping as far as it can show them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from bot.rendering.layout import PrintedLine, Run, Style, laid_out
from bot.rendering.menus import help_outline
from bot.rendering.outline import Outline
from bot.rendering.pages import outline_of
from bot.rendering.verdicts import outline_of_check
from bot.story.answers import Answer, Check
from bot.story.digests import Stamp
from bot.story.questions import Story
from bot.story.sources import Source

ESCAPE = "\x1b"
RESET = f"{ESCAPE}[0m"
# Weight and faintness tell the parts apart, colour only adds to it.
CODES = {
    Style.TITLE: f"{ESCAPE}[1m",
    Style.HEADING: f"{ESCAPE}[1m",
    Style.LABEL: f"{ESCAPE}[1m",
    Style.CITATION: f"{ESCAPE}[36m",
    Style.FAINT: f"{ESCAPE}[2m",
}
NARROWEST, WIDEST = 40, 100  # columns: below, wrapping tears words apart; beyond, lines are hard to follow

WORD = re.compile(r"\s+|\[[^\]]{1,30}\]\S*\s*|\S+\s*")  # a short citation counts as one word

# Terminals that say of themselves that they show OSC 8 hyperlinks, by the variables they set.
LINKING_PROGRAMS = frozenset({"ghostty", "Hyper", "iTerm.app", "Tabby", "vscode", "WezTerm"})
LINKING_TERMS = ("alacritty", "contour", "foot", "ghostty", "kitty", "wezterm")
LINKING_VARIABLES = ("DOMTERM", "KONSOLE_VERSION", "WT_SESSION")
FIRST_LINKING_VTE = 5000  # VTE 0.50 brought hyperlinks


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a terminal can show; `width` is None where lines are not to be wrapped."""

    width: int | None = None
    colour: bool = False
    links: bool = False


PIPED = Capabilities()


def capabilities(environ: Mapping[str, str], is_tty: bool, width: int | None = None) -> Capabilities:
    """Say what to use, by the environment: nothing when piped, no colour under NO_COLOR (no-color.org)."""
    forced = environ.get("FORCE_COLOR", "0") not in ("", "0")
    if not is_tty:
        return Capabilities(colour=forced and not environ.get("NO_COLOR"))
    dumb = environ.get("TERM") == "dumb"
    return Capabilities(
        width=min(max(width, NARROWEST), WIDEST) if width else None,
        colour=not dumb and not environ.get("NO_COLOR"),
        links=not dumb and _has_links(environ),
    )


def answer_lines(
    answer: Answer, story: Story, can: Capabilities, addresses: Mapping[str, str] | None = None
) -> str:
    """Write an answer for a terminal; `addresses` gives the URL of a source by its id, where there is one."""
    return outline_text(outline_of(answer, story), can, addresses)


def check_lines(check: Check, can: Capabilities, addresses: Mapping[str, str] | None = None) -> str:
    """Write a verdict for a terminal."""
    return outline_text(outline_of_check(check), can, addresses)


def help_lines(story: Story, stamp: Stamp, sources: Iterable[Source], can: Capabilities) -> str:
    """Say what a story can be asked, for a terminal."""
    return outline_text(help_outline(story, stamp, tuple(sources)), can)


def outline_text(outline: Outline, can: Capabilities, addresses: Mapping[str, str] | None = None) -> str:
    """Write an outline for a terminal; the same as plain text where it can show nothing more."""
    return lines_text(laid_out(outline), can, addresses)


def lines_text(
    lines: Iterable[PrintedLine], can: Capabilities, addresses: Mapping[str, str] | None = None
) -> str:
    """Write lines for a terminal, wrapped where it has a width."""
    wrapped = [row for line in lines for row in (wrap(line, can.width) if can.width else [line.runs])]
    return "\n".join("".join(_styled(run, can, addresses or {}) for run in row).rstrip() for row in wrapped)


def _styled(run: Run, can: Capabilities, addresses: Mapping[str, str]) -> str:
    text = run.text
    if can.colour and run.style in CODES and text:
        text = f"{CODES[run.style]}{text}{RESET}"
    address = addresses.get(run.source) if run.source else None
    return _link(address, text) if can.links and address else text


def _link(address: str, text: str) -> str:
    """Write an OSC 8 hyperlink; the address may hold no character that would end it."""
    safe = "".join(c for c in address if c.isprintable() and not c.isspace())
    return f"{ESCAPE}]8;;{safe}{ESCAPE}\\{text}{ESCAPE}]8;;{ESCAPE}\\"


def wrap(line: PrintedLine, width: int) -> list[tuple[Run, ...]]:
    """Break a line at blanks; a word longer than the line stands alone, so that it can be copied whole."""
    rows: list[list[Run]] = [[]]
    used = 0
    for word in _words(line.runs):
        taken = columns(word.text)
        if used + columns(word.text.rstrip()) > width and used > (line.hang if len(rows) > 1 else 0):
            rows.append([Run(" " * line.hang)] if line.hang else [])
            used = line.hang
        rows[-1].append(word)
        used += taken
    return [_merged(row) for row in rows]


def _words(runs: Iterable[Run]) -> Iterable[Run]:
    """Words with the blanks behind them, each in its run's style."""
    for run in runs:
        for text in WORD.findall(run.text):
            yield Run(text, run.style, run.source)


def _merged(row: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours of one style as one run, so that a line holds no more escape codes than it needs."""
    grouped = groupby(row, key=lambda run: (run.style, run.source))
    return tuple(Run("".join(run.text for run in runs), *key) for key, runs in grouped)


def columns(text: str) -> int:
    """How many columns a text takes: two for wide characters, none for combining marks."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) != 0 for c in text)


def _has_links(environ: Mapping[str, str]) -> bool:
    vte = environ.get("VTE_VERSION", "")
    return (
        environ.get("TERM_PROGRAM") in LINKING_PROGRAMS
        or any(name in environ.get("TERM", "") for name in LINKING_TERMS)
        or any(environ.get(name) for name in LINKING_VARIABLES)
        or (vte.isdecimal() and int(vte) >= FIRST_LINKING_VTE)
    )
