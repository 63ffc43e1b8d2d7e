"""`read --model`: what it costs first, then what its words bear out, and why the rest does not count."""

import json

import pytest

from tests.llm.endpoint import an_endpoint, completion

TEXT = "Walkout\n\nThirty dockers left the quay again at noon.\n\nA handful of clerks stayed at home.\n"
THIRTY = {
    "words": "Thirty dockers",
    "subject": "strike",
    "aspect": "count",
    "value": {"exact": 30, "of": "dockers"},
    "says": "Thirty dockers left again.",
}
WRONG = {**THIRTY, "value": {"exact": 300, "of": "dockers"}}


@pytest.fixture
def endpoint(project, monkeypatch):
    (project / "post.txt").write_text(TEXT, encoding="utf-8")
    with an_endpoint() as endpoint:
        monkeypatch.setenv("CROSSCHECK_LLM_URL", endpoint.url)
        monkeypatch.setenv("CROSSCHECK_LLM_MODEL", "small")
        monkeypatch.setenv("CROSSCHECK_LLM_PATIENCE", "20")
        endpoint.behave = answer
        yield endpoint


def answer(handler):
    passage = json.loads(handler.endpoint.bodies[-1]["messages"][-1]["content"])["passage"]
    claims = [THIRTY, WRONG] if "dockers" in passage else []
    usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
    handler.say({**completion(json.dumps({"claims": claims})), "usage": usage})


def reading(project):
    path = project / "seeds" / "harbour" / "post.toml"
    return path.read_text("utf-8") if path.exists() else ""


def test_an_estimate_sends_and_writes_nothing(crosscheck, project, endpoint):
    done = crosscheck("read", "post.txt", "--model", "--estimate")
    assert done.code == 0
    assert "Two passages to send to small: about " in done.err
    assert "at most 6,000 out" in done.err
    assert "what it costs is not known" in done.err
    assert (endpoint.bodies, reading(project)) == ([], "")


def test_with_prices_the_estimate_is_in_money(crosscheck, endpoint, monkeypatch):
    monkeypatch.setenv("CROSSCHECK_LLM_PRICE_IN", "0")
    monkeypatch.setenv("CROSSCHECK_LLM_PRICE_OUT", "100")
    assert "at most 0.60 at the prices set" in crosscheck("read", "post.txt", "--model", "--estimate").err
    assert endpoint.bodies == []


@pytest.mark.parametrize("typed", [b"", b"n\n", b"\n"])
def test_without_a_yes_nothing_is_sent(crosscheck, project, endpoint, typed):
    done = crosscheck("read", "post.txt", "--model", typed=typed)
    assert "Go on? [y/N]" in done.err
    assert "Nothing was sent." in done.err
    assert (done.code, endpoint.bodies, reading(project)) == (0, [], "")


@pytest.mark.parametrize(("options", "typed"), [(["--yes"], b""), ([], b"y\n")])
def test_with_a_yes_what_holds_is_in_the_reading_and_what_does_not_is_told(
    crosscheck, project, endpoint, options, typed
):
    done = crosscheck("read", "post.txt", "--model", *options, typed=typed)
    assert done.code == 0
    assert 'says = "Thirty dockers left again."' in reading(project)
    assert "exact = 300" not in reading(project)
    assert (
        "post, not taken: Thirty dockers left again.: the number 300 does not stand in the words" in done.err
    )
    assert "Two passages sent, 200 tokens in, 40 out." in done.err
    assert len(endpoint.bodies) == 2
    assert crosscheck("build").code == 0


def test_what_was_answered_is_not_paid_for_again(crosscheck, endpoint):
    crosscheck("read", "post.txt", "--model", "--yes")
    done = crosscheck("read", "post.txt", "--model", "--again")
    assert "all of it was answered before" in done.err
    assert (done.code, len(endpoint.bodies)) == (0, 2)


def test_a_failing_service_ends_in_one_line_and_nothing_half_written(crosscheck, project, endpoint):
    endpoint.behave = lambda handler: handler.say({}, status=400)
    done = crosscheck("read", "post.txt", "--model", "--yes")
    assert "post: the model service did not answer (status 400)" in done.err
    assert (done.code, reading(project)) == (1, "")
    assert "Traceback" not in done.err


def test_without_a_service_it_is_a_misuse(crosscheck, project, monkeypatch):
    monkeypatch.delenv("CROSSCHECK_LLM_URL", raising=False)
    (project / "post.txt").write_text(TEXT, encoding="utf-8")
    done = crosscheck("read", "post.txt", "--model")
    assert (done.code, "no model service is set" in done.err) == (2, True)
