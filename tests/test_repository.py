"""What the repository promises: a digest that its readings give, a tidy top level, no trace of a machine."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from bot.bootstrap import PROJECT, House
from bot.digest.verify import verify

ROOT = Path(__file__).parents[1]
STORIES = sorted(path.stem for path in (ROOT / "config").glob("*.toml"))

FOLDERS = {"bot", "config", "seeds", "tests"}
FILES = {
    "CHANGELOG.md",
    "LICENSE",
    "Procfile",
    "README.md",
    "pyproject.toml",
    "requirements-dev.txt",
    "requirements.txt",
}

# Where people keep their own copies of the originals, which are not part of the project.
ORIGINALS = (ROOT / "seeds" / "originals", ROOT.parent / "shared" / "seeds")

# A home folder by its usual places, whoever's it is.
HOME = re.compile(r"(?<![\w.])(?:/home/|/Users/|/root/|[A-Z]:\\Users\\)\w")
LOCKS = {"requirements.txt": "project", "requirements-dev.txt": "dev"}


def repository_files():
    """Every file that belongs to the repository: git's list, or in a copy without git all but hidden ones."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - git of the path
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    if listed.returncode == 0 and listed.stdout:
        names = [Path(name) for name in listed.stdout.split("\0") if name]
        return sorted(name for name in names if (ROOT / name).is_file())
    names = [path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file()]
    return sorted(name for name in names if not any(is_left_out(part) for part in name.parts))


def is_left_out(part):
    return part.startswith(".") or part in {"__pycache__", "originals"} or part.endswith(".egg-info")


def texts():
    """Every file of the repository that is text, by name."""
    found = {}
    for name in repository_files():
        content = (ROOT / name).read_bytes()
        if b"\0" not in content:
            found[name.as_posix()] = content.decode("utf-8", errors="replace")
    return found


def pins(lock):
    """The versions that a lock pins, by name."""
    text = (ROOT / lock).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, re.MULTILINE))


def wanted(group):
    """The requirements that pyproject.toml names: those to run, with the dev group those to develop too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    names = list(project["project"]["dependencies"])
    return [
        Requirement(name) for name in names + (project["dependency-groups"]["dev"] if group == "dev" else [])
    ]


@pytest.mark.parametrize("slug", STORIES)
def test_a_committed_digest_is_what_its_readings_give_byte_for_byte(slug, tmp_path):
    shutil.copytree(ROOT / "seeds" / slug, tmp_path / slug, ignore=shutil.ignore_patterns("digest.json"))
    _, path = House(ROOT / "config", tmp_path).build(slug)
    assert path.read_bytes() == (ROOT / "seeds" / slug / "digest.json").read_bytes(), (
        f"run `crosscheck build {slug}` and commit seeds/{slug}/digest.json"
    )


@pytest.mark.parametrize("slug", STORIES)
def test_every_range_and_hash_holds_in_the_originals(slug):
    digest = House(ROOT / "config", ROOT / "seeds").digest(slug)
    for folder in ORIGINALS:
        if all((folder / source.file).is_file() for source in digest.sources):
            assert verify(digest, folder).is_sound
            return
    pytest.skip("no originals at hand: put your own copies in seeds/originals/ to check ranges and hashes")


def test_the_program_finds_its_own_project():
    assert PROJECT == ROOT


def test_the_top_level_holds_what_it_is_meant_to_and_nothing_else():
    tops = {(name.parts[0], len(name.parts) > 1) for name in repository_files()}
    visible = {(name, is_folder) for name, is_folder in tops if not name.startswith(".")}
    assert visible == {(name, True) for name in FOLDERS} | {(name, False) for name in FILES}


def test_no_file_names_a_place_on_somebodys_machine():
    here = re.compile(rf"(?<![\w.]){re.escape(ROOT.as_posix())}(?![\w-])")
    places = (HOME, here) if len(ROOT.parts) > 2 else (HOME,)
    named = [name for name, text in texts().items() if any(place.search(text) for place in places)]
    assert named == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_each_requirement_at_a_version_it_allows(lock):
    pinned = pins(lock)
    for requirement in wanted(LOCKS[lock]):
        assert requirement.specifier.contains(pinned[requirement.name]), f"{requirement}: run `bash .ci/lock`"


def test_what_is_run_is_what_is_tested():
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_gives_hashes_and_no_address(lock):
    text = (ROOT / lock).read_text("utf-8")
    entries = re.split(r"^(?=[a-z0-9._-]+==)", text, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE)
