import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.door.envelopes import FORM, JSON, Envelope
from bot.slack.door.parsing import MOST_DEPTH, parse_body
from bot.slack.door.refusals import RefusedError

NAMES = st.text(min_size=1).filter(lambda name: name != "payload")
SOUND = st.characters(exclude_categories=["Cs"], exclude_characters="\0")


def parsed(raw, content_type=JSON):
    return parse_body(Envelope(b"1", b"v0=", content_type), raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"\xff\xfe",
        b"\xef\xbb\xbf{}",
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": %s}' % (b"9" * 5000),
        b'{"a": 1, "a": 2}',
        b'{"a": {"b": 1, "b": 1}}',
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b'{"a": %s%s}' % (b"[" * MOST_DEPTH, b"]" * MOST_DEPTH),
        b'{"a": [%s]}' % b",".join([b"1"] * 100_001),
        b'{"a": [%s]}' % b",".join([b"{}"] * 20_000),
        '{"a": "\ud800"}'.encode("utf-8", "surrogatepass"),
    ],
)
def test_what_is_not_one_plain_object_of_json_is_refused(raw):
    with pytest.raises(RefusedError, match="400"):
        parsed(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"command",
        b"a=1&a=2",
        b"text=%ff",
        b"text=%c3",
        b"text=\xff",
        b"payload=",
        b"payload=[]",
        b"payload=%7B",
        b"payload=%7B%7D&payload=%7B%7D",
        "&".join(f"n{number}=1" for number in range(65)).encode(),
    ],
)
def test_what_is_not_one_plain_form_is_refused(raw):
    with pytest.raises(RefusedError, match="400"):
        parsed(raw, FORM)


def test_a_form_is_never_taken_for_json_nor_json_for_a_form():
    with pytest.raises(RefusedError):
        parsed(b'{"type": "event_callback"}', FORM)
    with pytest.raises(RefusedError):
        parsed(b"command=%2Fbelarus")


@pytest.mark.parametrize("text", ["payload", "the+payload+clause", "x%26payload%3D1"])
def test_a_command_that_says_payload_is_read_as_typed(text):
    assert parsed(f"command=%2Fbelarus&text={text}".encode(), FORM)["command"] == "/belarus"


def test_an_interaction_is_what_its_form_carries():
    assert parsed(b"payload=%7B%22type%22%3A%22x%22%7D", FORM) == {"type": "x"}


def test_half_pairs_and_nuls_are_left_out_wherever_they_stand():
    body = parsed(rb'{"a": ["\ud83d"], "b\u0000": "\uDE00 \ud83d\ude00 \u0000"}')
    assert body == {"a": [""], "b": " \U0001f600 "}
    assert parsed(b"text=%00", FORM) == {"text": ""}


@given(st.dictionaries(st.text(SOUND), st.recursive(st.text(SOUND) | st.none() | st.booleans(), st.lists)))
def test_all_other_json_is_read_as_it_is(value):
    for is_ascii in (True, False):
        assert parsed(json.dumps(value, ensure_ascii=is_ascii).encode()) == value
