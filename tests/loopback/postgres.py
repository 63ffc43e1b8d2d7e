"""A PostgreSQL of our own: a new cluster in a folder of its own, reached by a socket file, then gone."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
import pytest

MISSING = (
    "PostgreSQL is not installed, so what is stored is tried on SQLite alone: "
    "apt-get install -y --no-install-recommends postgresql"
)
PATIENCE = 60.0


@dataclass
class Cluster:
    """A running server."""

    folder: Path
    numbers: count[int] = field(default_factory=lambda: count(1))

    def url(self, name: str = "postgres") -> str:
        """The DATABASE_URL of one of its databases."""
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def new_database(self, template: str = "template1") -> str:
        """Make a database; its DATABASE_URL."""
        name = f"base{next(self.numbers)}"
        self.run(f'create database "{name}" template "{template}"')
        return self.url(name)

    def run(self, statement: str) -> None:
        """Run a statement as its owner."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]


def programs() -> Path | None:
    """The newest PostgreSQL of Debian's packages, or that of the PATH; None when there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    paths = [*found, *([Path(on_path)] if on_path else [])]
    return paths[-1].parent if paths else None


def require_postgres() -> None:
    """Skip a test where PostgreSQL is not installed, and say so; where CI is set, fail."""
    if programs() is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        warnings.warn(MISSING, stacklevel=2)
        pytest.skip(MISSING)


@contextmanager
def running_postgres() -> Iterator[Cluster]:
    """A cluster until the end of the block. RuntimeError when PostgreSQL is not installed."""
    binaries = programs()
    if binaries is None:
        raise RuntimeError(MISSING)
    folder = Path(tempfile.mkdtemp(prefix="crosscheck-"))
    data = folder / "data"
    if os.getuid() == 0:
        owner = _unprivileged()
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    try:
        making = [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-N", "-E", "UTF8"]
        command = _as_nobody([*making, "--locale=C"])
        subprocess.run(command, check=True, capture_output=True, cwd=folder)  # noqa: S603 - our own words
        with _serving(binaries, data, folder) as cluster:
            yield cluster
    finally:
        shutil.rmtree(folder)


@contextmanager
def _serving(binaries: Path, data: Path, folder: Path) -> Iterator[Cluster]:
    """What a power cut would lose may be lost: the cluster is thrown away."""
    options = {"listen_addresses": "", "unix_socket_directories": folder, "fsync": "off"}
    given = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
    with (folder / "log").open("w") as log:
        command = _as_nobody([binaries / "postgres", "-D", data, *given])
        server = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)  # noqa: S603 - our own words
    cluster = Cluster(folder)
    try:
        _wait(cluster, server)
        yield cluster
    finally:
        server.send_signal(signal.SIGQUIT)  # at once, whoever is still connected
        server.wait()


def _wait(cluster: Cluster, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return cluster.run("select 1")
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > until:
                raise RuntimeError((cluster.folder / "log").read_text()) from None
            time.sleep(0.05)


def _unprivileged() -> pwd.struct_passwd:
    """Whoever the server runs as when we are root, which it refuses."""
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def _as_nobody(command: list[str | Path]) -> list[str]:
    """Run without root's rights, and where setpriv is at hand, no longer than this process lives."""
    words = [str(word) for word in command]
    if shutil.which("setpriv") is None:
        return words
    if os.getuid() != 0:
        return ["setpriv", "--pdeathsig", "QUIT", *words]
    owner = _unprivileged()
    identity = ["--reuid", str(owner.pw_uid), "--regid", str(owner.pw_gid), "--clear-groups"]
    return ["setpriv", *identity, "--pdeathsig", "QUIT", *words]
