"""Who does what to whom: the acting and the affected side of a verb, in passives and joined verbs too."""

from __future__ import annotations

from bot.reading.drafting.english import NEGATING, PEOPLE, RELATIVES, UNREAL
from bot.reading.drafting.sheets import Sheet

SUBJECT = ("nsubj", "nsubjpass")
MODALS = frozenset({"could", "would", "might", "may", "should", "can", "must"})


def is_passive(sheet: Sheet, verb: int) -> bool:
    """Whether the verb's subject is what it happens to; a participle by itself is passive too."""
    if any(sheet.deps[kid] in ("auxpass", "nsubjpass") for kid in sheet.kids[verb]):
        return True
    if sheet.tags[verb] != "VBN" or _has_both_sides(sheet, verb):
        return False
    if any(sheet.lemmas[kid] == "have" for kid in sheet.children(verb, "aux")):
        return False
    if sheet.deps[verb] == "conj" and sheet.is_verb(sheet.heads[verb]):
        return is_passive(sheet, sheet.heads[verb]) or sheet.tags[sheet.heads[verb]] == "VBN"
    return True


def _has_both_sides(sheet: Sheet, verb: int) -> bool:
    """Whether a participle has a subject and an object, its own or a joined verb's: "X shot and hurt two"."""
    if sheet.child(verb, "nsubj") is None:
        return False
    return any(sheet.child(one, "dobj") is not None for one in sheet.conjuncts(verb))


def subject_of(sheet: Sheet, verb: int) -> int | None:
    """Find the grammatical subject, of this verb or of the one it leans on; "who" is what it stands for."""
    seen = 0
    at = verb
    while seen < 6:  # noqa: PLR2004 - a chain of verbs is never as long
        own = sheet.child(at, *SUBJECT)
        if own is not None:
            return _unrelated(sheet, at, own)
        dep, head = sheet.deps[at], sheet.heads[at]
        if head == at:
            return None
        if dep in ("acl", "relcl"):
            return head
        if dep in ("conj", "xcomp", "advcl", "ccomp", "oprd", "acomp", "attr", "dep", "pcomp"):
            at = sheet.heads[head] if dep == "pcomp" else head
            if not (sheet.is_verb(at) or sheet.tags[at].startswith("JJ")):
                return at if dep == "advcl" and sheet.tags[at].startswith("N") else None
        else:
            return None
        seen += 1
    return None


def _unrelated(sheet: Sheet, verb: int, subject: int) -> int:
    """Put the noun in the place of "who"."""
    if sheet.words[subject] in RELATIVES and sheet.tags[subject].startswith("W"):
        at = verb
        while sheet.deps[at] == "conj":
            at = sheet.heads[at]
        if sheet.deps[at] in ("relcl", "acl") or sheet.tags[sheet.heads[at]].startswith("N"):
            return sheet.heads[at]
    return subject


def affected(sheet: Sheet, verb: int) -> int | None:
    """Find whom the verb happens to."""
    objects = sheet.children(verb, "dobj", "dative")
    own = next((one for one in objects if sheet.words[one] not in RELATIVES), next(iter(objects), None))
    if own is not None and not is_passive(sheet, verb):
        return _unrelated(sheet, verb, own)
    if is_passive(sheet, verb):
        if sheet.deps[verb] == "amod":
            return sheet.heads[verb]
        return subject_of(sheet, verb)
    if own is None:
        return _shared_object(sheet, verb)
    return own


def _shared_object(sheet: Sheet, verb: int) -> int | None:
    """The object that joined verbs share: "shot and killed the man"."""
    for joined in sheet.children(verb, "conj"):
        if sheet.is_verb(joined) and (own := sheet.child(joined, "dobj")) is not None:
            return own
    small = sheet.child(verb, "ccomp", "oprd")
    if small is not None:
        return sheet.child(small, "nsubj")
    return None


def acting(sheet: Sheet, verb: int) -> int | None:
    """Find who does it: the subject, or in the passive the one behind "by"."""
    if is_passive(sheet, verb):
        for by in sheet.children(verb, "agent", "prep"):
            if sheet.words[by] == "by":
                return sheet.child(by, "pobj")
        return None
    return subject_of(sheet, verb)


def is_denied(sheet: Sheet, verb: int) -> bool:
    """Whether the clause says that it did not happen."""
    for at in (verb, *_governing(sheet, verb)):
        if any(
            sheet.words[kid] in NEGATING and sheet.deps[kid] in ("neg", "advmod", "preconj", "cc", "det")
            for kid in sheet.kids[at]
        ):
            return True
    return False


def is_unreal(sheet: Sheet, verb: int) -> bool:
    """Whether the clause only considers it: could have, tried to, if, threatened to."""
    for at in (verb, *_governing(sheet, verb)):
        for kid in sheet.kids[at]:
            if sheet.words[kid] in MODALS and sheet.deps[kid] == "aux":
                return True
            if sheet.words[kid] in ("if", "unless") and sheet.deps[kid] == "mark":
                return True
        if at != verb and sheet.lemmas[at] in UNREAL:
            return True
    if sheet.deps[verb] == "conj" and sheet.child(verb, *SUBJECT, "aux", "auxpass") is None:
        return sheet.is_verb(sheet.heads[verb]) and _has_modal(sheet, sheet.heads[verb])
    return (
        sheet.deps[verb] in ("xcomp", "advcl", "acl", "ccomp")
        and any(sheet.words[kid] == "to" and sheet.deps[kid] == "aux" for kid in sheet.kids[verb])
        and not any(sheet.words[kid] == "have" for kid in sheet.kids[verb])
    )


def _has_modal(sheet: Sheet, verb: int) -> bool:
    """Whether a verb, or the one it is joined to, is only possible: "it could have hit and killed her"."""
    first = sheet.joined_to(verb)
    return any(sheet.words[kid] in MODALS and sheet.deps[kid] == "aux" for kid in sheet.kids[first])


def _governing(sheet: Sheet, verb: int) -> list[int]:
    """The verbs that a joined or completing verb shares its polarity with."""
    found: list[int] = []
    at = verb
    while sheet.deps[at] in ("xcomp", "oprd", "acomp", "attr") and sheet.heads[at] != at and len(found) < 3:  # noqa: PLR2004
        at = sheet.heads[at]
        found.append(at)
    return found


def is_of_a_thing(sheet: Sheet, at: int) -> bool:
    """Whether an adjective is said of a thing behind it: in "two men held in a fatal shooting" of no man."""
    after = at + 1
    return (
        (sheet.tags[at] == "JJ" or sheet.deps[at] in ("amod", "compound"))
        and after < len(sheet)
        and sheet.tags[after].startswith("NN")
        and sheet.lemmas[after] not in PEOPLE
    )
