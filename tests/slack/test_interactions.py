import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.interactions import Place, chosen, read_interaction
from tests.loopback.payloads import CHANNEL, PERSON, a_press, a_shortcut, a_submission

ids = st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", max_size=11)


@given(ids, st.from_regex(r"\A([0-9]{10}\.[0-9]{6})?\Z"), st.text())
def test_a_window_gives_back_where_it_came_from(channel, thread, asked):
    kept = Place(channel, thread).keep({"private_metadata": asked})
    assert Place.read(kept) == Place(channel, thread, asked)


def test_a_press_below_a_posted_answer_names_its_thread():
    pressed = read_interaction(a_press("ask:who", "belarus who", thread="1.2"))
    assert (pressed.person, pressed.channel, pressed.thread) == (PERSON, CHANNEL, "1.2")


def test_a_press_below_an_answer_that_opens_no_thread_opens_one():
    payload = a_press("ask:who", "belarus who")
    assert read_interaction(payload).thread == payload["message"]["ts"]


def test_a_private_answer_has_no_thread():
    assert read_interaction(a_press("ask:who", "belarus who", is_private=True)).thread == ""


def test_a_shortcut_names_the_thread_of_its_message():
    payload = a_shortcut("words", thread_ts="1.2")
    assert read_interaction(payload).thread == "1.2"


@pytest.mark.parametrize("body", [{}, {"view": None, "container": None, "actions": [], "user": None}])
def test_a_body_without_anything_is_nowhere(body):
    pressed = read_interaction(body)
    assert (pressed.person, pressed.channel, pressed.value) == ("", "", "")


def test_what_was_chosen_is_read_by_its_name():
    body = a_submission({"id": "V1"}, reason="wrong")
    assert (chosen(body, "reason"), chosen(body, "note")) == ("wrong", "")
