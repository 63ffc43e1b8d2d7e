"""Where an article says what became of persons: each word of the lexicon with those it is said of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.reading.drafting.bearers import Bearers
from bot.reading.drafting.clauses import (
    acting,
    affected,
    is_denied,
    is_of_a_thing,
    is_passive,
    is_unreal,
    subject_of,
)
from bot.reading.drafting.english import SUFFERING, UNREAL
from bot.reading.drafting.lexicons import Lexicon, Outcome
from bot.reading.drafting.mentions import Form, Mention
from bot.reading.drafting.numbers import amount_at
from bot.reading.drafting.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Event:
    """One word that says an outcome of some persons, by the tokens of their mentions.

    `by` is who did it.
    """

    outcome: str
    at: int
    of: tuple[int, ...]
    by: int | None = None
    is_denied: bool = False
    is_unreal: bool = False
    is_name_of: bool = False


def find_events(
    sheet: Sheet, lexicon: Lexicon, mentions: Mapping[int, Mention], lists: Mapping[int, tuple[int, ...]]
) -> tuple[Event, ...]:
    """Find all events of an article, in order; those said of nobody are left out."""
    found: list[Event] = []
    finder = _Finder(sheet, lexicon, mentions, Bearers(sheet, mentions, lists))
    for at, (word, lemma) in enumerate(zip(sheet.words, sheet.lemmas, strict=True)):
        if lemma in lexicon.triggers or word in lexicon.triggers:
            found.extend(finder.at(at))
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class _Finder:
    sheet: Sheet
    lexicon: Lexicon
    mentions: Mapping[int, Mention]
    near: Bearers

    def at(self, at: int) -> Iterator[Event]:
        """Try each use of the word here; the first that finds persons stands."""
        for use in (self._adverb, self._verb, self._state, self._phrase, self._suffered, self._noun):
            events = [event for event in use(at) if event.of and not self._is_counted_out(at)]
            if events:
                yield from events
                return

    def _is_counted_out(self, at: int) -> bool:
        """Whether the word only names a charge or an attempt: "attempted murder", "four counts of murder"."""
        sheet = self.sheet
        if (
            any(sheet.lemmas[kid] in UNREAL for kid in sheet.kids[at])
            or sheet.lemmas[max(at - 1, 0)] in UNREAL
        ):
            return True
        above = list(sheet.above(at))[:2]
        return any(
            sheet.lemmas[up] in ("count", "charge") and sheet.tags[up].startswith("NN") for up in above
        )

    def _means(self, use: str, at: int) -> Outcome | None:
        index = self.lexicon.by_word.get(use, {})
        found = index.get(self.sheet.words[at])
        return found or (None if use == "states" else index.get(self.sheet.lemmas[at]))

    def _verb(self, at: int) -> Iterator[Event]:
        sheet = self.sheet
        if not (sheet.is_verb(at) or sheet.deps[at] == "ROOT" or sheet.tags[at] == "NNP"):
            return
        if (outcome := self._means("undergone", at)) is not None:
            yield self._said(outcome, at, subject_of(sheet, at))
        if (outcome := self._means("verbs", at)) is not None:
            outcome = self._heightened(outcome, at)
            inverted = self.near.inverted(at)
            whom = affected(sheet, at) if inverted is None else inverted
            doer = acting(sheet, at)
            if whom is None and (nearest := self.near.next_to(at)) is not None:
                whom = nearest
            if (
                whom is not None
                and sheet.words[whom] in ("himself", "herself", "themselves")
                and doer is not None
            ):
                whom = doer
            yield replace(self._said(outcome, at, whom), by=doer)

    def _said(self, outcome: Outcome, at: int, whom: int | None) -> Event:
        whom = self.near.misread(at) if whom is None else whom
        denied, unreal = is_denied(self.sheet, at), is_unreal(self.sheet, at)
        people = self.near.people(whom) or self.near.people(self.near.left_of(at))
        return Event(outcome.id, at, people, None, denied, unreal)

    def _heightened(self, outcome: Outcome, at: int) -> Outcome:
        """The outcome that an adverb, a phrase or a joined verb makes of one that leaves it open."""
        near = range(max(at - 2, 0), min(at + 4, len(self.sheet)))
        for other in near:
            higher = self.lexicon.by_word.get("adverbs", {}).get(self.sheet.words[other])
            if higher and higher is not outcome and (self.sheet.heads[other] == at or abs(other - at) == 1):
                return higher
            for words, higher in (
                self.lexicon.phrases.get(self.sheet.words[other], ()) if outcome.among else ()
            ):
                if other > at and len(words) == 2 and self.sheet.words[other : other + 2] == words:  # noqa: PLR2004
                    return higher
        return outcome

    def _state(self, at: int) -> Iterator[Event]:
        outcome = self._means("states", at)
        if outcome is None or self._is_done_to_another(at):
            return
        sheet = self.sheet
        dep, head = sheet.deps[at], sheet.heads[at]
        own = sheet.child(at, "nsubj", "nsubjpass")
        if own is not None and (people := self.near.people(own)):
            yield Event(
                outcome.id,
                at,
                people,
                None,
                is_denied(sheet, at) or is_denied(sheet, head),
                is_unreal(sheet, head),
            )
            return
        if dep in ("acomp", "oprd", "attr", "xcomp", "conj", "advcl", "dep", "ccomp") and head != at:
            verb = sheet.joined_to(at) if dep == "conj" else at
            verb = sheet.heads[verb] if not sheet.is_verb(verb) else verb
            object_ = sheet.child(verb, "dobj") if not is_passive(sheet, verb) else None
            whom = object_ if object_ is not None else subject_of(sheet, verb)
            people = self.near.people(whom)
            if whom is not None and whom < at:
                people = tuple(one for one in people if one < at)
            if people:
                by = acting(sheet, verb) if is_passive(sheet, verb) else None
                yield Event(outcome.id, at, people, by, is_denied(sheet, verb), is_unreal(sheet, verb))
                return
        if dep in ("amod", "compound") and head > at and head in self.mentions:
            yield Event(outcome.id, at, (head,), is_name_of=True)
            return
        if (after := self.near.inverted(at)) is not None:
            yield Event(outcome.id, at, self.near.people(after))
            return
        nearest = None if is_of_a_thing(sheet, at) else self.near.counted_before(at)
        if nearest is not None:
            yield Event(outcome.id, at, (nearest,))

    def _is_done_to_another(self, at: int) -> bool:
        """Whether a word that may be a state is what somebody does: "X shot and injured two"."""
        sheet = self.sheet
        if sheet.tags[at] not in ("VBD", "VBP"):
            return False
        return any(sheet.child(one, "dobj") is not None for one in sheet.conjuncts(at))

    def _phrase(self, at: int) -> Iterator[Event]:
        sheet = self.sheet
        for words, outcome in self.lexicon.phrases.get(sheet.words[at], ()):
            if sheet.words[at : at + len(words)] == words:
                beside = self.near.counted_before(at, reach=3)
                people = self.near.bearers(at) if beside is None else (beside,)
                if people:
                    denied = any(is_denied(sheet, up) for up in list(sheet.above(at))[:2])
                    yield Event(outcome.id, at, people, None, denied)
                    return

    def _suffered(self, at: int) -> Iterator[Event]:
        """Who "suffered a wound" or "was treated for injuries"."""
        sheet = self.sheet
        outcome = self._means("suffered", at)
        is_named = any(
            sheet.words[at - 1 : at + 1] == words
            for words, _ in self.lexicon.phrases.get(sheet.words[at - 1], ())
        )
        if outcome is None or is_named or not sheet.tags[at].startswith("NN"):
            return
        verb = sheet.heads[at]
        if sheet.deps[at] == "pobj" and sheet.words[verb] in ("for", "with", "from"):
            verb = sheet.heads[verb]
        if sheet.is_verb(verb) and sheet.lemmas[verb] in SUFFERING:
            subject = subject_of(sheet, verb)
            by = subject if sheet.words[at] in self.lexicon.own_nouns else None
            said = replace(self._said(outcome, at, subject), by=by)
            yield replace(said, is_denied=is_denied(sheet, verb), is_unreal=is_unreal(sheet, verb))

    def _noun(self, at: int) -> Iterator[Event]:
        """Whose death it is: "the death of", "his death", "fatal shooting of"."""
        sheet = self.sheet
        if not sheet.tags[at].startswith("NN"):
            return
        outcome = self._means("nouns", at)
        if outcome is None:
            return
        outcome = self._heightened(outcome, at)
        for kid in sheet.children(at, "amod", "compound") if outcome.among else ():
            outcome = self._means("states", kid) or outcome
        people: list[int] = []
        for kid in sheet.kids[at]:
            if sheet.deps[kid] == "poss":
                people.extend(self.near.people(kid))
            elif sheet.deps[kid] == "prep" and sheet.words[kid] in ("of", "for", "on", "against"):
                people.extend(self.near.people(sheet.child(kid, "pobj")))
        by = next(
            (sheet.child(kid, "pobj") for kid in sheet.children(at, "prep") if sheet.words[kid] == "by"), None
        )
        yield Event(outcome.id, at, tuple(people), by, is_name_of=True)

    def _adverb(self, at: int) -> Iterator[Event]:
        """A number before an adverb: "4 shot, 1 fatally"."""
        sheet = self.sheet
        outcome = self.lexicon.by_word.get("adverbs", {}).get(sheet.words[at])
        if outcome is None:
            return
        for before in range(at - 1, max(at - 4, -1), -1):
            if (
                before in self.mentions
                and self.mentions[before].form in (Form.GROUP, Form.NEW)
                and self.mentions[before].at == before
            ):
                if amount_at(sheet, before) is not None:
                    yield Event(outcome.id, at, (before,))
                return
            if sheet.words[before] == ",":
                return
