"""What a question gathers: selectors, and slips of the pen in them."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase

from rapidfuzz import fuzz

from bot.digest.problems import suggest
from bot.digest.tables import Table
from bot.story.questions import Aspect, Question, Selector

IT = "{it}"
# An open question may ask for what the story does not declare; words this like a declared one are a slip.
# Letter-wise: "relase" and "release" score 92, "prison" and "imprisoned", aspects of two real questions, 75.
SLIP = 85


def read_selectors(table: Table, name: str) -> tuple[Selector, ...]:
    """Read a list of selectors; `gathers` must be given, though it may be empty."""
    found = []
    for text in table.texts(name, is_required=name == "gathers"):
        try:
            found.append(Selector.parse(text))
        except ValueError:
            table.refuse(f"{name}: “{text}” is not of the form subject:aspect, such as release:count")
    return tuple(found)


def check_gathered(
    table: Table, question: Question, aspects: Mapping[str, Aspect], subjects: Mapping[str, str]
) -> None:
    """Note selectors that fit nothing declared, save where the question as a whole is an open one."""
    unfit = [s for s in question.gathers if _unfit(s, aspects, subjects)]
    is_open = len(unfit) == len(question.gathers)
    for selector in unfit:
        what, pattern, known = _unfit(selector, aspects, subjects)[0]
        if not is_open or _is_slip(pattern, known):
            table.refuse(f"gathers: no {what} fits “{pattern}”{suggest(pattern, known)}")
    for name, selectors in (("near", question.near), ("also", question.also), ("needs", question.needs)):
        for selector in selectors:
            for what, pattern, known in _unfit(selector, aspects, subjects):
                table.refuse(f"{name}: no {what} fits “{pattern}”{suggest(pattern, known)}")


def _is_slip(pattern: str, known: list[str]) -> bool:
    """Tell whether each part of a path is nearly that of a declared one."""
    parts = pattern.split("/")
    paths = [path.split("/") for path in known]
    return any(
        len(path) == len(parts) and all(fuzz.ratio(*pair) >= SLIP for pair in zip(path, parts, strict=True))
        for path in paths
    )


def _unfit(
    selector: Selector, aspects: Mapping[str, Aspect], subjects: Mapping[str, str]
) -> list[tuple[str, str, list[str]]]:
    """Name the sides of a selector that fit nothing declared, with the pattern and what there is."""
    sides = (("subject", selector.subject, list(subjects)), ("aspect", selector.aspect, list(aspects)))
    patterns = [(what, pattern.replace(IT, "*"), known) for what, pattern, known in sides]
    return [
        (what, pattern, known)
        for what, pattern, known in patterns
        if not any(fnmatchcase(name, pattern) for name in known)
    ]
