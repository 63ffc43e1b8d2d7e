import json
import logging

from bot.operations.logs import formatter
from bot.operations.requests import in_hand, request_id


def a_record(message="said %s", *args):
    return logging.LogRecord("bot.slack", logging.WARNING, "file.py", 1, message, args or ("it",), None)


def test_plain_lines_are_for_people():
    assert formatter("plain").format(a_record()).endswith("WARNING bot.slack: said it")


def test_json_lines_are_objects():
    said = json.loads(formatter("json").format(a_record("a\nline “quoted” %s", "x")))
    assert said["message"] == "a\nline “quoted” x"
    assert (said["level"], said["logger"]) == ("WARNING", "bot.slack")
    assert said["time"].endswith("+00:00")
    assert "request" not in said


def test_a_trace_is_told_within_the_object():
    record = a_record()
    record.exc_text = "Traceback (most recent call last):\n  x"
    line = formatter("json").format(record)
    assert json.loads(line)["trace"].startswith("Traceback")
    assert "\n" not in line


def test_lines_of_a_request_bear_its_id():
    with in_hand("command") as request:
        plain, said = (formatter(form).format(a_record()) for form in ("plain", "json"))
    assert f"bot.slack: [{request.id}] said it" in plain
    assert json.loads(said)["request"] == request.id


def test_requests_within_requests_do_not_mix():
    with in_hand("command") as outer:
        with in_hand("button") as inner:
            assert request_id() == inner.id
        assert request_id() == outer.id
    assert request_id() == ""
