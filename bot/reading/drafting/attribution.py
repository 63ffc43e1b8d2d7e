"""Whose word something is: who says it, and whether it is told as fact, word, outlook, advice or guess."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.drafting.english import (
    ADVISING,
    ADVISING_VERBS,
    EXPECTING,
    EXPECTING_VERBS,
    PRONOUNS,
    SAYING,
    SPEAKERS,
    SPECULATING,
    SPECULATING_VERBS,
    STATEMENTS,
    VOICING,
    word_set,
)
from bot.reading.drafting.manuscripts import BREAK
from bot.reading.drafting.sheets import SUBJECTS, Sheet

BAR = "|"  # between the cells of a row
ANYBODY = PRONOUNS | word_set("they we i you who one some many others most")
APART = frozenset({"relcl", "acl", "appos", "advcl"})  # arcs to a clause that is meant in its own way


@dataclass(frozen=True, slots=True)
class Voice:
    """The modality marks of a statement, and the token of whoever is said to have made it."""

    speaker: int | None = None
    is_guess: bool = False
    is_outlook: bool = False
    is_advice: bool = False


def voice_at(sheet: Sheet, at: int) -> Voice:
    """Find who says what stands at a token, and how firmly."""
    start, end = sheet.bounds[sheet.sentences[at]]
    speaker = _speaker(sheet, at, start, end)
    marks = _marks(sheet, at)
    chain = (at, *sheet.above(at))
    near = (kid for up in chain for kid in (up, *sheet.kids[up]) if start <= kid < end)
    return Voice(
        speaker,
        is_guess=any(sheet.words[kid] in SPECULATING for kid in near)
        or any(sheet.lemmas[verb] in SPECULATING_VERBS for verb in _verbs_above(sheet, at)),
        is_outlook=bool(marks & EXPECTING)
        or any(sheet.lemmas[verb] in EXPECTING_VERBS for verb in _verbs_above(sheet, at)),
        is_advice=bool(marks & ADVISING)
        or _is_imperative(sheet, start)
        or any(sheet.lemmas[verb] in ADVISING_VERBS for verb in _verbs_above(sheet, at)),
    )


def speaks_behind(sheet: Sheet, last: int) -> bool:
    """Whether a saying verb stands right behind a name: in "hurt two officers, Chief X said" X was not."""
    return last + 1 < len(sheet) and sheet.lemmas[last + 1] in SAYING


def _clause(sheet: Sheet, at: int) -> Iterator[int]:
    """The token and those above it, up to where a clause begins that is meant in its own way."""
    yield at
    while sheet.heads[at] != at and sheet.deps[at] not in APART and sheet.deps[at] not in SUBJECTS:
        at = sheet.heads[at]
        yield at


def _marks(sheet: Sheet, at: int) -> frozenset[str]:
    """The auxiliaries of the clause that the token stands in."""
    verb = next((up for up in (at, *sheet.above(at)) if sheet.is_verb(up)), at)
    governing = (verb, *(sheet.heads[up] for up in _clause(sheet, verb) if sheet.deps[up] == "xcomp"))
    return frozenset(sheet.words[kid] for up in governing for kid in sheet.children(up, "aux"))


def _is_imperative(sheet: Sheet, start: int) -> bool:
    """Whether a sentence begins with a bare verb that has no subject: "Check the boilers"."""
    is_bare = sheet.tags[start] == "VB" and sheet.deps[start] == "ROOT"
    return is_bare and not any(sheet.deps[kid] in (*SUBJECTS, "aux") for kid in sheet.kids[start])


def _verbs_above(sheet: Sheet, at: int) -> Iterator[int]:
    """The verbs that the statement completes: "hopes to", "suggests that"."""
    below = at
    for up in _clause(sheet, at):
        if up != at and sheet.is_verb(up) and sheet.deps[below] in ("ccomp", "xcomp", "dobj"):
            yield up
        below = up


def _speaker(sheet: Sheet, at: int, start: int, end: int) -> int | None:
    below = at
    for up in (at, *sheet.above(at)):
        if sheet.deps[below] not in SUBJECTS or below == up:
            own = (up,) if up != at and _is_voiced(sheet, up, below) else ()
            for verb in (*own, *_aside(sheet, up, at)):
                subject = _who_says(sheet, verb)
                if subject is not None:
                    return subject
        below = up
    for one in range(start, end - 2):
        if sheet.words[one] == "according" and sheet.words[one + 1] == "to":
            return sheet.child(one + 1, "pobj")
    return _quoted_speaker(sheet, at)


def _is_voiced(sheet: Sheet, verb: int, below: int) -> bool:
    """Whether what hangs on a verb is what somebody says by it: "said that", "called it a"."""
    if not sheet.is_verb(verb) or sheet.deps[below] in ("prep", "advcl", "agent", "npadvmod", "conj"):
        return False
    if sheet.lemmas[verb] in SAYING:
        return True
    return sheet.lemmas[verb] in VOICING


def _aside(sheet: Sheet, up: int, at: int) -> Iterator[int]:
    """Saying verbs put beside a clause: "three were hurt, police said"."""
    for verb in sheet.children(up, "ccomp", "parataxis"):
        if verb != at and sheet.is_verb(verb) and sheet.lemmas[verb] in SAYING and verb > up:
            yield verb


def _who_says(sheet: Sheet, verb: int) -> int | None:
    """Who says it: the subject, or whose word the subject is ("X's statement says")."""
    subject = sheet.child(verb, "nsubj")
    if subject is None and sheet.deps[verb] == "conj":
        subject = sheet.child(sheet.joined_to(verb), "nsubj")
    if subject is None or sheet.tags[subject].startswith("W"):
        return None
    if sheet.lemmas[subject] in STATEMENTS:
        return next((kid for kid in sheet.children(subject, "poss")), None)
    return subject if _can_speak(sheet, subject) and BAR not in sheet.texts[subject:verb] else None


def _can_speak(sheet: Sheet, at: int) -> bool:
    """Whether it is somebody, or something that people speak through, and no event that "suggests"."""
    is_somebody = sheet.kinds[at] in ("PERSON", "ORG", "GPE", "NORP") or sheet.words[at] in ANYBODY
    is_named = sheet.tags[at] in ("NNP", "NNPS")
    return is_somebody or is_named or sheet.lemmas[at] in SPEAKERS or sheet.words[at] in SPEAKERS


def _quoted_speaker(sheet: Sheet, at: int) -> int | None:
    """Who speaks inside of quotation marks: whoever the quotation right before, in one passage, is put to."""
    marks = list(_quotes_before(sheet, at))
    if len(marks) % 2 == 0:
        return None
    for number in range(sheet.sentences[at] - 1, sheet.sentences[marks[-1]] - 1, -1):
        first, end = sheet.bounds[number]
        for verb in range(first, end):
            if sheet.is_verb(verb) and sheet.lemmas[verb] in SAYING:
                return _who_says(sheet, verb)
        if not any(first <= mark < end for mark in marks):
            return None
    return None


def _quotes_before(sheet: Sheet, at: int) -> Iterator[int]:
    """The quotation marks before a token, the nearest first, back to where its passage begins."""
    for before in range(at - 1, -1, -1):
        if BREAK in sheet.texts[before]:
            return
        if sheet.texts[before] == '"':
            yield before
