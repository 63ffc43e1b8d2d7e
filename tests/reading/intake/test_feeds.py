"""Feeds: what they announce, in which order, and what is taken from the feed itself."""

from datetime import date

import pytest

from bot.reading.intake.articles import Raw
from bot.reading.intake.feeds import read_feed
from bot.reading.intake.limits import LIMITS
from bot.reading.intake.parsing import parse
from bot.reading.intake.taking import article_of
from bot.story.errors import IntakeError
from tests.reading.intake.papers import an_item, an_rss

TEXT = "The ferry sailed again on 2 March with forty passengers on board, the harbour office said on Monday."
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Post</title>
<entry><title>Ferry returns</title><link href="https://a.example/1"/><author><name>Ann Other</name></author>
<updated>2026-03-02T10:00:00Z</updated>
<content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>"""


def feed(content, origin="a.rss"):
    return read_feed(Raw(origin, content))


def no_web(address):
    raise IntakeError(f"{address}: cannot be fetched")


def test_entries_come_in_the_order_of_the_feed():
    items = [an_item(f"Article {n}", f"https://a.example/{n}") for n in (1, 2, 3)]
    assert [entry.title for entry in feed(an_rss(*items)).entries] == ["Article 1", "Article 2", "Article 3"]


def test_what_the_feed_says_of_an_entry_is_kept():
    (entry,) = feed(ATOM.encode()).entries
    assert (entry.link, entry.title, entry.author) == ("https://a.example/1", "Ferry returns", "Ann Other")
    assert entry.published == date(2026, 3, 2)


def test_a_relative_link_is_taken_from_the_feeds_address():
    (entry,) = feed(an_rss(an_item("A", "/b")), "https://a.example/feed").entries
    assert entry.link == "https://a.example/b"


def test_an_entry_is_fetched_from_its_link():
    (entry,) = feed(an_rss(an_item("A", "https://a.example/1", "short"))).entries
    article = article_of(entry, lambda address: Raw(address, TEXT.encode()), parse)
    assert (article.text, article.origin) == (TEXT, "https://a.example/1")


def test_an_entry_that_cannot_be_fetched_is_taken_from_the_feed_which_is_said():
    (entry,) = feed(ATOM.encode()).entries
    article = article_of(entry, no_web, parse)
    assert TEXT in article.text
    assert "taken from the feed itself" in article.remarks[-1]
    assert (article.known.title, article.known.published) == ("Ferry returns", date(2026, 3, 2))


def test_an_entry_with_nothing_to_read_is_told():
    (entry,) = feed(an_rss(an_item("A", "https://a.example/1"))).entries
    with pytest.raises(IntakeError, match="cannot be fetched"):
        article_of(entry, no_web, parse)


def test_a_feed_does_not_lead_to_further_feeds():
    (entry,) = feed(an_rss(an_item("A", "https://a.example/1"))).entries
    with pytest.raises(IntakeError, match="another feed"):
        article_of(entry, lambda address: Raw(address, an_rss(an_item("B", "https://b.example"))), parse)


@pytest.mark.parametrize("content", [an_rss(), b"<rss>", b"<feed", b"<rss><channel><item>"])
def test_a_feed_that_announces_nothing_is_told(content):
    with pytest.raises(IntakeError, match="announces no article"):
        feed(content)


def test_more_entries_than_are_read_are_counted():
    found = feed(an_rss(*(an_item(f"A{n}", f"https://a.example/{n}") for n in range(LIMITS.entries + 5))))
    assert (len(found.entries), found.dropped) == (LIMITS.entries, 5)


@pytest.mark.parametrize("name", ["/etc/passwd", "https://a.example/feed", "file:///etc/passwd"])
def test_what_stands_in_a_feed_is_never_opened(name, monkeypatch):
    """The library would take a text for the name of a file or an address, were it given one."""
    monkeypatch.setattr("builtins.open", lambda *_: pytest.fail("opened a file"))
    with pytest.raises(IntakeError):
        feed(name.encode())


def test_scripts_in_an_entry_are_not_read():
    text = f"&lt;script&gt;alert('sank')&lt;/script&gt;&lt;p&gt;{TEXT}&lt;/p&gt;"
    (entry,) = feed(an_rss(an_item("A", "", text))).entries
    assert b"sank" not in entry.page
    assert TEXT in article_of(entry, no_web, parse).text
