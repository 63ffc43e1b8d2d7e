"""Names in one list, "X, 23, of Norholm; Y, 30, and Z": what is said of the first is said of all."""

from __future__ import annotations

from collections.abc import Mapping

from bot.reading.drafting.mentions import Form, Mention
from bot.reading.drafting.sheets import Sheet

LONGEST_NOTE = 16  # tokens between two names of a list: age, home and relation
SEPARATORS = frozenset({";", "and", ",", "&"})
STOPS = frozenset(
    {".", ":", "who", "whom", "which", "that", "by", "when", "while", "after", "before", "as", "told", "with"}
)


def lists_of(sheet: Sheet, mentions: Mapping[int, Mention]) -> Mapping[int, tuple[int, ...]]:
    """For each mention that begins a list, all that belong to it, itself included."""
    ordered = sorted((m for m in mentions.values() if _may_be_listed(m)), key=lambda mention: mention.first)
    found: dict[int, tuple[int, ...]] = {}
    run: list[Mention] = []
    for mention in ordered:
        if run and _goes_on(sheet, run[-1], mention):
            run.append(mention)
        else:
            _close(run, found)
            run = [mention]
    _close(run, found)
    return found


def _close(run: list[Mention], found: dict[int, tuple[int, ...]]) -> None:
    tokens = tuple(mention.at for mention in run)
    for place in range(len(tokens) - 1):
        found[tokens[place]] = tokens[place:]


def _may_be_listed(mention: Mention) -> bool:
    return mention.form is Form.NAME or (mention.age is not None and mention.is_single)


def _goes_on(sheet: Sheet, last: Mention, mention: Mention) -> bool:
    """Whether only an age, a home and a separator stand between two names."""
    between = range(last.last + 1, mention.first)
    if not 1 <= len(between) <= LONGEST_NOTE or sheet.sentences[last.at] != sheet.sentences[mention.at]:
        return False
    words = [sheet.words[at] for at in between]
    if not SEPARATORS.intersection(words) or STOPS.intersection(words):
        return False
    if any(sheet.is_verb(at) and sheet.deps[at] not in ("amod", "acl") for at in between):
        return False
    is_alike = mention.form is last.form or mention.age is not None
    return is_alike and not _begins_clause(sheet, last, mention)


def _begins_clause(sheet: Sheet, last: Mention, mention: Mention) -> bool:
    """Whether the second name is the subject of a clause of its own."""
    own = sheet.deps[mention.at] in ("nsubj", "nsubjpass")
    return own and not (
        sheet.deps[last.at] in ("nsubj", "nsubjpass") and sheet.heads[last.at] == sheet.heads[mention.at]
    )
