"""A parsed article as plain lists, one entry a token: what all rules read, whoever parsed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "dative", "pobj"})
VERBAL = ("VB",)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Words, lemmas, tags, arcs and names of one article, by the token's number.

    `words` and `lemmas` are lower case; `heads` are numbers of tokens, a root being its own head; `starts`
    and `ends` are places in the text; `sentences` numbers each token's sentence, `bounds` gives their tokens.
    """

    texts: tuple[str, ...]
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    kids: tuple[tuple[int, ...], ...]
    kinds: tuple[str, ...]
    begins: tuple[bool, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]
    bounds: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, doc: Doc) -> Sheet:
        """Copy what the rules need, once: reading it from the Doc token by token is many times slower."""
        texts = tuple(token.text for token in doc)
        heads = tuple(token.head.i for token in doc)
        kids: list[list[int]] = [[] for _ in texts]
        for at, head in enumerate(heads):
            if head != at:
                kids[head].append(at)
        starts = tuple(token.idx for token in doc)
        bounds = tuple((sentence.start, sentence.end) for sentence in doc.sents)
        return cls(
            texts=texts,
            words=tuple(text.lower() for text in texts),
            lemmas=tuple(token.lemma_.lower() for token in doc),
            tags=tuple(token.tag_ for token in doc),
            deps=tuple(token.dep_ for token in doc),
            heads=heads,
            kids=tuple(map(tuple, kids)),
            kinds=tuple(token.ent_type_ for token in doc),
            begins=tuple(token.ent_iob_ == "B" for token in doc),
            starts=starts,
            ends=tuple(start + len(text) for start, text in zip(starts, texts, strict=True)),
            sentences=tuple(number for number, (start, end) in enumerate(bounds) for _ in range(start, end)),
            bounds=bounds,
        )

    def __len__(self) -> int:
        return len(self.texts)

    def children(self, at: int, *deps: str) -> list[int]:
        """The tokens that hang on this one by one of these arcs."""
        return [kid for kid in self.kids[at] if self.deps[kid] in deps]

    def child(self, at: int, *deps: str) -> int | None:
        """The first of them."""
        return next((kid for kid in self.kids[at] if self.deps[kid] in deps), None)

    def conjuncts(self, at: int) -> list[int]:
        """The token and all that are joined to it by "and" or a comma, in order."""
        found = [at]
        for one in found:
            found.extend(self.children(one, "conj"))
        return sorted(found)

    def joined_to(self, at: int) -> int:
        """The first of the words that this one is joined to."""
        while self.deps[at] == "conj" and self.heads[at] != at:
            at = self.heads[at]
        return at

    def above(self, at: int) -> Iterator[int]:
        """The tokens that it hangs on, nearest first."""
        while self.heads[at] != at:
            at = self.heads[at]
            yield at

    def is_verb(self, at: int) -> bool:
        """Whether it is a form of a verb."""
        return self.tags[at].startswith("VB")

    def is_plural(self, at: int) -> bool:
        """Whether it is a noun in the plural."""
        return self.tags[at] in ("NNS", "NNPS")

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The places in the text from one token to another, both included."""
        return self.starts[first], self.ends[last]
