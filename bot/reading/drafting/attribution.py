"""Whose word something is: who says it in the sentence, and how firmly."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.drafting.english import SAYING, SPECULATING
from bot.reading.drafting.sheets import Sheet
from bot.story.claims import Modality


@dataclass(frozen=True, slots=True)
class Voice:
    """The modality of a statement, and the token of whoever is said to have made it."""

    modality: Modality
    speaker: int | None = None


def voice_at(sheet: Sheet, at: int) -> Voice:
    """Find who says what stands at a token: the saying verb above it or beside it, or "according to"."""
    start, end = sheet.bounds[sheet.sentences[at]]
    speaker = _speaker(sheet, at, start, end)
    if any(
        sheet.words[kid] in SPECULATING
        for up in (at, *sheet.above(at))
        for kid in (up, *sheet.kids[up])
        if start <= kid < end
    ):
        return Voice(Modality.SPECULATED, speaker)
    return Voice(Modality.ASSERTED if speaker is None else Modality.REPORTED, speaker)


def speaks_behind(sheet: Sheet, last: int) -> bool:
    """Whether a saying verb stands right behind a name: in "hurt two officers, Chief X said" X was not."""
    return last + 1 < len(sheet) and sheet.lemmas[last + 1] in SAYING


def _speaker(sheet: Sheet, at: int, start: int, end: int) -> int | None:
    for up in (at, *sheet.above(at)):
        for verb in (up, *sheet.children(up, "ccomp", "parataxis")):
            if sheet.lemmas[verb] in SAYING and sheet.is_verb(verb) and verb != at:
                subject = sheet.child(verb, "nsubj")
                if subject is not None:
                    return subject
    for one in range(start, end - 2):
        if sheet.words[one] == "according" and sheet.words[one + 1] == "to":
            return sheet.child(one + 1, "pobj")
    return None
