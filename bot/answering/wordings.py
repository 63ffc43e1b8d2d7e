"""How a story's questions are worded, as features, and what each is mostly about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.answering.features import ASKING
from bot.answering.index import Index
from bot.answering.meanings import PLACEHOLDER
from bot.answering.weights import Weights
from bot.answering.words import MAX_CHARACTERS
from bot.story.questions import Question, Selector

CORE = 1.52
"""A notion lighter than this is in so many questions that it is the heart of none."""


def squeezed(text: str) -> str:
    """A text without case, doubled blanks and closing marks, for telling whether two are one."""
    return " ".join(text[:MAX_CHARACTERS].casefold().split()).rstrip("?!. …")


@dataclass(frozen=True, slots=True)
class Wording:
    """The number of a question, and the features of one of its wordings."""

    question: int
    features: frozenset[str]


def _core(wordings: tuple[Wording, ...]) -> frozenset[str]:
    """What an open question is mostly about: the notions that a third of its wordings share.

    Those that only ask are left out where it has others.
    """
    counts = Counter(feature for wording in wordings for feature in wording.features)
    shared = frozenset(f for f, count in counts.items() if count * 3 >= len(wordings) and f[:2] == "c:")
    return shared - ASKING or shared


class Wordings:
    """The wordings of a story's questions: by feature, by question, and word for word."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.questions = index.digest.story.questions
        self._all = tuple(self._read_wordings())
        counts = [Counter[str]() for _ in self.questions]
        for wording in self._all:
            counts[wording.question].update(wording.features)
        self.worded = tuple(frozenset(count) for count in counts)
        sizes = Counter(wording.question for wording in self._all)
        self.places: dict[int, list[int]] = defaultdict(list)
        self.postings: dict[str, list[int]] = defaultdict(list)
        for at, wording in enumerate(self._all):
            self.places[wording.question].append(at)
            for feature in sorted(wording.features):
                self.postings[feature].append(at)
        self.shares = tuple(
            {feature: count / sizes[number] for feature, count in counted.items()}
            for number, counted in enumerate(counts)
        )
        self.weights = Weights(self.worded)
        self.totals = tuple(self.weights.total(wording.features) for wording in self._all)
        self.cores = tuple(map(self._core_of, self.shares))
        self._verbatim: dict[str, Question] = {}
        for question in self.questions:
            for phrase in (question.title, *question.wordings) if question.each is None else ():
                self._verbatim.setdefault(squeezed(phrase), question)

    def __getitem__(self, at: int) -> Wording:
        return self._all[at]

    def _core_of(self, shares: Mapping[str, float]) -> frozenset[str]:
        """What a question is mostly about: the telling notions that a third of its wordings share."""
        return frozenset(
            f for f, share in shares.items() if share * 3 >= 1 and f[:2] == "c:" and self.weights[f] >= CORE
        )

    def _read_wordings(self) -> Iterator[Wording]:
        """All wordings; of an open question only those that hold what most of its wordings are about.

        Without that a stray wording would refuse what the articles do answer.
        """
        for number, question in enumerate(self.questions):
            found = tuple(self._wordings_of(number, question))
            core = _core(found) if self._is_open(question) else None
            yield from (wording for wording in found if core is None or core & wording.features)

    def _is_open(self, question: Question) -> bool:
        """Whether no claim answers the question, whomever it is asked of."""
        selectors = question.gathers
        if question.each is not None:
            selectors = tuple(
                Selector(selector.subject.replace(PLACEHOLDER, "*"), selector.aspect)
                for selector in selectors
            )
        return not self._index.gathered(selectors)

    def _wordings_of(self, number: int, question: Question) -> Iterator[Wording]:
        for wording in (question.title, question.slug.replace("-", " "), *question.wordings):
            features = self._index.features.of_wording(wording.replace(PLACEHOLDER, " "))
            if question.each is not None and PLACEHOLDER in wording:
                features |= {f"@{question.each.value}"}
            elif question.each is not None:
                continue
            if any(not f.startswith("@") for f in features) or wording == PLACEHOLDER:
                yield Wording(number, features)

    def answerable(self) -> frozenset[str]:
        """Features that some claim, or the wording of a question with claims, knows."""
        known = set(self._index.spoken)
        for number, question in enumerate(self.questions):
            if question.each is not None or self._index.gathered(question.gathers):
                known |= {f for f in self.worded[number] if not f.startswith("@")}
        return frozenset(known)

    def verbatim(self, text: str) -> Question | None:
        """The question whose title or wording a text is word for word."""
        return self._verbatim.get(squeezed(text))
