"""The persons of an article: mentions that are safely one person's, put together as they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.reading.drafting.clauses import subject_of
from bot.reading.drafting.lexicons import Lexicon
from bot.reading.drafting.mentions import Form, Mention
from bot.reading.drafting.persons import Person, fits, words_of
from bot.reading.drafting.sheets import Sheet

AGES_APART = 5  # years; a father and a son of one name are further apart
BACK = 3  # sentences that a pronoun may reach back


class Cast:
    """All persons of an article and who each mention is."""

    def __init__(
        self,
        sheet: Sheet,
        lexicon: Lexicon,
        mentions: Mapping[int, Mention],
        equated: Mapping[int, tuple[int, ...]],
    ) -> None:
        self.sheet, self.lexicon, self.mentions = sheet, lexicon, mentions
        self.persons: list[Person] = []
        self.by_token: dict[int, Person] = {}
        self.recent: list[tuple[int, Person]] = []
        full_first = sorted(mentions.values(), key=lambda mention: mention.at)
        for mention in full_first:
            self._place(mention)
        self._join_said_to_be(equated)

    def __iter__(self) -> Iterator[Person]:
        return iter(dict.fromkeys(self.by_token.values()))

    def of(self, at: int) -> Person | None:
        """The person mentioned at a token."""
        return self.by_token.get(at)

    def _place(self, mention: Mention) -> None:
        if not mention.is_single:
            return
        person = {
            Form.NAME: self._by_name,
            Form.PRONOUN: self._by_pronoun,
            Form.KNOWN: self._by_description,
            Form.NEW: self._by_age,
            Form.GROUP: self._nobody,
        }[mention.form](mention)
        if person is None:
            if mention.form is Form.PRONOUN:
                return
            person = Person()
            self.persons.append(person)
        person.take(mention)
        self.by_token[mention.at] = person
        self.recent.append((mention.at, person))

    @staticmethod
    def _nobody(_: Mention) -> None:
        return None

    def _by_name(self, mention: Mention) -> Person | None:
        """A known person of that name: the same words, or a surname or given name that only one has."""
        words = words_of(mention.name)
        if not words:
            return None
        for person in reversed(self.persons):
            if person.names and fits(words, words_of(person.name)) and self._ages_fit(mention, person):
                return person
        if len(words) > 1:
            return self._apposed(mention)
        known = [
            person
            for person in self.persons
            if person.name and words[0] in (person.surname, *words_of(person.name)[:1])
        ]
        return max(known, key=lambda person: person.named_at, default=None) or self._apposed(mention)

    def _apposed(self, mention: Mention) -> Person | None:
        """Whom the name is put beside: "his son, X", "the driver, X"; by age otherwise."""
        head = self.sheet.heads[mention.at]
        if self.sheet.deps[mention.at] == "appos" and head in self.by_token:
            other = self.by_token[head]
            if not other.names:
                return other
        return self._unnamed(mention) if mention.age is not None else None

    def _unnamed(self, mention: Mention) -> Person | None:
        """The one unnamed person of that age, when just one fits."""
        fitting = [person for person in self.persons if not person.names and mention.age in person.ages]
        fitting = [
            person
            for person in fitting
            if not (person.gender and mention.gender and person.gender != mention.gender)
        ]
        return fitting[0] if len(fitting) == 1 else None

    @staticmethod
    def _ages_fit(mention: Mention, person: Person) -> bool:
        return (
            mention.age is None
            or not person.ages
            or min(abs(mention.age - age) for age in person.ages) <= AGES_APART
        )

    def _by_age(self, mention: Mention) -> Person | None:
        """A person described anew: the one of that age and sex."""
        if mention.age is None or mention.is_other:
            return self._apposition(mention)
        fitting = [
            person
            for person in self.persons
            if mention.age in person.ages
            and not (person.gender and mention.gender and person.gender != mention.gender)
        ]
        return (
            fitting[0]
            if len(fitting) == 1 and not self._in_one_list(fitting[0], mention)
            else self._apposition(mention)
        )

    def _in_one_list(self, person: Person, mention: Mention) -> bool:
        """Whether both stand in one sentence: two men of 19 in one list are two."""
        at = self.sheet.sentences[mention.at]
        return any(self.sheet.sentences[other.at] == at for other in person.mentions)

    def _apposition(self, mention: Mention) -> Person | None:
        head = self.sheet.heads[mention.at]
        between = self.sheet.words[min(head, mention.at) : max(head, mention.at)]
        if self.sheet.deps[mention.at] in ("appos", "attr") and not mention.is_other and ";" not in between:
            if self.sheet.deps[mention.at] == "attr":
                head = subject_of(self.sheet, head) or head
            return self.by_token.get(head)
        return None

    def _by_description(self, mention: Mention) -> Person | None:
        """The latest person whom "the boy" fits; somebody's relative is a person not told of before."""
        if (found := self._apposition(mention)) is not None:
            return found
        if any(self.sheet.deps[kid] == "poss" for kid in self.sheet.kids[mention.at]):
            return None
        if mention.age is not None:
            return self._by_age(mention)
        role = self.lexicon.role_of_noun(mention.noun)
        for _, person in reversed(self.recent):
            if not person.may_be_called(mention.noun):
                continue
            if mention.noun in person.nouns:
                return person
            if role is None and mention.gender and person.gender == mention.gender:
                return person
        return None

    def _by_pronoun(self, mention: Mention) -> Person | None:
        """The subject before it that is a person of that sex, in this sentence or the few before."""
        sentence = self.sheet.sentences[mention.at]
        best: Person | None = None
        for at, person in reversed(self.recent):
            if sentence - self.sheet.sentences[at] > BACK:
                break
            if (person.gender and person.gender != mention.gender) or self._acts_on(at, mention):
                continue
            if self.sheet.deps[at] in ("nsubj", "nsubjpass"):
                return person
            best = best or person
        return best

    def _acts_on(self, at: int, mention: Mention) -> bool:
        """Whether the one at a token does it to whom the pronoun is: they are two, unless it is "himself"."""
        verb = self.sheet.heads[mention.at]
        is_object = self.sheet.deps[mention.at] in ("dobj", "dative")
        is_own = self.sheet.words[mention.at].endswith("self")
        return is_object and not is_own and subject_of(self.sheet, verb) == at

    def _join_said_to_be(self, equated: Mapping[int, tuple[int, ...]]) -> None:
        """Put together whom "the victim was identified as X" says to be one."""
        for whom, names in equated.items():
            one, other = self.by_token.get(names[0]), self.by_token.get(whom)
            if len(names) == 1 and one and other and one is not other and not other.names:
                self._merge(one, other)

    def _merge(self, one: Person, other: Person) -> None:
        one.absorb(other)
        for at, person in self.by_token.items():
            if person is other:
                self.by_token[at] = one
        self.persons = [person for person in self.persons if person is not other]
