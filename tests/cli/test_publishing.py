"""Publishing as a person does it: keys, publish, rollback."""

import re

import pytest

from bot.cli.main import main
from bot.digest.signatures import Verifier


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("CROSSCHECK_SIGNING_KEY", "CROSSCHECK_DIGESTS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "digests"


def test_a_new_key_signs_what_its_public_part_accepts(folder, monkeypatch, capsys):
    assert main(["keys", "signing-new"]) == 0
    printed = dict(re.findall(r"^(CROSSCHECK_\w+)=(\S+)$", capsys.readouterr().out, re.MULTILINE))
    monkeypatch.setenv("CROSSCHECK_SIGNING_KEY", printed["CROSSCHECK_SIGNING_KEY"])
    assert main(["publish", "belarus", "--to", str(folder)]) == 0
    assert "signed" in capsys.readouterr().out
    digest = folder / "belarus" / "digest.json"
    signatures = digest.with_name("digest.json.sig").read_bytes()
    Verifier.of([printed["CROSSCHECK_DIGEST_KEYS"]]).check(digest.read_bytes(), signatures, "x")


def test_without_a_key_it_is_said_that_nothing_is_signed(folder, capsys):
    assert main(["publish", "--to", str(folder)]) == 0
    assert "not signed (CROSSCHECK_SIGNING_KEY is not set)" in capsys.readouterr().out


def test_the_folder_of_the_settings_is_published_in(folder, monkeypatch, capsys):
    monkeypatch.setenv("CROSSCHECK_DIGESTS", str(folder))
    assert main(["publish", "belarus"]) == 0
    assert main(["rollback", "belarus", "--list"]) == 0
    assert re.search(r"^ +1  [0-9a-f]{12}  .* UTC  in use$", capsys.readouterr().out, re.MULTILINE)


def test_what_is_no_folder_is_told(monkeypatch, capsys):
    monkeypatch.setenv("CROSSCHECK_DIGESTS", "https://digests.example")
    assert main(["publish", "belarus"]) == 2
    assert "is no folder" in capsys.readouterr().err


def test_nothing_to_roll_back_to_is_told(folder, capsys):
    assert main(["publish", "belarus", "--to", str(folder)]) == 0
    assert main(["rollback", "belarus", "--to", str(folder)]) == 2
    assert "nothing was published before" in capsys.readouterr().err
