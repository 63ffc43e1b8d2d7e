import logging
import traceback

import pytest

from bot.settings import Settings
from bot.story.errors import SettingsError

BOT = "xoxb-1111111111-made-up"
APP = "xapp-1-A01-made-up"
SECRET = "0123456789abcdef0123456789abcdef"
FOR_MANY = {
    "SLACK_CLIENT_ID": "1111111111.2222222222",
    "SLACK_CLIENT_SECRET": "fedcba9876543210",
    "CROSSCHECK_ENCRYPTION_KEYS": "ck1_made-up",
}
ADDRESS = "postgresql://crosscheck:s3cret@db/crosscheck"
NAMES = (
    *("CROSSCHECK_ENCRYPTION_KEYS", "CROSSCHECK_URL", "CROSSCHECK_GUESTS"),
    *("CROSSCHECK_WORKSPACES", "CROSSCHECK_CHANNELS", "CROSSCHECK_USERS"),
    *("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"),
    *("SLACK_API_URL", "DATABASE_URL", "HOST", "PORT", "CROSSCHECK_STORY", "LOG_LEVEL"),
)


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch):
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def load(monkeypatch):
    def load(**environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return Settings.load(None)

    return load


def refusal(load, **environment):
    with pytest.raises(SettingsError) as caught:
        load(**environment).slack_access()
    return str(caught.value)


def test_a_bot_token_and_an_app_token_are_enough(load):
    access = load(SLACK_BOT_TOKEN=BOT, SLACK_APP_TOKEN=APP).slack_access()
    assert (access.bot_token, access.app_token, access.signing_secret) == (BOT, APP, None)


def test_a_bot_token_and_a_signing_secret_are_enough(load):
    access = load(SLACK_BOT_TOKEN=BOT, SLACK_SIGNING_SECRET=SECRET).slack_access()
    assert (access.app_token, access.signing_secret) == (None, SECRET)


def test_a_client_id_and_its_secret_stand_for_many_workspaces(load):
    access = load(SLACK_SIGNING_SECRET=SECRET, CROSSCHECK_URL="https://host/", **FOR_MANY).slack_access()
    assert access.bot_token is None
    assert access.oauth.client_id == FOR_MANY["SLACK_CLIENT_ID"]
    assert access.oauth.redirect_url == "https://host/slack/oauth_redirect"


def test_one_token_and_many_workspaces_exclude_each_other(load):
    said = refusal(load, SLACK_BOT_TOKEN=BOT, SLACK_SIGNING_SECRET=SECRET, **FOR_MANY)
    assert "SLACK_BOT_TOKEN and SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are set" in said
    assert "Take one or the other away" in said


@pytest.mark.parametrize("name", FOR_MANY)
def test_what_many_workspaces_lack_is_named(load, name):
    given = {other: value for other, value in FOR_MANY.items() if other != name}
    assert f"- {name} is not set" in refusal(load, SLACK_SIGNING_SECRET=SECRET, **given)


def test_many_workspaces_need_a_way_for_slack_to_reach_us_too(load):
    assert "neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET" in refusal(load, **FOR_MANY)


@pytest.mark.parametrize("url", ["http://host", "https://", "https://host/path", "host", "https://host?x=1"])
def test_browsers_come_back_to_a_plain_address_over_tls(load, url):
    assert "- CROSSCHECK_URL: " in refusal(load, CROSSCHECK_URL=url)


def test_who_is_admitted_is_read_from_lists_of_ids(load):
    found = load(
        CROSSCHECK_WORKSPACES="T1, E2",
        CROSSCHECK_CHANNELS="C1 im",
        CROSSCHECK_USERS="U1,W2,",
        CROSSCHECK_GUESTS="everywhere",
    ).admittance()
    assert (found.workspaces, found.channels, found.users) == ({"T1", "E2"}, {"C1", "im"}, {"U1", "W2"})
    assert found.guests_everywhere


def test_by_default_everybody_is_admitted_and_guests_see_nothing_private(load):
    found = load().admittance()
    assert (found.workspaces, found.channels, found.users) == (frozenset(), frozenset(), frozenset())
    assert not found.guests_everywhere


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("CROSSCHECK_CHANNELS", "C1, #general", "'#general' is not the id of a channel"),
        ("CROSSCHECK_USERS", "anna", "'anna' is not the id of a person"),
        ("CROSSCHECK_WORKSPACES", "acme.slack.com", "'acme.slack.com' is not the id of a workspace"),
    ],
)
def test_what_is_no_id_is_named_with_where_to_find_it(load, name, written, said):
    told = refusal(load, **{name: written})
    assert f"- {name}: " in told
    assert said in told


def test_everything_missing_is_named_in_one_message_with_its_place(load):
    said = refusal(load)
    assert "SLACK_BOT_TOKEN is not set" in said
    assert "OAuth & Permissions" in said
    assert "neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set" in said
    assert "App-Level Tokens" in said
    assert "App Credentials" in said


def test_only_what_is_missing_is_named(load):
    assert "SLACK_APP_TOKEN" not in refusal(load, SLACK_SIGNING_SECRET=SECRET)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"SLACK_BOT_TOKEN": APP, "SLACK_APP_TOKEN": APP}, "SLACK_BOT_TOKEN holds an app-level token"),
        ({"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": BOT}, "SLACK_APP_TOKEN holds a bot token"),
        ({"SLACK_BOT_TOKEN": "xoxp-1-made-up", "SLACK_APP_TOKEN": APP}, "SLACK_BOT_TOKEN holds a user token"),
        ({"SLACK_BOT_TOKEN": "xoxe.xoxb-1", "SLACK_APP_TOKEN": APP}, "turn token rotation off"),
        ({"SLACK_BOT_TOKEN": "made-up", "SLACK_APP_TOKEN": APP}, "SLACK_BOT_TOKEN does not begin with xoxb-"),
        ({"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": "made-up"}, "SLACK_APP_TOKEN does not begin with xapp-"),
        ({"SLACK_BOT_TOKEN": BOT, "SLACK_SIGNING_SECRET": BOT}, "SLACK_SIGNING_SECRET holds a bot token"),
    ],
)
def test_a_misplaced_value_is_said_to_be(load, environment, said):
    assert said in refusal(load, **environment)


def test_swapped_tokens_are_both_named(load):
    said = refusal(load, SLACK_BOT_TOKEN=APP, SLACK_APP_TOKEN=BOT)
    assert "SLACK_BOT_TOKEN holds an app-level token, which belongs in SLACK_APP_TOKEN" in said
    assert "SLACK_APP_TOKEN holds a bot token, which belongs in SLACK_BOT_TOKEN" in said


@pytest.mark.parametrize("blank", [f" {BOT}", f"{BOT}\n", f"\t{BOT} "])
def test_blanks_around_a_copied_token_do_not_matter(load, blank):
    assert load(SLACK_BOT_TOKEN=blank, SLACK_APP_TOKEN=APP).slack_access().bot_token == BOT


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_value_is_a_missing_one(load, empty):
    assert (
        load(SLACK_BOT_TOKEN=BOT, SLACK_APP_TOKEN=empty, SLACK_SIGNING_SECRET=SECRET).slack_access().app_token
        is None
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("LOG_LEVEL", "loud"),
        ("SLACK_API_URL", "slack.com/api"),
        ("SLACK_API_URL", "ftp://slack.com/api/"),
        ("SLACK_API_URL", "http://slack.example/api/"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(load, name, value):
    assert f"- {name}: " in refusal(load, **{name: value})


def test_all_values_that_cannot_be_used_are_named_at_once(load):
    said = refusal(load, PORT="http", LOG_LEVEL="loud")
    assert "- PORT: " in said
    assert "- LOG_LEVEL: " in said


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("https://slack.example/api", "https://slack.example/api/"),
        ("http://127.0.0.1:4000/api/", "http://127.0.0.1:4000/api/"),
    ],
)
def test_the_address_of_the_web_api_can_be_set(load, given, used):
    assert load(SLACK_API_URL=given).slack_api_url == used


def test_the_defaults_are_slacks_own_and_this_machine(load):
    settings = load()
    assert settings.slack_api_url == "https://slack.com/api/"
    assert (settings.listening_host, settings.port) == ("127.0.0.1", 3000)
    assert settings.crosscheck_story is None


def test_a_port_given_by_the_platform_opens_every_interface(load):
    assert load(PORT="8080").listening_host == "0.0.0.0"  # noqa: S104 - the fact


def test_a_given_host_is_used_whatever_the_port(load):
    assert load(PORT="8080", HOST="127.0.0.1").listening_host == "127.0.0.1"


def test_a_port_in_the_file_is_a_developers(tmp_path):
    file = tmp_path / ".env"
    file.write_text("PORT=4000\n")
    settings = Settings.load(file)
    assert (settings.port, settings.listening_host) == (4000, "127.0.0.1")


def test_the_environment_stands_before_the_file(tmp_path, monkeypatch):
    file = tmp_path / ".env"
    file.write_text(f'SLACK_BOT_TOKEN="{BOT}"\nCROSSCHECK_STORY=belarus\nSOMETHING_ELSE=1\n')
    monkeypatch.setenv("CROSSCHECK_STORY", "strait")
    settings = Settings.load(file)
    assert settings.crosscheck_story == "strait"
    assert settings.slack_bot_token.get_secret_value() == BOT


def test_a_file_that_is_not_there_does_not_matter(tmp_path):
    assert Settings.load(tmp_path / ".env").port == 3000


def test_a_file_in_another_encoding_is_named(tmp_path):
    file = tmp_path / ".env"
    file.write_bytes("PORT=4000".encode("utf-16"))
    with pytest.raises(SettingsError, match=r"\.env: not UTF-8 text"):
        Settings.load(file)


@pytest.mark.parametrize("level", ["debug", "Info", " WARNING "])
def test_the_log_level_is_read_in_any_case(load, level):
    assert load(LOG_LEVEL=level).log_level == level.strip().upper()


def all_texts(load):
    shared = {"SLACK_APP_TOKEN": APP, "SLACK_SIGNING_SECRET": SECRET, "DATABASE_URL": ADDRESS}
    texts = []
    for more in ({"SLACK_BOT_TOKEN": BOT}, {**FOR_MANY, "SLACK_BOT_TOKEN": ""}):
        settings = load(**shared, **more)
        access = settings.slack_access()
        texts += [repr(settings), str(settings), settings.model_dump_json(), repr(access), f"{access}"]
    return texts


@pytest.mark.parametrize("secret", [BOT, APP, SECRET, "fedcba9876543210", "ck1_made-up", "s3cret"])
def test_no_secret_shows_in_a_text_of_the_settings(load, secret):
    assert [text for text in all_texts(load) if secret in text] == []


@pytest.mark.parametrize(
    "environment",
    [
        {"SLACK_BOT_TOKEN": APP, "SLACK_APP_TOKEN": BOT, "SLACK_SIGNING_SECRET": "xoxp-1-made-up"},
        {"SLACK_BOT_TOKEN": BOT, "PORT": BOT, "LOG_LEVEL": APP, "SLACK_API_URL": "xoxp-1-made-up"},
    ],
    ids=["misplaced", "in-other-settings"],
)
def test_no_secret_shows_in_an_error_or_its_traceback(load, environment, caplog):
    with pytest.raises(SettingsError) as caught:
        load(**environment).slack_access()
    logging.getLogger().error("could not start", exc_info=caught.value)
    shown = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert [secret for secret in (BOT, APP, "xoxp-1-made-up") if secret in shown] == []


def test_the_way_that_is_chosen_stands_before_what_else_is_set(load):
    settings = load(SLACK_BOT_TOKEN=BOT, SLACK_APP_TOKEN=APP, SLACK_SIGNING_SECRET=SECRET)
    assert settings.slack_access("http").app_token is None
    assert settings.slack_access("socket").app_token == APP


@pytest.mark.parametrize(
    ("way", "there", "lacking"),
    [
        ("http", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET is not set"),
        ("socket", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN is not set"),
    ],
)
def test_the_key_of_the_way_that_is_chosen_is_asked_for(load, way, there, lacking):
    value = APP if there == "SLACK_APP_TOKEN" else SECRET
    with pytest.raises(SettingsError, match=lacking):
        load(SLACK_BOT_TOKEN=BOT, **{there: value}).slack_access(way)
