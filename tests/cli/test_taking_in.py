"""`crosscheck read`: what it prints, what it writes, and how it ends."""

import json

import pytest

from bot.cli import taking_in
from bot.reading.intake.addresses import Gate
from bot.reading.intake.fetching import fetch
from tests.loopback.web import a_web
from tests.reading.intake.papers import a_pdf, an_item, an_rss

TEXT = "Ferry returns\nBy Ann Other\nPublished: 2 March 2026\n\nThe ferry sailed again with forty on board.\n"
PAGE = (
    "<html lang='en'><head><meta property='og:site_name' content='The Post'></head><body><article>"
    "<h1>Ferry returns</h1><p>The ferry sailed again on 2 March with forty passengers, the office said.</p>"
    "</article><footer>Copyright</footer></body></html>"
)


@pytest.fixture
def web(monkeypatch):
    with a_web() as found:
        gate = Gate(frozenset({("127.0.0.1", found.port)}))
        monkeypatch.setattr(taking_in, "_fetch", lambda address: fetch(address, gate=gate))
        yield found


def test_what_was_found_of_an_article_is_shown(crosscheck, project):
    (project / "post.txt").write_text(TEXT, encoding="utf-8")
    read = crosscheck("read", "post.txt")
    assert read.code == 0
    assert read.out.splitlines()[:2] == [
        "post  Ferry returns",
        "  publisher unknown · author Ann Other · date 2 March 2026",
    ]
    assert (project / "seeds" / "harbour" / "post.toml").is_file()
    assert (project / "seeds" / "originals" / "post.txt").read_text("utf-8") == TEXT


def test_what_was_read_can_be_built_and_verified(crosscheck, project):
    (project / "post.txt").write_text(TEXT, encoding="utf-8")
    crosscheck("read", "post.txt")
    (project / "seeds" / "harbour" / "a1.toml").unlink()
    assert crosscheck("build").code == 0
    assert crosscheck("verify", "--originals", "seeds/originals").code == 0


def test_standard_input_is_read(crosscheck, project):
    assert crosscheck("read", "-", "--id", "typed", typed=TEXT.encode()).code == 0
    assert (project / "seeds" / "originals" / "typed.txt").read_text("utf-8") == TEXT


def test_pages_pdfs_and_feeds_are_read(crosscheck, project, web):
    page = web.gives("/page", PAGE.encode(), kind="text/html")
    (project / "post.pdf").write_bytes(a_pdf(["The ferry sailed again on 2 March, it was said."]))
    item = an_item(
        "From the feed", web.gives("/b", PAGE.replace("forty", "fifty").encode(), kind="text/html")
    )
    feed = web.gives("/feed", an_rss(item), kind="application/rss+xml")
    read = crosscheck("read", page, "post.pdf", feed)
    assert (read.code, read.out.count("  → ")) == (0, 3)
    assert "publisher The Post" in read.out
    assert "left out, foot of the page: Copyright" in read.out
    assert f"[1/3] {page}" in read.err


def test_bad_ones_are_listed_at_the_end_and_the_rest_is_read(crosscheck, project, web):
    (project / "post.txt").write_text(TEXT, encoding="utf-8")
    read = crosscheck("read", "missing.txt", web.url("/gone"), "http://127.0.0.1:1/", "post.txt")
    assert read.code == 1
    assert "post  Ferry returns" in read.out
    errors = [line for line in read.err.splitlines() if line.startswith("crosscheck: ")]
    assert len(errors) == 3
    assert "missing.txt: there is no such file" in errors[0]
    assert "answers 404" in errors[1]
    assert "port 1 is none of the web's" in errors[2]


def test_a_second_run_reads_nothing_again(crosscheck, project):
    (project / "post.txt").write_text(TEXT, encoding="utf-8")
    crosscheck("read", "post.txt")
    before = (project / "seeds" / "harbour" / "post.toml").read_bytes()
    read = crosscheck("read", "post.txt")
    assert read.out == "post  was read before: post.txt (--again reads it again)\n"
    assert (project / "seeds" / "harbour" / "post.toml").read_bytes() == before


def test_an_interrupted_run_says_that_it_may_be_gone_on_with(crosscheck, project, monkeypatch):
    (project / "post.txt").write_text(TEXT, encoding="utf-8")

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(taking_in, "_tell", interrupt)
    read = crosscheck("read", "post.txt")
    assert read.code == 130
    assert "the same command goes on with the rest" in read.err
    (line,) = (project / "seeds" / "originals" / "harbour.intake.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["source"] == "post"


@pytest.mark.parametrize(
    "words", [("--id", "../x", "a.txt"), ("--id", "A", "a.txt"), ("--id", "a", "b.txt", "c.txt")]
)
def test_ids_that_are_none_are_misuse(crosscheck, words):
    assert crosscheck("read", *words).code == 2


def test_without_a_lexicon_it_is_said_that_no_claims_are_drafted(crosscheck, project):
    (project / "post.txt").write_text(TEXT, encoding="utf-8")
    assert "config/lexicons/harbour.toml" in crosscheck("read", "post.txt").err
