"""Which bodies are said to have done it: armies, movements and groups, by their names or by what they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.reading.drafting.clauses import acting, is_denied, subject_of
from bot.reading.drafting.english import word_set
from bot.reading.drafting.lexicons import Lexicon
from bot.reading.drafting.outcomes import Event
from bot.reading.drafting.sheets import Sheet

PLACES = frozenset({"GPE", "LOC", "FAC"})
NAMING = frozenset({"compound", "amod", "nmod", "punct"})
LINKING = frozenset({"of", "from", "to", "for"})
JOINING = frozenset({"of", "for", "the", "and", "-", "de", "la"})
SHORT = range(3, 7)  # letters of a short form
LONGEST = 8  # words of a body's name
LITTLE = word_set(
    """the a an alleged suspected presumed unidentified unknown local leftist rightist armed other some
    several many two three four five six seven eight nine ten one group its his their this that these
    those new"""
)
ARMED = "armed"  # belongs to "armed forces"


@dataclass(frozen=True, slots=True)
class Body:
    """A body where it stands; `other` is its short form in brackets.

    `is_doer` tells whether it is said to act or to be to blame, and is not only named.
    """

    text: str
    tokens: tuple[int, int]
    other: str = ""
    is_doer: bool = True


def bodies(sheet: Sheet, lexicon: Lexicon, events: Iterable[Event], sentences: set[int]) -> Iterator[Body]:
    """Find those on the acting side of the lexicon's events and happenings, and those who get the blame."""
    found: dict[str, Body] = {}
    finder = _Finder(sheet, lexicon)
    doers = [at for at in _doers(sheet, lexicon, events) if sheet.sentences[at] in sentences]
    for at in (*doers, *_members(sheet, lexicon), *_groups(sheet, lexicon)):
        for one in sheet.conjuncts(at):
            body = finder.at(one)
            if body is not None:
                is_doer = at in doers or sheet.sentences[at] in sentences
                found.setdefault(body.text.lower(), replace(body, is_doer=is_doer))
    yield from found.values()


def _doers(sheet: Sheet, lexicon: Lexicon, events: Iterable[Event]) -> Iterator[int]:
    """The tokens of those who act, by events, happenings and words of blame."""
    for event in events:
        if event.by is not None and not event.is_denied:
            yield event.by
    for at, lemma in enumerate(sheet.lemmas):
        if lemma in lexicon.happenings and not is_denied(sheet, at):
            doer = acting(sheet, at) if sheet.is_verb(at) else _behind_by(sheet, at)
            if doer is not None:
                yield doer
        if lemma in lexicon.blame:
            yield from _blamed(sheet, at)


def _behind_by(sheet: Sheet, noun: int) -> int | None:
    """Whose attack it is: "attack by X", "X's attack", "the X attack"."""
    for kid in sheet.kids[noun]:
        if sheet.words[kid] == "by":
            return sheet.child(kid, "pobj")
    return next((kid for kid in sheet.kids[noun] if sheet.deps[kid] in ("poss", "compound")), None)


def _blamed(sheet: Sheet, at: int) -> Iterator[int]:
    """Who takes the blame ("X claimed responsibility") or gets it ("blamed X", "attributed to X")."""
    if sheet.is_verb(at):
        kids = [*sheet.children(at, "dobj", "nsubjpass"), *_behind(sheet, at, ("to", "on", "by"))]
        is_giving = sheet.lemmas[at] in ("attribute", "perpetrate")
        yield from (kid for kid in kids if not (is_giving and sheet.deps[kid] != "pobj"))
        return
    if sheet.tags[at].startswith("JJ"):
        subject = subject_of(sheet, at) if sheet.deps[at] != "acomp" else subject_of(sheet, sheet.heads[at])
        head = sheet.heads[at] if sheet.deps[at] in ("amod", "relcl") else subject
        yield from () if head is None else (head,)
        return
    verb = sheet.heads[at]
    if sheet.deps[at] in ("dobj", "nsubjpass") and sheet.is_verb(verb):
        doer = acting(sheet, verb)
        yield from () if doer is None else (doer,)
    yield from _behind(sheet, at, ("by",))


def _behind(sheet: Sheet, at: int, words: tuple[str, ...]) -> list[int]:
    found = (sheet.child(kid, "pobj") for kid in sheet.kids[at] if sheet.words[kid] in words)
    return [one for one in found if one is not None]


def _members(sheet: Sheet, lexicon: Lexicon) -> Iterator[int]:
    """Persons who act for a body ("terrorists of the X"), wherever the article speaks of them."""
    return (at for at in range(len(sheet)) if is_one_of(sheet, at, lexicon.doers))


def _groups(sheet: Sheet, lexicon: Lexicon) -> Iterator[int]:
    """Groups by a name of their own that says what they are ("the X liberation front"), wherever told of."""
    for at in range(1, len(sheet)):
        is_named = sheet.deps[at - 1] in NAMING and sheet.texts[at - 1].isalpha()
        is_part = sheet.deps[at] in NAMING and is_one_of(sheet, sheet.heads[at], lexicon.groups)
        if is_named and is_one_of(sheet, at, lexicon.groups) and not is_part:
            yield at


def is_one_of(sheet: Sheet, at: int, words: frozenset[str]) -> bool:
    """Whether a noun is one of these; in capitals the parser leaves its plural as it is."""
    return sheet.lemmas[at] in words or sheet.words[at].removesuffix("s") in words


@dataclass(frozen=True, slots=True)
class _Finder:
    sheet: Sheet
    lexicon: Lexicon

    @property
    def _kinds(self) -> frozenset[str]:
        return self.lexicon.bodies | self.lexicon.groups

    def at(self, at: int) -> Body | None:
        """The body that a doer is, belongs to ("members of X") or is called by ("X guerrillas")."""
        sheet = self.sheet
        if is_one_of(sheet, at, self.lexicon.doers):
            return self._before(at) or self._behind(at)
        if is_one_of(sheet, at, self._kinds) or self._is_name(at):
            return self._whole(at)
        return self._behind(at)

    def _is_name(self, at: int) -> bool:
        """Whether a token is the head of a body's name as far as the parser or its letters tell."""
        sheet = self.sheet
        if sheet.kinds[at] in PLACES or sheet.kinds[at] == "PERSON":
            return False
        return self._is_short(at)

    def _is_short(self, at: int) -> bool:
        text = self.sheet.texts[at]
        return text.isupper() and text.isalpha() and len(text) in SHORT

    def _before(self, at: int) -> Body | None:
        """The name in front of "guerrillas"."""
        sheet = self.sheet
        before = [kid for kid in sheet.children(at, "compound", "nmod", "amod", "poss") if kid < at]
        named = [kid for kid in before if self._is_name(kid) or is_one_of(sheet, kid, self._kinds)]
        return self._whole(named[-1]) if named else None

    def _behind(self, at: int) -> Body | None:
        """The name behind "members of the"."""
        sheet = self.sheet
        for kid in sheet.kids[at]:
            if kid > at and (sheet.words[kid] in LINKING or sheet.lemmas[kid] == "belong"):
                to = sheet.child(kid, "prep") if sheet.lemmas[kid] == "belong" else kid
                inner = sheet.child(to, "pobj") if to is not None else None
                if inner is not None:
                    is_body = self._is_name(inner) or is_one_of(sheet, inner, self._kinds)
                    return self._whole(inner) if is_body else None
        return None

    def _whole(self, at: int) -> Body | None:
        """The body's name around its head: what qualifies it, "of" and a name, a short form in brackets."""
        sheet = self.sheet
        first = at
        while first and at - first < LONGEST and self._belongs(first - 1, at):
            first -= 1
        while first < at and (sheet.words[first] in LITTLE or not sheet.texts[first][0].isalpha()):
            if sheet.words[first] == ARMED and sheet.lemmas[at] == "force":
                break
            first += 1
        last = at
        while last + 1 < len(sheet) and last - first < LONGEST and self._goes_on(last + 1):
            last += 1
        while last > at and (sheet.words[last] in JOINING or not sheet.texts[last][0].isalpha()):
            last -= 1
        text = text_of(sheet, first, last)
        is_bracketed = sheet.words[last + 1 : last + 2] in (("[",), ("(",))
        is_short = is_bracketed and last + 2 < len(sheet) and self._is_short(last + 2)
        other = sheet.texts[last + 2] if is_short else ""
        return Body(text, (first, last), other) if self._is_a_name(text) else None

    def _belongs(self, at: int, head: int) -> bool:
        sheet = self.sheet
        is_kept = sheet.deps[at] in NAMING and sheet.heads[at] in range(at + 1, head + 1)
        return is_kept and sheet.texts[at] not in (",", "[", "(", ".", ")", "]", '"')

    def _goes_on(self, at: int) -> bool:
        """Whether a name goes on here, over small words too: "Movement of the Left"."""
        sheet = self.sheet
        if sheet.words[at] in JOINING:
            is_inside = at + 1 < len(sheet)
            return is_inside and (sheet.texts[at + 1][:1].isupper() or sheet.words[at + 1] in JOINING)
        return sheet.texts[at][:1].isupper() and sheet.texts[at].isalpha() and sheet.kinds[at] not in PLACES

    def _is_a_name(self, text: str) -> bool:
        words = text.lower().split()
        return any(word not in LITTLE and word.removesuffix("s") not in self.lexicon.doers for word in words)


def text_of(sheet: Sheet, first: int, last: int) -> str:
    """The words from one token to another as they are read, without an article."""
    words = [sheet.texts[at] for at in range(first, last + 1)]
    while words and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words).replace(" - ", "-").replace(" '", "'").strip()
