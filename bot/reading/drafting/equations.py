"""Who is said to be who: "the victims were identified as X and Y", "three people: X, Y and Z"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.reading.drafting.attribution import speaks_behind
from bot.reading.drafting.clauses import subject_of
from bot.reading.drafting.english import NAMING
from bot.reading.drafting.mentions import Form, Mention
from bot.reading.drafting.sheets import Sheet

INTRODUCING = frozenset({":", "--", "—", "–", "-", ","})
THEY = frozenset({"they", "them"})
NEAR = 6  # tokens from a group to the list of its members
AGED = 9  # tokens from a mark to a name with its age before it
BEING = frozenset({"were", "are", "was", "is", "include", "included"})


def equations(
    sheet: Sheet, mentions: Mapping[int, Mention], lists: Mapping[int, tuple[int, ...]]
) -> dict[int, tuple[int, ...]]:
    """For mentions without a name, those that name them."""
    found: dict[int, tuple[int, ...]] = {}
    for at, mention in mentions.items():
        if mention.form is Form.NAME:
            for given in _named_by(sheet, mention):
                whom = _group_before(sheet, mentions, given) if sheet.words[given] in THEY else given
                if whom in mentions and mentions[whom].form is not Form.NAME:
                    members = lists.get(at, tuple(one for one in sheet.conjuncts(at) if one in mentions))
                    found.setdefault(whom, members if mentions[whom].form is Form.GROUP else (at,))
        elif (subject := _subject_of_being(sheet, at)) in mentions and mention.is_single:
            if subject is not None and mentions[subject].form is Form.NAME:
                found.setdefault(at, (subject,))
        elif mention.form is Form.GROUP and (first := _introduced(sheet, mentions, mention)) is not None:
            members = lists.get(first, (first,))
            if sheet.words[mentions[first].first - 1] != "," or len(members) == mention.amount.least:
                found.setdefault(at, members)
    for group, members in _included(sheet, mentions, lists):
        found.setdefault(group, members)
    return found


def _included(
    sheet: Sheet, mentions: Mapping[int, Mention], lists: Mapping[int, tuple[int, ...]]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Groups with the names behind "including": "four victims went to a hospital, including X and Y"."""
    for mark in range(1, len(sheet)):
        if sheet.words[mark] != "including":
            continue
        start, end = sheet.bounds[sheet.sentences[mark]]
        first = next((one for one in range(mark + 1, min(mark + AGED, end)) if one in mentions), None)
        before = (one for one in range(mark - 1, start - 1, -1) if one in mentions)
        group = next((one for one in before if mentions[one].form is Form.GROUP), None)
        if first is None or group is None:
            continue
        if mentions[first].form is Form.NAME and _is_near(sheet, mark, mentions[first]):
            yield group, lists.get(first, (first,))


def _subject_of_being(sheet: Sheet, at: int) -> int | None:
    """Who is said to be what stands at a token: X in "X was the driver"."""
    return sheet.child(sheet.heads[at], "nsubj") if sheet.deps[at] == "attr" else None


def _group_before(sheet: Sheet, mentions: Mapping[int, Mention], they: int) -> int:
    """The group that "they" are: the nearest one before, in this sentence or the one before it."""
    earliest = sheet.sentences[they] - 1
    for at in range(they - 1, -1, -1):
        if sheet.sentences[at] < earliest:
            break
        if at in mentions and mentions[at].form is Form.GROUP:
            return at
    return they


def _named_by(sheet: Sheet, mention: Mention) -> Iterator[int]:
    """Whom the name is given to: in "identified X as Y" the object or subject; in "Y was X" the subject."""
    head, dep = sheet.heads[mention.at], sheet.deps[mention.at]
    if dep == "pobj" and sheet.words[head] == "as":
        above = (sheet.heads[head], *sheet.above(sheet.heads[head]))
        verb = next((up for up in above if sheet.lemmas[up] in NAMING and sheet.is_verb(up)), None)
        if verb is not None:
            whom = sheet.child(verb, "dobj")
            whom = whom if whom is not None else subject_of(sheet, verb)
            if whom is not None:
                yield whom
    elif (dep == "attr" and (subject := sheet.child(head, "nsubj")) is not None) or (
        dep == "oprd" and sheet.lemmas[head] in NAMING and (subject := subject_of(sheet, head)) is not None
    ):
        yield subject


def _introduced(sheet: Sheet, mentions: Mapping[int, Mention], group: Mention) -> int | None:
    """The first name behind a group and a dash, colon or comma."""
    end = min(group.last + NEAR, len(sheet))
    for at in range(group.last + 1, end):
        if sheet.sentences[at] != sheet.sentences[group.at]:
            return None
        if sheet.words[at] in INTRODUCING:
            first = next((one for one in range(at + 1, min(at + AGED, len(sheet))) if one in mentions), None)
            if (
                first is not None
                and mentions[first].form is Form.NAME
                and _is_near(sheet, at, mentions[first])
                and not speaks_behind(sheet, mentions[first].last)
            ):
                return first
            if sheet.words[at] != ",":
                return None
        elif sheet.is_verb(at) and sheet.deps[at] not in ("acl", "relcl"):
            is_colon_ahead = sheet.words[at] in BEING and ":" in sheet.words[at:end]
            if not is_colon_ahead:
                return None
    return None


def _is_near(sheet: Sheet, mark: int, name: Mention) -> bool:
    """Whether nothing but an age or a title stands between the mark and the name."""
    return all(not sheet.is_verb(at) and sheet.words[at] != "," for at in range(mark + 1, name.first))
