"""Where and when it happened, and which bodies are said to have done it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.reading.drafting.clauses import acting, is_denied
from bot.reading.drafting.dates import Dated, find_dates
from bot.reading.drafting.lexicons import Lexicon
from bot.reading.drafting.manuscripts import BREAK
from bot.reading.drafting.outcomes import Event
from bot.reading.drafting.sheets import Sheet

PLACES = frozenset({"GPE", "LOC", "FAC"})
BODIES = frozenset({"ORG"})
WITHIN = frozenset({"in", "at", "near", "of", "on", "from", "outside", "inside", "to", "between", "and"})
LEADING = frozenset({"of", "the", "from", "belonging", "to", "by", "(", "[", "members"})
SMALL = frozenset({"front", "army", "national", "of", "liberation", "for", "movement", "forces"})
SHORT = range(3, 7)  # letters of a short form
LONGEST = 8  # words of a body's name


@dataclass(frozen=True, slots=True)
class Placed:
    """A name of a place or body where it stands; `other` is its short form in brackets."""

    text: str
    tokens: tuple[int, int]
    other: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article says of where, when and by which bodies."""

    places: tuple[Placed, ...] = ()
    dates: tuple[Dated, ...] = ()
    bodies: tuple[Placed, ...] = ()


def setting_of(
    sheet: Sheet, lexicon: Lexicon, events: Iterable[Event], away: frozenset[int], published: date | None
) -> Setting:
    """Read it from the sentences that tell of an outcome or of what the lexicon calls a happening."""
    told = [event for event in events if not event.is_unreal]
    sentences = {sheet.sentences[event.at] for event in told} | set(_happenings(sheet, lexicon))
    kept = sentences - away
    every = find_dates(sheet, published)
    dates = tuple(dated for dated in every if sheet.sentences[dated.tokens[0]] in kept) or every[:1]
    return Setting(tuple(_places(sheet, kept)), dates, tuple(_bodies(sheet, lexicon, told, kept)))


def _happenings(sheet: Sheet, lexicon: Lexicon) -> Iterator[int]:
    for at, lemma in enumerate(sheet.lemmas):
        if lemma in lexicon.happenings and not is_denied(sheet, at):
            yield sheet.sentences[at]


def _places(sheet: Sheet, sentences: set[int]) -> Iterator[Placed]:
    """Places in those sentences that stand behind a word of place."""
    spans = dict.fromkeys((*_runs(sheet, PLACES), *_behind_prepositions(sheet)))
    for first, last in sorted(spans):
        if sheet.sentences[first] in sentences and not _is_dateline(sheet, first):
            before = [sheet.words[at] for at in range(max(first - 3, 0), first)]
            if WITHIN.intersection(before) or sheet.deps[last] in ("pobj", "appos", "conj"):
                yield Placed(_text(sheet, first, last), (first, last))


def _behind_prepositions(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Capitalised words behind "in" or "near" that the parser took for nothing else."""
    for at in range(len(sheet) - 1):
        if sheet.words[at] in ("in", "near", "at", "outside") and sheet.kinds[at + 1] in (
            "",
            "GPE",
            "LOC",
            "FAC",
        ):
            last = at
            while last + 1 < len(sheet) and _is_place_word(sheet, last + 1):
                last += 1
            if last > at:
                yield at + 1, last


def _is_place_word(sheet: Sheet, at: int) -> bool:
    return sheet.texts[at][:1].isupper() and sheet.texts[at].isalpha() and sheet.tags[at] in ("NNP", "NNPS")


def _is_dateline(sheet: Sheet, first: int) -> bool:
    """Whether it opens the article or a passage in front of a date or dash: where it was written."""
    return first == 0 or BREAK in sheet.texts[first - 1]


def _runs(sheet: Sheet, kinds: frozenset[str]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(sheet):
        if sheet.kinds[at] in kinds:
            last = at
            while (
                last + 1 < len(sheet)
                and sheet.kinds[last + 1] == sheet.kinds[at]
                and not sheet.begins[last + 1]
            ):
                last += 1
            yield at, last
            at = last
        at += 1


def _text(sheet: Sheet, first: int, last: int) -> str:
    words = [sheet.texts[at] for at in range(first, last + 1)]
    while words and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words).replace(" - ", "-").replace(" '", "'").strip()


def _bodies(sheet: Sheet, lexicon: Lexicon, events: Iterable[Event], sentences: set[int]) -> Iterator[Placed]:
    """Bodies that do it: the acting side of its verbs, and those who take or get the blame."""
    named = {at: body for body in _named_bodies(sheet) for at in range(body.tokens[0], body.tokens[1] + 1)}
    found: dict[str, Placed] = {}
    for body in _of_doers(sheet, lexicon, sentences):
        found.setdefault(body.text.lower(), body)
    for at in _doers(sheet, lexicon, events, sentences):
        doing = _body_at(sheet, named, at)
        if doing is not None and doing.text:
            found.setdefault(doing.text.lower(), doing)
    yield from found.values()


def _of_doers(sheet: Sheet, lexicon: Lexicon, sentences: set[int]) -> Iterator[Placed]:
    """Bodies known by those who act for them ("terrorists of the X"), and armed bodies that act."""
    for at, lemma in enumerate(sheet.lemmas):
        if sheet.sentences[at] not in sentences:
            continue
        if lemma in lexicon.doers:
            before, after = _run_to(sheet, at - 1), _run_from(sheet, at + 1)
            for span in (before, after):
                if span is not None:
                    yield Placed(_text(sheet, *span), span)
        elif lemma in lexicon.bodies and (named := _run_to(sheet, at)) is not None and named[0] < at:
            yield Placed(_text(sheet, *named), named)
        elif _is_short(sheet, at) and sheet.deps[at] in ("nsubj", "nsubjpass", "compound", "agent", "poss"):
            yield Placed(sheet.texts[at], (at, at))
        elif lemma in lexicon.bodies and sheet.deps[at] in ("nsubj", "pobj", "agent", "conj"):
            first = at - 1 if at and sheet.words[at - 1] == "armed" else at
            yield Placed(_text(sheet, first, at), (first, at))


def _is_short(sheet: Sheet, at: int) -> bool:
    """Whether a token is a short form in capitals, in a text that is not all capitals."""
    text = sheet.texts[at]
    return text.isupper() and text.isalpha() and len(text) in SHORT and sheet.kinds[at] not in PLACES


def _run_to(sheet: Sheet, last: int) -> tuple[int, int] | None:
    """The capitalised words right before a token."""
    first = last + 1
    while first > 0 and _is_capital(sheet, first - 1) and last + 1 - first < LONGEST:
        first -= 1
    return (first, last) if first <= last else None


def _run_from(sheet: Sheet, at: int) -> tuple[int, int] | None:
    """The capitalised words behind "of the", "from the" or "belonging to"."""
    while at < len(sheet) and sheet.words[at] in LEADING:
        at += 1
    last = at - 1
    while (
        last + 1 < len(sheet)
        and (_is_capital(sheet, last + 1) or sheet.words[last + 1] in SMALL)
        and last - at < LONGEST
    ):
        last += 1
    while last >= at and sheet.words[last] in SMALL:
        last -= 1
    is_led = sheet.words[at - 1] in LEADING
    return (at, last) if at <= last and is_led else None


def _is_capital(sheet: Sheet, at: int) -> bool:
    return sheet.texts[at][:1].isupper() and sheet.texts[at].isalpha() and sheet.kinds[at] not in PLACES


def _doers(sheet: Sheet, lexicon: Lexicon, events: Iterable[Event], sentences: set[int]) -> Iterator[int]:
    """The tokens of those who act, by the lexicon's events, happenings and words of blame."""
    for event in events:
        if event.by is not None and sheet.sentences[event.at] in sentences:
            yield event.by
    for at, lemma in enumerate(sheet.lemmas):
        if lemma in lexicon.happenings:
            doer = acting(sheet, at) if sheet.is_verb(at) else _behind_by(sheet, at)
            if doer is not None:
                yield doer
        if lemma in lexicon.blame:
            yield from _blamed(sheet, at)


def _behind_by(sheet: Sheet, noun: int) -> int | None:
    for kid in sheet.kids[noun]:
        if sheet.words[kid] in ("by", "of"):
            return sheet.child(kid, "pobj")
    return next((kid for kid in sheet.kids[noun] if sheet.deps[kid] in ("compound", "poss", "amod")), None)


def _blamed(sheet: Sheet, at: int) -> Iterator[int]:
    """All names in the clause of a word of blame: who claims it, to whom it is put down."""
    start, end = sheet.bounds[sheet.sentences[at]]
    yield from (one for one in range(start, end) if sheet.kinds[one] in BODIES)


def _body_at(sheet: Sheet, named: Mapping[int, Placed], at: int) -> Placed | None:
    """The body that a doer is, belongs to ("members of X") or is called by ("X guerrillas")."""
    if at in named:
        return named[at]
    for kid in sheet.kids[at]:
        if sheet.deps[kid] in ("compound", "amod", "appos", "nmod") and kid in named:
            return named[kid]
        inner = sheet.child(kid, "pobj") if sheet.words[kid] in ("of", "from", "for") else None
        if inner is not None and inner in named:
            return named[inner]
    return None


def _named_bodies(sheet: Sheet) -> Iterator[Placed]:
    """Bodies as the parser saw them, and capitalised names in front of a short form in brackets."""
    for at in range(1, len(sheet) - 1):
        is_short = sheet.texts[at].isupper() and sheet.texts[at].isalpha() and len(sheet.texts[at]) > 1
        if sheet.words[at - 1] in ("[", "(") and sheet.words[at + 1] in ("]", ")") and is_short:
            first = _first_of_name(sheet, at - 2)
            if first is not None:
                yield Placed(_text(sheet, first, at - 2), (first, at), other=sheet.texts[at])
    for first, last in _runs(sheet, BODIES):
        yield Placed(_text(sheet, first, last), (first, last))


def _first_of_name(sheet: Sheet, last: int) -> int | None:
    """Go back over capitalised words and small ones between them."""
    first = None
    for at in range(last, max(last - LONGEST, -1), -1):
        if sheet.texts[at][:1].isupper() and sheet.texts[at].replace("-", "").isalpha():
            first = at
        elif sheet.words[at] not in ("of", "for", "the", "and", "de", "la", "front", "army", "-"):
            break
    return first
