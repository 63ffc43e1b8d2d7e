"""Pages of HTML as articles: trafilatura judges what is the article, and what it leaves out is noted.

The text that is kept is Markdown, written from the page itself, so that headings, lists, tables and
captions are told apart later, and nothing of the article is lost that the judge merely passes over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import lxml.html
import trafilatura
from lxml import etree

from bot.reading.drafts import Particulars
from bot.reading.intake.articles import Article, Form, Omission, Raw
from bot.reading.intake.days import find_day
from bot.reading.intake.decoding import CONTROL, decode, one_line
from bot.reading.intake.layouts import Part, Piece, pieces_of
from bot.reading.lines import fold
from bot.story.errors import IntakeError

META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
WORD = re.compile(r"\w+")
BEGINNING = 4_096  # bytes in which a page says how it is encoded
SHINGLE = 3  # words
ALIKE = 0.6  # share of shingles by which a piece is taken for one that the judge kept
PROSE = 60  # characters of a sentence that the judge may have passed over between others
MOST_LINKED = 0.5
NEVER = frozenset({"navigation", "comments", "advertisement", "sharing", "teasers"})
SHOWN = 60  # characters of what was left out
NOT_ARTICLE = "not of the article"
LANGUAGE = re.compile(r"[a-zA-Z]{2,3}")


def read_page(raw: Raw, charset: str | None = None) -> Article:
    """Take the article out of a page; IntakeError when there is none."""
    declared = charset or _declared(raw.content)
    text, remarks = decode(raw.content, raw.origin, declared)
    tree = _parsed(text, raw.origin)
    pieces = [replace(piece, text=CONTROL.sub(" ", piece.text)) for piece in pieces_of(tree)]
    judged: Any = trafilatura.bare_extraction(
        text, url=raw.origin if "://" in raw.origin else None, include_comments=False, with_metadata=True
    )
    kept = _kept(pieces, judged)
    _keep_title(pieces, kept, one_line(judged and judged.title))
    if not any(kept):
        raise IntakeError(f"{raw.origin}: no article was found in this page: save its text to a file")
    article = [piece for piece, is_kept in zip(pieces, kept, strict=True) if is_kept]
    known = _particulars(tree, judged, article)
    written = _written(_with_title(article, known.title))
    omitted = tuple(_omissions(pieces, kept))
    return Article(written, Form.HTML, raw.origin, raw.sha256, known, omitted, remarks)


def _declared(content: bytes) -> str | None:
    found = META_CHARSET.search(content[:BEGINNING])
    return found[1].decode() if found else None


def _parsed(text: str, origin: str) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        tree = lxml.html.document_fromstring(DECLARATION.sub("", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise IntakeError(f"{origin}: is no page that can be read ({error})") from None
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        # libxml2 drops what lies deeper than 2,048 elements, and an article must not be cut silently
        raise IntakeError(f"{origin}: is nested too deeply to be read whole: save its text to a file")
    return tree


# --- what is of the article


def _kept(pieces: Sequence[Piece], judged: Any) -> list[bool]:  # noqa: ANN401 - trafilatura has no type for it
    """Tell which pieces are of the article."""
    if judged is None or judged.body is None:
        return _unjudged(pieces)
    said = [*_blocks(judged.body)]
    shingles = {shingle for block in said for shingle in _shingles(block)}
    whole = {" ".join(_words(block)) for block in said}
    kept = [_is_said(piece, whole, shingles) for piece in pieces]
    inside = [at for at, is_kept in enumerate(kept) if is_kept]
    if inside:
        for at in range(inside[0], inside[-1]):
            kept[at] = kept[at] or _belongs(pieces[at])
    return kept if inside else _unjudged(pieces)


def _keep_title(pieces: Sequence[Piece], kept: list[bool], title: str | None) -> None:
    """Keep the heading above the article that is its title, which the judge takes as known."""
    first = next((at for at, is_kept in enumerate(kept) if is_kept), 0)
    for at in range(first):
        if title and pieces[at].part is Part.HEADING and _words(pieces[at].text) == _words(title):
            kept[at] = True
            return


def _unjudged(pieces: Sequence[Piece]) -> list[bool]:
    """Where the judge finds nothing, go by the place of each piece, or else by its links."""
    kept = [not piece.around and piece.linked < MOST_LINKED for piece in pieces]
    if any(kept):
        return kept
    return [piece.around not in NEVER and piece.linked < MOST_LINKED for piece in pieces]


def _blocks(body: etree._Element) -> Iterator[str]:
    """Give the texts of what was judged to be the article, each line of it by itself."""
    for element in body.iter("head", "p", "item", "cell", "quote", "code", "ab"):
        for line in _with_breaks(element).split("\n"):
            if line.strip():
                yield line
    for row in body.iter("row"):
        yield " ".join("".join(cell.itertext()) for cell in row.iter("cell"))


def _with_breaks(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element.iterdescendants():
        parts += ["\n" if child.tag in ("lb", "p", "item") else "", child.text or "", child.tail or ""]
    return "".join(parts)


def _words(text: str) -> list[str]:
    return WORD.findall(fold(text))


def _shingles(text: str) -> Iterator[tuple[str, ...]]:
    words = _words(text)
    for start in range(len(words) - SHINGLE + 1):
        yield tuple(words[start : start + SHINGLE])


def _is_said(piece: Piece, whole: set[str], shingles: set[tuple[str, ...]]) -> bool:
    """Whether the judge kept this: word for word, or nearly where it is long enough to tell."""
    if " ".join(_words(piece.text)) in whole:
        return True
    own = list(_shingles(piece.text))
    return len(own) >= SHINGLE and sum(shingle in shingles for shingle in own) >= ALIKE * len(own)


def _belongs(piece: Piece) -> bool:
    """Whether what stands between pieces of the article is of it, though the judge passed it over."""
    if piece.around or piece.linked >= MOST_LINKED:
        return False
    is_sentence = len(piece.text) >= PROSE and piece.text.rstrip("\"'”’»“)")[-1:] in tuple(".!?…:")
    return piece.part in (Part.CAPTION, Part.ROW, Part.HEAD) or is_sentence


def _omissions(pieces: Sequence[Piece], kept: Sequence[bool]) -> Iterator[Omission]:
    for piece, is_kept in zip(pieces, kept, strict=True):
        if not is_kept:
            words = piece.text if len(piece.text) <= SHOWN else f"{piece.text[:SHOWN].rstrip()}…"
            yield Omission(words, piece.around or NOT_ARTICLE)


# --- the text that is kept


def _with_title(pieces: Sequence[Piece], title: str | None) -> list[Piece]:
    """Begin with the title, which pages often have outside of what is judged to be the article."""
    beginning = " ".join(_words(" ".join(piece.text for piece in pieces[:3])))
    if not title or " ".join(_words(title)) in beginning:
        return list(pieces)
    return [Piece(Part.HEADING, title, level=1), *pieces]


def _written(pieces: Sequence[Piece]) -> str:
    """Write the pieces as Markdown, with blank lines but within lists and tables."""
    lines: list[str] = []
    before: Part | None = None
    for piece in pieces:
        together = {before, piece.part} <= {Part.ROW, Part.HEAD} or before == piece.part == Part.ITEM
        if before is not None and not together:
            lines.append("")
        lines.extend(_lines(piece))
        before = piece.part
    return "\n".join([*lines, ""])


def _lines(piece: Piece) -> list[str]:
    match piece.part:
        case Part.HEADING:
            return [f"{'#' * piece.level} {piece.text}"]
        case Part.ITEM:
            return [f"- {piece.text}"]
        case Part.CAPTION:
            return [f"*{piece.text}*"]
        case Part.ROW:
            return [f"| {piece.text} |"]
        case Part.HEAD:
            return [f"| {piece.text} |", "|" + " --- |" * (piece.text.count(" | ") + 1)]
        case Part.PARAGRAPH:
            return [piece.text]


# --- what is known of it


def _particulars(tree: lxml.html.HtmlElement, judged: Any, article: Sequence[Piece]) -> Particulars:  # noqa: ANN401
    first = next((piece.text for piece in article if piece.part is Part.HEADING), None)
    return Particulars(
        title=one_line(judged and judged.title) or first,
        publisher=one_line(judged and judged.sitename),
        author=one_line(judged and judged.author),
        published=find_day(judged.date) if judged is not None and judged.date else None,
        language=_language(tree),
    )


def _language(tree: lxml.html.HtmlElement) -> str | None:
    found = LANGUAGE.match(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    return found[0].lower() if found else None
