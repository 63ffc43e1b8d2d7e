from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.asked import PREVIOUS, TEXT, Asked
from bot.rendering.literal import clip, flatten

slugs = st.from_regex(r"\A[a-z][a-z-]{0,20}\Z")


@given(slugs, st.text(), st.none() | st.text())
def test_what_was_asked_comes_back(story, text, previous):
    before = clip(flatten(previous or ""), PREVIOUS) or None
    assert Asked.parse(Asked(story, text, previous).value) == Asked(story, clip(flatten(text), TEXT), before)


@given(slugs, st.text(), st.integers(1, 3_000))
def test_a_button_can_carry_it(story, text, times):
    assert 0 < len(Asked(story, text * times, text * times).value) <= 2_000


@given(st.text())
def test_any_value_is_read(value):
    assert isinstance(Asked.parse(value), Asked)


def test_a_question_is_a_story_and_its_short_name():
    assert Asked("belarus", "who-released").value == "belarus who-released"
