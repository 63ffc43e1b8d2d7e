"""How a model service is set, and that nothing of it is loaded where none is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.answering.assisted import AssistedAnswerer
from bot.answering.engine import Answerer
from bot.bootstrap import PROJECT, House
from bot.settings import Settings
from bot.story.answers import Status
from bot.story.errors import SettingsError

KEY = "made-up-key-0123456789"
LOCAL = "http://127.0.0.1:1/v1"
NAMES = ("URL", "KEY", "MODEL", "TIMEOUT")


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(f"CROSSCHECK_LLM_{name}", raising=False)


@pytest.fixture
def access(monkeypatch):
    def access(**environment):
        for name, value in environment.items():
            monkeypatch.setenv(f"CROSSCHECK_LLM_{name}", value)
        return Settings.load(None).model_access()

    return access


@pytest.fixture
def house():
    return House(PROJECT / "config", PROJECT / "seeds")


def test_without_an_address_there_is_no_service(access):
    assert access(KEY=KEY, MODEL="small") is None


def test_a_service_waits_a_second_unless_told_otherwise(access):
    found = access(URL="https://models.example/v1/", KEY=KEY, MODEL="small")
    assert (found.url, found.model, found.key, found.seconds) == (
        "https://models.example/v1",
        "small",
        KEY,
        1.0,
    )
    assert access(TIMEOUT="0.5").seconds == 0.5


def test_a_service_without_a_key_may_be_anywhere_in_the_house(access):
    assert access(URL="http://models.internal:8000/v1", MODEL="small").key is None


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"URL": LOCAL}, "CROSSCHECK_LLM_MODEL is not set"),
        ({"URL": "http://models.example/v1", "MODEL": "m", "KEY": KEY}, "must begin with https://"),
        ({"URL": "models.example", "MODEL": "m"}, "CROSSCHECK_LLM_URL: "),
        ({"URL": f"https://{KEY}@models.example/v1", "MODEL": "m"}, "CROSSCHECK_LLM_KEY"),
        ({"URL": f"https://models.example/v1?key={KEY}", "MODEL": "m"}, "CROSSCHECK_LLM_KEY"),
        ({"URL": LOCAL, "MODEL": "m", "TIMEOUT": "0"}, "CROSSCHECK_LLM_TIMEOUT: "),
        ({"URL": LOCAL, "MODEL": "m", "TIMEOUT": "60"}, "CROSSCHECK_LLM_TIMEOUT: "),
        ({"URL": LOCAL, "MODEL": "m", "TIMEOUT": "nan"}, "CROSSCHECK_LLM_TIMEOUT: "),
    ],
)
def test_what_cannot_be_used_is_said_without_the_key(access, environment, said):
    with pytest.raises(SettingsError) as caught:
        access(**environment)
    assert said in str(caught.value)
    assert KEY not in str(caught.value)


def test_the_key_shows_in_no_text(access):
    found = access(URL="https://models.example/v1", KEY=KEY, MODEL="small")
    settings = Settings.load(None)
    shown = [repr(found), str(found), repr(settings), settings.model_dump_json()]
    assert [text for text in shown if KEY in text] == []


def test_without_a_service_the_rules_answer_alone(house):
    assert type(house.answerer("belarus")) is Answerer


def test_a_service_in_the_file_is_used(house, tmp_path):
    (tmp_path / ".env").write_text(f"CROSSCHECK_LLM_URL={LOCAL}\nCROSSCHECK_LLM_MODEL=small\n")
    answerer = house.answerer("belarus")
    assert isinstance(answerer, AssistedAnswerer)
    assert answerer.answer("penguins?").status is Status.NOT_COVERED


def test_a_service_that_is_only_mentioned_is_none(house, tmp_path):
    (tmp_path / ".env").write_text("# CROSSCHECK_LLM_URL=https://host/v1\n")
    assert type(house.answerer("belarus")) is Answerer


def loaded_by(program, **environment):
    done = subprocess.run(  # noqa: S603 - the program is this one
        [sys.executable, "-c", f"{program}\nimport sys\nprint(*sys.modules)"],
        env={**os.environ, "PYTHONPATH": str(Path(PROJECT)), **environment},
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    return done.stdout.split()


def test_without_a_service_nothing_of_it_is_loaded():
    program = "from bot.bootstrap import House\nHouse.find().answerer('belarus').answer('penguins?')"
    loaded = loaded_by(program)
    assert [name for name in ("bot.llm", "aiohttp", "bot.settings", "pydantic") if name in loaded] == []
