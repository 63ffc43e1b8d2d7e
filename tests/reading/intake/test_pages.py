"""Pages of HTML to text: what is the article, what is left out and why, and what is known of it."""

from datetime import date

import pytest

from bot.reading.intake.articles import Raw
from bot.reading.intake.pages import read_page
from bot.reading.passages import segment
from bot.story.errors import IntakeError

LEAD = "The ferry sailed again on 2 March with forty passengers on board, the harbour office said on Monday."
MORE = "Bicycles stay ashore for now, and nobody could say on Monday when they might come along once more."
HEAD = """<head><title>Ferry returns | The Gazette</title><meta property="og:site_name" content="The Gazette">
<meta property="og:title" content="Ferry returns to Norholm"><meta name="author" content="Ann Other">
<meta property="article:published_time" content="2026-03-02T10:00:00Z"></head>"""


def page(*parts, around=""):
    body = "".join(parts)
    return read_page(
        Raw(
            "https://example.org/a",
            f'<html lang="en-GB">{HEAD}<body>{around}<article><h1>Ferry returns to Norholm</h1>'
            f"<p>{LEAD}</p>{body}<p>{MORE}</p></article></body></html>".encode(),
        )
    )


def passages(article):
    return [(p.id, article.text[p.span.start : p.span.end]) for p in segment(article.text).passages]


def omitted(article):
    return {omission.words: omission.reason for omission in article.omitted}


def test_what_is_known_is_found():
    known = page().known
    assert (known.title, known.publisher) == ("Ferry returns to Norholm", "The Gazette")
    assert (known.author, known.published, known.language) == ("Ann Other", date(2026, 3, 2), "en")


def test_nothing_of_a_plain_page_is_left_out():
    assert page().omitted == ()


def test_headings_and_paragraphs_are_passages():
    assert passages(page()) == [("h1", "Ferry returns to Norholm"), ("p1", LEAD), ("p2", MORE)]


def test_a_title_outside_of_the_article_leads_it_all_the_same():
    raw = f"<html>{HEAD}<body><article><p>{LEAD}</p><p>{MORE}</p></article></body></html>"
    assert passages(read_page(Raw("a", raw.encode())))[0] == ("h1", "Ferry returns to Norholm")


def test_lists_are_items():
    found = passages(page("<ul><li>First crossing at dawn</li><li>Second, with a <b>band</b></li></ul>"))
    assert ("l1.1", "First crossing at dawn") in found
    assert ("l1.2", "Second, with a band") in found


def test_tables_are_rows_below_their_head():
    table = (
        "<table><tr><th>Day</th><th>People</th></tr>"
        "<tr><td>Monday</td><td>40</td></tr><tr><td>Tuesday</td><td>5|5</td></tr></table>"
    )
    found = passages(page(table))
    assert ("t1.1", "Monday | 40") in found
    assert ("t1.2", "Tuesday | 5¦5") in found
    assert "Day" not in dict(found)


def test_questions_have_answers():
    assert ("q1", "There were forty of them.") in passages(
        page("<h2>How many were on board?</h2><p>There were forty of them.</p>")
    )


def test_captions_are_passages_and_no_headings():
    caption = "<figure><img src='a.jpg'><figcaption>The ferry on Monday</figcaption></figure>"
    assert ("p2", "The ferry on Monday") in passages(page(caption))


def test_breaks_part_paragraphs():
    found = passages(page("<p>The first line of it is here.<br><br>The second line of it is here.</p>"))
    assert [text for _, text in found[2:4]] == [
        "The first line of it is here.",
        "The second line of it is here.",
    ]


@pytest.mark.parametrize(
    ("piece", "reason"),
    [
        ("<nav><ul><li><a href='/w'>World</a></li></ul></nav>", "navigation"),
        ("<div class='share-bar'>Tell your friends</div>", "sharing"),
        (
            "<div id='related-stories'><p>Another ferry sank in May, and all were saved by a boat.</p></div>",
            "teasers",
        ),
        ("<aside><p>The ferry was built long ago by somebody else in another town.</p></aside>", "aside"),
        (
            "<section class='comments'><p>It was four hundred, believe me, I was there.</p></section>",
            "comments",
        ),
        ("<div class='ad-slot'>Buy this boat, it is a good boat, and cheap as well.</div>", "advertisement"),
        ("<form><label>Your name, please, and where you live</label></form>", "form"),
        ("<footer>Copyright 2026 The Gazette</footer>", "foot of the page"),
    ],
)
def test_what_is_around_the_article_is_left_out_and_noted(piece, reason):
    article = page(around=piece)
    assert passages(article) == passages(page())
    assert list(omitted(article).values()) == [reason]


@pytest.mark.parametrize(
    "piece",
    [
        "<script>alert('The ferry sank at noon, said everybody')</script>",
        "<style>p { content: 'The ferry sank' }</style>",
        "<!-- The ferry sank -->",
        "<p style='display: none'>The ferry sank at noon, said everybody who was there to see it.</p>",
        "<p hidden>The ferry sank at noon, said everybody who was there to see it on that day.</p>",
        "<template><p>The ferry sank at noon, said everybody who was there to see it.</p></template>",
    ],
)
def test_what_no_reader_sees_is_not_read(piece):
    assert "sank" not in page(piece).text


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("<meta charset='windows-1251'>", "cp1251"),
        ("<meta http-equiv='x' content='text/html; charset=koi8-r'>", "koi8-r"),
    ],
)
def test_the_encoding_a_page_declares_is_used(declared, encoding):
    text = "Паром снова вышел в море во второй день марта, и на борту было сорок пассажиров, сообщает порт."
    body = f"<html><head>{declared}</head><body><article><p>{text}</p></article></body></html>"
    article = read_page(Raw("a", body.encode(encoding)))
    assert text in article.text
    assert any("as declared" in remark for remark in article.remarks)


def test_a_page_without_an_article_is_refused():
    with pytest.raises(IntakeError, match="no article was found"):
        read_page(Raw("a", b"<html><body><nav>Home</nav><script>x()</script></body></html>"))


def test_controls_written_as_entities_become_spaces():
    article = page(
        "<p>The ferry &#x202e;sailed&#27;[2J&#x9b; again, and nobody knew where it went after that.</p>"
    )
    assert not [character for character in article.text if not character.isprintable() and character != "\n"]


def test_markup_within_text_stays_text():
    article = page(
        "<p>The sign said &lt;b&gt;left&lt;/b&gt; and &amp;amp; then nothing more on that day.</p>"
    )
    assert "<b>left</b> and &amp; then" in article.text
