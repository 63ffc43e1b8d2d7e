"""Parsing in a process of its own: what breaks in there is told out here, and the next article is read."""

import time

import pytest

from bot.reading.intake.articles import Article, Feed, Form, Raw
from bot.reading.intake.confined import Confined
from bot.reading.intake.limits import Limits
from bot.story.errors import IntakeError

PAGE = b"<html><body><article><p>%s</p></article></body></html>" % (
    b"The ferry sailed again on 2 March. " * 5
)


@pytest.fixture(scope="module")
def confined():
    with Confined() as found:
        yield found


def test_a_page_comes_back_as_an_article(confined):
    article = confined.parse(Raw("a.html", PAGE))
    assert isinstance(article, Article)
    assert article.form is Form.HTML
    assert "The ferry sailed again" in article.text


def test_a_feed_comes_back_as_one(confined):
    rss = b"<rss version='2.0'><channel><title>Post</title><item><title>A</title><link>http://a.example/</link></item></channel></rss>"
    feed = confined.parse(Raw("a.rss", rss))
    assert isinstance(feed, Feed)
    assert (feed.title, feed.entries[0].link) == ("Post", "http://a.example/")


def test_what_is_wrong_with_it_is_told(confined):
    with pytest.raises(IntakeError, match=r"a\.html: no article was found"):
        confined.parse(Raw("a.html", b"<html><body><nav>Home</nav></body></html>"))


def test_what_takes_too_long_is_ended_and_the_next_is_read():
    nested = b"<html><body>" + b"<div><p>The ferry sailed again on 2 March." * 200_000
    with Confined(Limits(parsing=0.05)) as confined:
        begun = time.monotonic()
        with pytest.raises(IntakeError, match=r"takes longer than 0\.05 s"):
            confined.parse(Raw("a.html", nested))
        assert time.monotonic() - begun < 30
    with Confined() as confined:
        assert isinstance(confined.parse(Raw("b.txt", b"The ferry sailed again.")), Article)


def test_when_it_dies_that_is_told_and_another_takes_its_place():
    with Confined() as confined:
        confined.parse(Raw("a.txt", b"The ferry sailed again."))
        confined._process.kill()
        with pytest.raises(IntakeError, match=r"b\.txt: breaks the program"):
            confined.parse(Raw("b.txt", b"The ferry sailed again."))
        assert isinstance(confined.parse(Raw("c.txt", b"The ferry sailed again.")), Article)


def test_memory_past_the_bound_is_refused():
    cells = b"<html><body><table>" + b"<tr><td>a<td>b" * 700_000
    with Confined(Limits(memory=400_000_000)) as confined, pytest.raises(IntakeError):
        confined.parse(Raw("a.html", cells))


def test_nothing_is_started_that_is_not_needed():
    with Confined() as confined:
        assert confined._process is None
