"""What people said of answers."""

import pytest

from bot.service import Feedback, Rating, list_feedback
from bot.service.feedback import path_of
from bot.story.errors import SettingsError


def a_rating(person="U1", question="Who?", digest="v1", helpful=True, **fields):
    return Rating(person, "belarus", question, digest, helpful, **fields)


def test_a_rating_is_kept():
    book = Feedback()
    book.keep(a_rating(given="2026-11-22T00:00:00+00:00"))
    assert book.all() == (a_rating(given="2026-11-22T00:00:00+00:00"),)


def test_a_later_word_of_the_same_person_on_the_same_answer_replaces_the_earlier():
    book = Feedback()
    book.keep(a_rating())
    book.keep(a_rating(helpful=False, reason="wrong", note="no"))
    assert [(each.helpful, each.reason, each.note) for each in book.all()] == [(False, "wrong", "no")]


@pytest.mark.parametrize("other", [{"person": "U2"}, {"question": "When?"}, {"digest": "v2"}])
def test_another_person_question_or_digest_is_another_rating(other):
    book = Feedback()
    book.keep(a_rating())
    book.keep(a_rating(**other))
    assert len(book.all()) == 2


def test_a_person_is_met_once():
    book = Feedback()
    assert [book.meet("U1"), book.meet("U1"), book.meet("U2")] == [True, False, True]


def test_ratings_outlive_the_process(tmp_path):
    url = f"sqlite:///{tmp_path}/book.sqlite3"
    first = Feedback.at(url)
    first.keep(a_rating())
    first.close()
    assert len(Feedback.at(url).all()) == 1


def test_the_list_names_question_reason_and_note(tmp_path):
    url = f"sqlite:///{tmp_path}/book.sqlite3"
    Feedback.at(url).keep(a_rating(helpful=False, reason="outdated", note="see the news"))
    counted, line = list_feedback(url)
    assert counted == "1 ratings, 0 helpful"
    assert "not helpful: outdated  belarus: Who? (digest v1)  U1 “see the news”" in line


def test_a_list_without_a_file_makes_none(tmp_path):
    assert list_feedback(f"sqlite:///{tmp_path}/none.sqlite3") == ("no feedback yet",)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///book.sqlite3", "book.sqlite3"),
        ("sqlite:////var/book.sqlite3", "/var/book.sqlite3"),
        ("sqlite://", ":memory:"),
    ],
)
def test_an_address_names_a_file(url, path):
    assert path_of(url) == path


@pytest.mark.parametrize(
    "url", ["postgres://u:secret@host/db", "book.sqlite3", "sqlite:////nowhere/at/all/x"]
)
def test_another_database_is_refused_without_being_shown(url):
    with pytest.raises(SettingsError, match="DATABASE_URL") as caught:
        Feedback.at(url)
    assert "secret" not in str(caught.value)
