import logging

import pytest

from bot.slack.journal import Redaction, describe

LEAKS = {
    "bot token": "xoxb-1111-2222-abcDEF",
    "rotating token": "xoxe.xoxb-1-abcDEF",
    "app token": "xapp-1-A01-22-abcdef",
    "socket address": "wss://wss-primary.slack.com/link/?ticket=abc-def&app_id=1",
    "response address": r"https:\/\/hooks.slack.com\/commands\/T01\/2\/abcdef",
    "encoded response address": "https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT01%2Fabcdef",
    "proxy": "http://user:abcdef@proxy.example:8080",
    "signature": "v0=" + "a1" * 32,
    "token in json": '{"token":"abcdef","team_id":"T01"}',
    "token in a dict": "{'token': 'abcdef', 'team_id': 'T01'}",
    "token in quoted json": r"'{\"token\":\"abcdef\"}'",
    "token in a form": "token=abcdef&team_id=T01",
}


def a_record(message, *args, exc_info=None):
    return logging.LogRecord("test", logging.INFO, "file.py", 1, message, args, exc_info)


def raised(error):
    with pytest.raises(type(error)) as caught:
        raise error
    return caught.value


def shown(redaction, record):
    redaction.filter(record)
    return logging.Formatter().format(record)


@pytest.mark.parametrize("text", LEAKS.values(), ids=LEAKS)
def test_what_looks_like_a_secret_is_struck_out(text):
    said = shown(Redaction(), a_record("sent %s on", text))
    assert "abc" not in said
    assert "a1a1" not in said
    assert said.startswith("sent ")
    assert said.endswith(" on")


def test_a_known_secret_is_struck_out_whatever_it_looks_like():
    redaction = Redaction()
    redaction.learn("0123456789abcdef", None, "")
    assert shown(redaction, a_record("with %s", "0123456789abcdef")) == "with (hidden)"


def test_a_traceback_is_struck_out_too():
    error = raised(RuntimeError("xoxb-1111-2222-abcDEF"))
    said = shown(Redaction(), a_record("failed", exc_info=(type(error), error, error.__traceback__)))
    assert "abcDEF" not in said
    assert "RuntimeError: (hidden)" in said


def test_what_holds_no_secret_stays_as_it_is():
    text = "POST https://slack.com/api/chat.postMessage {'channel': 'C01', 'text': 'who was freed?'}"
    assert shown(Redaction(), a_record("%s", text)) == text


def test_an_error_is_described_by_type_and_place_alone():
    said = describe(raised(ValueError("what a person typed")))
    assert said.startswith("ValueError at test_journal.py:")
    assert "typed" not in said


def test_an_error_never_raised_can_be_described():
    assert describe(ValueError("x")) == "ValueError at an unknown place"
