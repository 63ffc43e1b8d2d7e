"""Who belongs to a group: "those freed include X and Y", lists below "the freed:", and answers to "who?"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.reading.drafting.mentions import Form, Mention
from bot.reading.drafting.pages import Page, Stretch
from bot.reading.drafting.sheets import Sheet

INCLUDING = frozenset({"include", "comprise", "number"})
LIKE = (("like",), ("such", "as"))
NEAR = 9  # tokens from "among them" to a name with its title before it

Mentions = Mapping[int, Mention]
Lists = Mapping[int, tuple[int, ...]]


def enumerations(page: Page, mentions: Mentions, lists: Lists) -> dict[int, tuple[int, ...]]:
    """For mentions of groups, the names that are said to belong to them."""
    found: dict[int, tuple[int, ...]] = {}
    for rule in (_by_verb, _among, _instances, _listed, _asked):
        for group, members in rule(page, mentions, lists):
            found[group] = tuple(dict.fromkeys((*found.get(group, ()), *members)))
    return found


Pairs = Iterator[tuple[int, tuple[int, ...]]]


def _names(sheet: Sheet, mentions: Mentions, lists: Lists, at: int) -> tuple[int, ...]:
    """A name with those that are joined to it or listed behind it."""
    joined = [one for one in sheet.conjuncts(at) if one in mentions and mentions[one].form is Form.NAME]
    return tuple(sorted({*joined, *lists.get(at, ())}))


def _by_verb(page: Page, mentions: Mentions, lists: Lists) -> Pairs:
    """Members behind a verb: "the injured include X and Y"."""
    sheet = page.sheet
    for verb, lemma in enumerate(sheet.lemmas):
        if lemma in INCLUDING and sheet.is_verb(verb):
            group, first = sheet.child(verb, "nsubj"), sheet.child(verb, "dobj")
            is_name = first is not None and first in mentions and mentions[first].form is Form.NAME
            if group is not None and first is not None and _is_group(mentions, group) and is_name:
                yield group, _names(sheet, mentions, lists, first)


def _among(page: Page, mentions: Mentions, lists: Lists) -> Pairs:
    """Members behind "among them", of the group before it."""
    sheet = page.sheet
    for at in range(1, len(sheet) - 1):
        if sheet.words[at] != "among" or sheet.words[at + 1] not in ("them", "whom"):
            continue
        start, end = sheet.bounds[sheet.sentences[at]]
        group = next((one for one in range(at - 1, start - 1, -1) if _is_group(mentions, one)), None)
        first = _next_name(sheet, mentions, at + 2, min(at + NEAR, end))
        if group is not None and first is not None:
            yield group, _names(sheet, mentions, lists, first)


def _instances(page: Page, mentions: Mentions, lists: Lists) -> Pairs:
    """Members behind "like" and "such as", of the group before it and of the one that it is counted among."""
    sheet = page.sheet
    for group, mention in mentions.items():
        if mention.form is not Form.GROUP:
            continue
        after = mention.last + 1
        size = next((len(words) for words in LIKE if sheet.words[after : after + len(words)] == words), 0)
        first = _next_name(sheet, mentions, after + size, min(after + NEAR, len(sheet))) if size else None
        if first is not None:
            members = _names(sheet, mentions, lists, first)
            yield group, members
            including = sheet.heads[group]
            if sheet.words[including] == "including" and _is_group(mentions, sheet.heads[including]):
                yield sheet.heads[including], members


def _listed(page: Page, mentions: Mentions, _: Lists) -> Pairs:
    """Members in the items of a list, of the group that its lead speaks of last."""
    sheet = page.sheet
    for listed in page.lists():
        group = _last_group(mentions, listed.lead)
        members = [
            first
            for item in listed.items
            if (first := _next_name(sheet, mentions, item[0], item[1] + 1)) is not None
        ]
        if group is not None and len(members) == len(listed.items):
            yield group, tuple(members)


def _asked(page: Page, mentions: Mentions, lists: Lists) -> Pairs:
    """Members named at the beginning of the answer to "who …?"."""
    sheet = page.sheet
    for question, answer in page.answers():
        group = _last_group(mentions, question) if sheet.words[question[0]] == "who" else None
        if group is not None and answer[0] in range(len(sheet)):
            end = sheet.bounds[sheet.sentences[answer[0]]][1]
            first = _next_name(sheet, mentions, answer[0], min(answer[0] + NEAR, end))
            if first is not None:
                yield group, _names(sheet, mentions, lists, first)


def _is_group(mentions: Mentions, at: int) -> bool:
    return at in mentions and mentions[at].form is Form.GROUP


def _last_group(mentions: Mentions, stretch: Stretch) -> int | None:
    return next((at for at in range(stretch[1], stretch[0] - 1, -1) if _is_group(mentions, at)), None)


def _next_name(sheet: Sheet, mentions: Mentions, first: int, end: int) -> int | None:
    """The first name in a stretch, where only what describes it stands before it: "captain X"."""
    passed: list[int] = []
    for at in range(first, end):
        if at in mentions and mentions[at].form is Form.NAME:
            above = tuple(sheet.above(at))
            return at if all(one in above or at in sheet.above(one) for one in passed) else None
        if at in mentions:
            passed.append(at)
        elif sheet.is_verb(at):
            return None
    return None
