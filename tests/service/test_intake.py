"""Runs over files, addresses and feeds: nothing is done twice, and nothing bad stops the rest."""

import pytest

from bot.bootstrap import House
from bot.reading.intake.articles import Raw
from bot.reading.intake.parsing import parse
from bot.service.intake import Already, Failed, Run
from bot.service.shelf import Kept, Shelf
from bot.story.errors import IntakeError
from tests.digest.written import STORY, STORY_FILE
from tests.reading.intake.papers import an_item, an_rss

TEXT = "The {0} sailed again on 2 March with forty passengers on board, the harbour office said on Monday."
PAGE = "<html><body><article><h1>{0}</h1><p>" + TEXT + "</p></article></body></html>"


class Web:
    """Pages by address, and which were asked for."""

    def __init__(self, **pages):
        self.pages = {f"https://{name}.example/": content for name, content in pages.items()}
        self.asked = []

    def fetch(self, address):
        self.asked.append(address)
        if address not in self.pages:
            raise IntakeError(f"{address}: answers 404")
        return Raw(address, self.pages[address])


def no_web(address):
    raise AssertionError(address)


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / STORY_FILE).write_text(STORY, encoding="utf-8")
    return Shelf.of(House.find(), "harbour")


def pages(*names):
    return {name: PAGE.format(name).encode() for name in names}


def feed(*names):
    return an_rss(*(an_item(name, f"https://{name}.example/") for name in names))


def test_an_address_is_fetched_once(shelf):
    web = Web(**pages("ferry"))
    first, second = (list(Run(shelf, web.fetch, parse).over(["https://ferry.example/"])) for _ in range(2))
    assert isinstance(*first, Kept)
    assert second == [Already("https://ferry.example/", "ferry")]
    assert len(web.asked) == 1


def test_again_fetches_it_again_under_its_name(shelf):
    web = Web(**pages("ferry"))
    list(Run(shelf, web.fetch, parse).over(["https://ferry.example/"]))
    (kept,) = Run(shelf, web.fetch, parse, again=True).over(["https://ferry.example/"])
    assert kept.source.id == "ferry"
    assert len(web.asked) == 2


def test_every_entry_of_a_feed_becomes_a_source(shelf):
    web = Web(news=feed("ferry", "crane"), **pages("ferry", "crane"))
    outcomes = list(Run(shelf, web.fetch, parse).over(["https://news.example/"]))
    assert [kept.source.id for kept in outcomes] == ["ferry", "crane"]


def test_a_bad_entry_does_not_stop_the_others(shelf):
    web = Web(news=feed("ferry", "gone", "crane"), **pages("ferry", "crane"))
    outcomes = list(Run(shelf, web.fetch, parse).over(["https://news.example/"]))
    assert [type(outcome) for outcome in outcomes] == [Kept, Failed, Kept]
    assert outcomes[1] == Failed("https://gone.example/", "https://gone.example/: answers 404")


@pytest.mark.parametrize("name", ["a\nb\x1b[31m.txt", "\u202etxt", "x" * 5_000, "", "/", "a\0b"])
def test_errors_are_lines_that_can_be_printed(shelf, name):
    (failed,) = Run(shelf, no_web, parse).over([name])
    assert failed.error.isprintable()
    assert len(failed.error) < 700


def test_entries_without_a_link_are_told_apart_by_their_feed(shelf):
    text = TEXT.format("crane")
    web = Web(
        one=an_rss(an_item("News", "", text)), two=an_rss(an_item("News", "", text.replace("forty", "ten")))
    )
    outcomes = list(Run(shelf, web.fetch, parse).over(["https://one.example/", "https://two.example/"]))
    assert [type(outcome) for outcome in outcomes] == [Kept, Kept]


def test_an_interrupted_run_goes_on_where_it_stopped(shelf):
    web = Web(news=feed("ferry", "crane", "quay"), **pages("ferry", "crane", "quay"))
    run = iter(Run(shelf, web.fetch, parse).over(["https://news.example/"]))
    next(run)
    del run
    again = Shelf.of(shelf.house, "harbour")
    outcomes = list(Run(again, web.fetch, parse).over(["https://news.example/"]))
    assert [type(outcome) for outcome in outcomes] == [Already, Kept, Kept]
    assert web.asked.count("https://ferry.example/") == 1


def test_an_interruption_between_original_and_journal_leaves_nothing_half_done(shelf, monkeypatch):
    web = Web(**pages("ferry"))
    monkeypatch.setattr(type(shelf.journal), "add", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        list(Run(shelf, web.fetch, parse).over(["https://ferry.example/"]))
    monkeypatch.undo()
    again = Shelf.of(shelf.house, "harbour")
    outcomes = list(Run(again, web.fetch, parse).over(["https://ferry.example/"]))
    assert [type(outcome) for outcome in outcomes] == [Kept]
    assert sorted(path.name for path in (shelf.house.seeds / "harbour").glob("*.toml")) == ["ferry.toml"]


def test_before_each_article_it_is_said_which_one_of_how_many(shelf):
    told = []
    web = Web(news=feed("ferry", "crane"), **pages("ferry", "crane"))
    list(Run(shelf, web.fetch, parse, notice=lambda *it: told.append(it)).over(["https://news.example/"]))
    assert told == [
        (1, 1, "https://news.example/"),
        (1, 2, "https://ferry.example/"),
        (2, 2, "https://crane.example/"),
    ]


def test_two_articles_of_one_site_become_two_sources(shelf):
    web = Web(**pages("ferry"))
    web.pages["https://ferry.example/b"] = PAGE.format("crane").encode()
    given = ["https://ferry.example/", "https://ferry.example/b"]
    assert [kept.source.id for kept in Run(shelf, web.fetch, parse).over(given)] == ["ferry", "ferry-2"]
