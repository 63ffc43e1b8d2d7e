import pytest

from bot.digest.problems import Place, Problems, suggest
from bot.story.errors import ReadingError


def test_a_place_names_file_and_entry():
    assert str(Place("a.toml").within("claim c01").within("value")) == "a.toml, claim c01, value"


def test_a_place_without_an_entry_is_the_file():
    assert str(Place("a.toml")) == "a.toml"


def test_no_problems_raise_nothing():
    Problems().raise_as(ReadingError)


def test_problems_are_raised_as_the_error_asked_for():
    problems = Problems()
    problems.add(Place("a.toml"), "is empty")
    with pytest.raises(ReadingError, match=r"^a.toml: is empty$"):
        problems.raise_as(ReadingError)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("relase", "release"), ("RELEASE", "release"), ("cuont", "count"), ("statsu", "status")],
)
def test_the_likest_word_is_suggested(word, meant):
    assert suggest(word, ["status", "release", "count"]) == f"; did you mean “{meant}”?"


def test_words_are_listed_where_none_is_alike():
    assert suggest("weather", ["status", "release"]) == "; known: status, release"


def test_a_long_list_is_shortened():
    assert suggest("weather", [f"q{n}" for n in range(10)]).endswith("q7 and 2 more")


def test_nothing_known_is_said_so():
    assert suggest("weather", []) == "; there are none"
