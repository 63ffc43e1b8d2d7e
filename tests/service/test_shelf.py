"""Articles put on the shelf of a story: what is written, and what is left alone."""

import json
import tomllib
from dataclasses import dataclass

import pytest

from bot.bootstrap import House
from bot.digest.proposals_json import read_proposals
from bot.digest.store import read_readings
from bot.reading.anchors import anchor
from bot.reading.intake.articles import Raw
from bot.reading.intake.parsing import parse
from bot.reading.passages import segment
from bot.service.intake import Already, Failed, Run
from bot.service.shelf import Kept, Shelf
from bot.story.claims import Claim, Modality
from bot.story.errors import IntakeError
from bot.story.proposals import Certainty, Proposal
from bot.story.values import Quantity
from tests.digest.written import STORY, STORY_FILE

TEXT = "Walkout\n\nForty dockers left the quay at dawn, and sixty more of them left it at noon.\n"


@dataclass
class Counting:
    """A drafter that is sure of forty and unsure of sixty, where the text has them."""

    asked: int = 0

    def draft(self, text, source, story):
        del story
        self.asked += 1
        return tuple(
            Proposal(self.claim(text, source, words, count), certainty, "rules", doubts)
            for words, count, certainty, doubts in (
                ("Forty dockers", 40, Certainty.SURE, ()),
                ("sixty more", 60, Certainty.UNSURE, ("more than what?",)),
            )
            if words in text
        )

    def claim(self, text, source, words, count):
        evidence = anchor(text, segment(text), words)
        value = Quantity(count, count, "dockers")
        return Claim(
            f"{source.id}.c{count}", source.id, "strike", "count", value, f"{count} left.",
            Modality.ASSERTED, None, (evidence,),
        )  # fmt: skip


@pytest.fixture
def house(tmp_path, monkeypatch) -> House:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / STORY_FILE).write_text(STORY, encoding="utf-8")
    (tmp_path / "post.txt").write_text(TEXT, encoding="utf-8")
    return House.find()


@pytest.fixture
def shelf(house) -> Shelf:
    return Shelf.of(house, "harbour", Counting())


def taken(shelf, *given, **wishes):
    return list(Run(shelf, no_fetching, parse, **wishes).over(given))


def no_fetching(address):
    raise AssertionError(address)


def waiting(shelf, source):
    path = shelf.house.seeds / "harbour" / "proposals" / f"{source.id}.json"
    return read_proposals(path.read_bytes(), path.name, source, shelf.story)


def test_sure_claims_are_in_the_reading_and_unsure_ones_wait(shelf):
    (kept,) = taken(shelf, "post.txt")
    (reading,) = read_readings(shelf.house.seeds, shelf.story)
    assert [claim.value.least for claim in reading.claims] == [40]
    assert [proposal.claim.value.least for proposal in waiting(shelf, kept.source)] == [60]


def test_what_waits_is_not_built(shelf):
    taken(shelf, "post.txt")
    digest, _ = shelf.house.build("harbour")
    assert [claim.id for claim in digest.claims] == ["post.c40"]


def test_the_original_is_kept_as_the_text_that_ranges_refer_to(shelf):
    (kept,) = taken(shelf, "post.txt")
    original = shelf.originals / kept.source.file
    assert original.read_text("utf-8") == TEXT
    assert kept.source.passages == segment(TEXT).passages


def test_without_a_drafter_the_reading_has_no_claims(house):
    shelf = Shelf.of(house, "harbour")
    (kept,) = taken(shelf, "post.txt")
    assert (kept.claims, kept.waiting) == (0, 0)
    assert "claims" not in tomllib.loads(kept.reading.read_text("utf-8"))


def test_what_was_taken_in_is_not_taken_in_again(shelf):
    taken(shelf, "post.txt")
    assert taken(shelf, "post.txt") == [Already("post.txt", "post")]
    assert shelf.drafter.asked == 1


def test_the_same_article_under_another_name_is_known(shelf, tmp_path):
    taken(shelf, "post.txt")
    (tmp_path / "copy.txt").write_text(TEXT, encoding="utf-8")
    assert taken(shelf, "copy.txt") == [Already("copy.txt", "post")]


def test_a_later_run_knows_what_an_earlier_one_did(shelf, house):
    taken(shelf, "post.txt")
    assert taken(Shelf.of(house, "harbour"), "post.txt") == [Already("post.txt", "post")]


@pytest.mark.parametrize("torn", ["", '{"given": "po', "\x00\x01", "[]"])
def test_a_journal_that_was_cut_off_is_gone_on_with(shelf, house, torn):
    path = shelf.journal.path
    path.parent.mkdir()
    path.write_text(torn, encoding="utf-8")
    assert isinstance(*taken(Shelf.of(house, "harbour"), "post.txt"), Kept)
    assert taken(Shelf.of(house, "harbour"), "post.txt") == [Already("post.txt", "post")]


def test_an_article_whose_reading_is_gone_is_taken_in_again(shelf):
    (kept,) = taken(shelf, "post.txt")
    kept.reading.unlink()
    (again,) = taken(shelf, "post.txt")
    assert (again.source.id, again.claims) == ("post", 1)


def test_an_article_among_the_originals_stays_where_it_is(shelf):
    shelf.originals.mkdir()
    given = shelf.originals / "post_0815.txt"
    given.write_text(TEXT, encoding="utf-8")
    (kept,) = taken(shelf, str(given))
    assert (kept.source.id, kept.source.file) == ("post-0815", "post_0815.txt")
    assert [path.name for path in shelf.originals.glob("*.txt")] == ["post_0815.txt"]


def test_two_articles_of_one_name_become_two_sources(shelf, tmp_path):
    other = tmp_path / "later" / "post.txt"
    other.parent.mkdir()
    other.write_text(TEXT.replace("Forty", "Fifty"), encoding="utf-8")
    assert [kept.source.id for kept in taken(shelf, "post.txt", "later/post.txt")] == ["post", "post-2"]


def test_one_bad_article_does_not_stop_the_rest(shelf, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    outcomes = taken(shelf, "missing.txt", "empty.txt", "post.txt")
    assert [type(outcome) for outcome in outcomes] == [Failed, Failed, Kept]
    assert outcomes[0].error == "missing.txt: there is no such file"
    assert outcomes[1].error == "empty.txt: is empty: there is nothing to read"


def test_reading_again_takes_no_claim_from_a_reading(shelf):
    (kept,) = taken(shelf, "post.txt")
    mended = kept.reading.read_text("utf-8").replace("exact = 40", "exact = 41")
    kept.reading.write_text(mended, encoding="utf-8")
    (again,) = taken(shelf, "post.txt", again=True)
    assert kept.reading.read_text("utf-8") == mended
    assert (again.claims, again.waiting) == (1, 2)
    assert waiting(shelf, kept.source)[0].doubts == ("the reading was there before this was proposed",)


def test_a_reading_with_claims_of_another_text_is_not_replaced(shelf, tmp_path):
    (kept,) = taken(shelf, "post.txt")
    before = kept.reading.read_bytes()
    (tmp_path / "other.txt").write_text(TEXT.replace("noon", "night"), encoding="utf-8")
    (failed,) = taken(shelf, "other.txt", source_id="post")
    assert isinstance(failed, Failed)
    assert "--id" in failed.error
    assert kept.reading.read_bytes() == before
    assert (shelf.originals / "post.txt").read_text("utf-8") == TEXT


def test_a_text_without_words_is_refused(shelf):
    article = parse(Raw("-", b"\n--- *\n* * *\n"))
    with pytest.raises(IntakeError, match="holds no text"):
        shelf.keep(article, "-")
    assert not shelf.originals.exists()


def test_the_journal_says_what_the_article_was_given_as(shelf):
    (kept,) = taken(shelf, "post.txt")
    (line,) = shelf.journal.path.read_text("utf-8").splitlines()
    assert json.loads(line)["given"] == "post.txt"
    assert json.loads(line)["source"] == kept.source.id
