import os
from dataclasses import replace

import pytest

from bot.settings import SlackAccess
from bot.slack.app import Store, create_app
from bot.slack.ports import Phrases
from bot.story.errors import SettingsError
from tests.loopback.echoing import Echoing
from tests.loopback.memory import MemoryLedger, MemoryTopics

ACCESS = SlackAccess(
    bot_token="xoxb-made-up",
    app_token=None,
    signing_secret="made-up",
    api_url="https://slack.com/api/",
    host="127.0.0.1",
    port=0,
    log_level="INFO",
)
STORE = Store(MemoryLedger(), MemoryTopics())
PHRASES = Phrases("{reference}", "{commands}", "{channel}")


def an_app(commands=None, access=ACCESS, **more):
    commands = {"/belarus": "belarus"} if commands is None else commands
    return create_app(Echoing(), commands, access, PHRASES, store=STORE, **more)


def test_a_client_id_in_the_environment_does_not_turn_the_app_to_oauth(monkeypatch):
    """Bolt would drop the bot token and serve its own installation pages."""
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "made-up")
    assert an_app().oauth_flow is None


def test_the_environment_is_as_before(monkeypatch):
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-other")
    an_app()
    assert os.environ["SLACK_BOT_TOKEN"] == "xoxb-other"


def test_bolt_finds_nothing_to_warn_of(monkeypatch, caplog):
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-other")
    an_app()
    assert caplog.records == []


def test_bolt_answers_before_it_responds():
    assert an_app().process_before_response


def test_the_web_api_is_where_the_settings_say():
    assert (
        an_app(access=replace(ACCESS, api_url="http://127.0.0.1:1/api/")).client.base_url
        == "http://127.0.0.1:1/api/"
    )


def test_a_proxy_is_used_for_slack(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:8080")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    assert an_app().client.proxy == "http://proxy.example:8080"


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/api/", "http://localhost:1/api/", "http://[::1]:1/api/"])
def test_no_proxy_is_used_for_this_machine(monkeypatch, url):
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:8080")
    assert an_app(access=replace(ACCESS, api_url=url)).client.proxy is None


def test_no_proxy_is_used_where_the_environment_says_so(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:8080")
    monkeypatch.setenv("no_proxy", "slack.com")
    assert an_app().client.proxy is None


def test_an_app_without_stories_is_refused():
    with pytest.raises(SettingsError, match="no story"):
        an_app({})


def test_an_unknown_default_story_is_refused_by_name():
    with pytest.raises(SettingsError, match="CROSSCHECK_STORY names 'strait'; the stories are: belarus"):
        an_app(default_story="strait")
