"""Persons whom the story knows, found by their names where the parser saw nobody."""

from __future__ import annotations

from collections.abc import Mapping

from bot.reading.drafting.mentions import Form, Mention
from bot.reading.drafting.numbers import Amount
from bot.reading.drafting.phrases import Phrases
from bot.reading.drafting.sheets import Sheet
from bot.story.entities import Entity, EntityKind


def acquaintances(
    sheet: Sheet, mentions: Mapping[int, Mention], known: Phrases[Entity]
) -> dict[int, Mention]:
    """The mentions, with names of known persons added in the place of what stood on their words."""
    named = {at for m in mentions.values() if m.form is Form.NAME for at in range(m.first, m.last + 1)}
    found = dict(mentions)
    for each in known.within(sheet, 0, len(sheet)):
        inside = range(each.first, each.last + 1)
        is_name = all(sheet.texts[at][:1].isupper() for at in inside)
        if each.meaning.kind is EntityKind.PERSON and is_name and not named.intersection(inside):
            for at in inside:
                found.pop(at, None)
            text = " ".join(sheet.texts[each.first : each.last + 1])
            amount = Amount(1, 1, each.last, each.last)
            found[each.last] = Mention(each.last, each.first, each.last, Form.NAME, amount, name=text)
    return found
