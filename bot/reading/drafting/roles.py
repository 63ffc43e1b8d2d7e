"""The part a person has (victim, suspect, official, relative), with how often the article says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from bot.reading.drafting.clauses import is_denied, is_passive, subject_of
from bot.reading.drafting.english import KIN, SAYING
from bot.reading.drafting.lexicons import Lexicon
from bot.reading.drafting.mentions import Form
from bot.reading.drafting.persons import Person
from bot.reading.drafting.sheets import Sheet

SPEAKER, OFFICIAL, RELATIVE = "speaker", "official", "relative"


def roles_of(person: Person, sheet: Sheet, lexicon: Lexicon, leaders: Mapping[int, int]) -> dict[str, int]:
    """Count what speaks for each role: nouns, titles, verbs done to the person, and what the person does.

    `leaders` gives for each name of a list the first one.
    """
    found: Counter[str] = Counter()
    for noun in person.nouns:
        if (role := lexicon.role_of_noun(noun)) is not None:
            found[role] += 1
    if person.titles:
        found[OFFICIAL] += 1
    for mention in person.mentions:
        given = _by_verb(leaders.get(mention.at, mention.at), sheet, lexicon)
        is_linked = mention.form is not Form.NAME and bool(person.name)
        found.update(role for role in given if not (is_linked and role == SPEAKER))
        if mention.noun in KIN and any(sheet.deps[kid] == "poss" for kid in sheet.kids[mention.at]):
            found[RELATIVE] += 1
    return dict(found)


def _by_verb(at: int, sheet: Sheet, lexicon: Lexicon) -> list[str]:
    """The roles that the verb gives which the mention is subject or object of."""
    first = sheet.joined_to(at)
    verb = sheet.heads[first]
    if sheet.deps[first] == "pobj":
        return _by_phrase(first, sheet, lexicon)
    if sheet.deps[first] not in ("nsubj", "nsubjpass", "dobj") or not sheet.is_verb(verb):
        return _qualified(at, sheet, lexicon)
    found: list[str] = []
    verbs = [verb, *(kid for kid in sheet.kids[verb] if sheet.deps[kid] in ("conj", "xcomp"))]
    for one in verbs:
        lemma = sheet.lemmas[one]
        is_object = sheet.deps[first] in ("nsubjpass", "dobj") or (one != verb and is_passive(sheet, one))
        if is_denied(sheet, one):
            continue
        found.extend(
            role.id for role in lexicon.roles.values() if lemma in (role.verbs if is_object else role.acts)
        )
        if not is_object and lemma in SAYING:
            found.append(SPEAKER)
    return found + _qualified(at, sheet, lexicon)


def _qualified(at: int, sheet: Sheet, lexicon: Lexicon) -> list[str]:
    """The roles of a participle behind the mention ("X, charged with") or a noun before it."""
    found: list[str] = []
    for kid in sheet.kids[at]:
        if sheet.deps[kid] in ("acl", "relcl") and is_passive(sheet, kid):
            found.extend(role.id for role in lexicon.roles.values() if sheet.lemmas[kid] in role.verbs)
        elif sheet.deps[kid] in ("compound", "nmod", "appos"):
            found.extend(role.id for role in lexicon.roles.values() if sheet.lemmas[kid] in role.nouns)
    return found


def _by_phrase(at: int, sheet: Sheet, lexicon: Lexicon) -> list[str]:
    """The roles behind a preposition: "according to X" speaks, "the victim was identified as X"."""
    preposition = sheet.heads[at]
    above = sheet.heads[preposition]
    if sheet.words[preposition] == "to" and sheet.words[above] == "according":
        return [SPEAKER]
    if sheet.words[preposition] == "as" and sheet.lemmas[above] in ("identify", "name"):
        whom = sheet.child(above, "dobj")
        whom = whom if whom is not None else subject_of(sheet, above)
        if whom is not None and (role := lexicon.role_of_noun(sheet.lemmas[whom])) is not None:
            return [role]
    return []
