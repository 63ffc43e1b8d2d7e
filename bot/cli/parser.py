"""The commands and their options."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from bot import __version__
from bot.cli import asking, making


def parse(words: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line; exits with 2 and a usage line when it is not well-formed."""
    parser = argparse.ArgumentParser(
        prog="crosscheck",
        description="Cited answers about one story from several articles, and where they disagree.",
        epilog="Try: crosscheck ask who-released",
    )
    parser.add_argument("--version", action="version", version=f"crosscheck {__version__}")
    commands = parser.add_subparsers(required=True, metavar="command")
    _add_asking(commands)
    _add_making(commands)
    _add_publishing(commands)
    return parser.parse_args(words)


def _add_asking(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    for name, what, run, of in (
        (
            "ask",
            "answer a question, with citations",
            asking.ask,
            "a question, in your own words or as a slug",
        ),
        ("check", "check a statement against the articles", asking.check, "a statement"),
    ):
        command = commands.add_parser(name, help=what, description=what.capitalize() + ".")
        command.add_argument("text", nargs="*", help=of)
        command.add_argument("--story", help="which story, by the name of its file in config/")
        command.add_argument("--json", action="store_true", help="print JSON")
        command.add_argument(
            "--batch",
            metavar="FILE",
            help="one a line from FILE (- for standard input), one JSON object a line out",
        )
        command.set_defaults(run=run)


def _add_making(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    build = commands.add_parser("build", help="build the digest of a story (or of all) from its readings")
    build.add_argument("story", nargs="?", help="which story; all of them when none is named")
    build.set_defaults(run=making.build)
    verify = commands.add_parser("verify", help="check every range and hash against the original articles")
    verify.add_argument(
        "--originals", type=Path, required=True, metavar="DIR", help="the folder with the originals"
    )
    verify.add_argument("--story", help="which story")
    verify.set_defaults(run=making.verify)
    digest = commands.add_parser("digest", help="look into a digest")
    show = digest.add_subparsers(required=True, metavar="action").add_parser("show", help="print a digest")
    show.add_argument("--story", help="which story")
    show.add_argument("--json", action="store_true", help="print JSON")
    show.set_defaults(run=making.show)
    _add_taking_in(commands)
    _add_review(commands)
    _add_diff(commands)
    passages = commands.add_parser("passages", help="list the passages of an original, for writing a reading")
    passages.add_argument("original", type=Path)
    passages.add_argument(
        "--reading", metavar="ID", help="write the beginning of a reading instead, for a source of this id"
    )
    passages.set_defaults(run=_passages)
    anchor = commands.add_parser("anchor", help="give the evidence entry for exact words of an original")
    anchor.add_argument("original", type=Path)
    anchor.add_argument("words")
    anchor.add_argument("--passage", help="which passage, when the words stand in several")
    anchor.set_defaults(run=_anchor)
    fingerprint = commands.add_parser(
        "fingerprint", help="give the fingerprint of an original, which tells articles that reuse its text"
    )
    fingerprint.add_argument("original", type=Path)
    fingerprint.set_defaults(run=_fingerprint)
    feedback = commands.add_parser("feedback", help="list what people said of the answers in Slack")
    feedback.set_defaults(run=making.feedback)
    migrate = commands.add_parser("migrate", help="make the database's tables, or bring them up to date")
    migrate.set_defaults(run=making.migrate)
    serve = commands.add_parser(
        "serve", help="answer in Slack: Socket Mode with an app token, HTTP otherwise"
    )
    way = serve.add_mutually_exclusive_group()
    way.add_argument("--http", dest="way", action="store_const", const="http", help="over HTTP in any case")
    way.add_argument("--socket", dest="way", action="store_const", const="socket", help="in Socket Mode")
    serve.set_defaults(run=making.serve)


def _add_taking_in(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    read = commands.add_parser("read", help="take in articles and write their readings")
    read.add_argument(
        "given",
        nargs="+",
        metavar="ARTICLE",
        help="a file (text, Markdown, HTML, PDF), an address, a feed (RSS, Atom), or - for standard input",
    )
    read.add_argument("--story", help="which story, by the name of its file in config/")
    read.add_argument("--id", help="the id of the source, when one article is given")
    read.add_argument("--again", action="store_true", help="also what was taken in before")
    read.add_argument(
        "--model", action="store_true", help="let the model service of the settings draft claims"
    )
    read.add_argument(
        "--estimate", action="store_true", help="with --model: say what it may cost, send nothing"
    )
    read.add_argument("--yes", action="store_true", help="with --model: do not ask before anything is sent")
    read.add_argument("--workers", type=int, metavar="N", help="draft claims in so many processes")
    read.add_argument("--cluster", metavar="ADDRESS", help="draft claims on a Dask cluster, by its scheduler")
    read.set_defaults(run=_read)


def _read(arguments: argparse.Namespace) -> int:
    from bot.cli import taking_in  # noqa: PLC0415 - an answer reads no article

    return taking_in.read(arguments)


def _add_review(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    review = commands.add_parser("review", help="look at what needs a person, and decide")
    review.add_argument("story", nargs="?", help="which story")
    review.add_argument("--json", action="store_true", help="list what is open, one JSON object a line")
    review.add_argument(
        "--decide",
        metavar="FILE",
        help='take rulings from FILE (- for standard input), one a line: {"matter": …, "ruling": "accepted"}',
    )
    review.add_argument("--originals", type=Path, metavar="DIR", help="where the originals are")
    review.set_defaults(run=_review)


def _review(arguments: argparse.Namespace) -> int:
    from bot.cli import reviewing  # noqa: PLC0415 - an answer reviews nothing

    return reviewing.review(arguments)


def _add_diff(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    diff = commands.add_parser("diff", help="say what changed between two versions of a digest")
    of = "a digest's file, its version, or a revision of git"
    diff.add_argument("old", metavar="OLD", help=of)
    diff.add_argument("new", metavar="NEW", nargs="?", help=f"{of}; the digest as it is when left out")
    diff.add_argument("--story", help="which story")
    diff.add_argument("--json", action="store_true", help="print JSON")
    diff.set_defaults(run=_diff)


def _diff(arguments: argparse.Namespace) -> int:
    from bot.cli import differing  # noqa: PLC0415 - an answer compares no digests

    return differing.diff(arguments)


def _add_publishing(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    publish = commands.add_parser("publish", help="put the digest of a story (or of all) in use, signed")
    publish.add_argument("story", nargs="?", help="which story; all of them when none is named")
    publish.set_defaults(run=_publishing("publish"))
    rollback = commands.add_parser("rollback", help="put an earlier digest of a story in use again")
    rollback.add_argument("story", help="which story")
    rollback.add_argument(
        "version", nargs="?", help="which version; the one before that in use when none is named"
    )
    rollback.add_argument("--list", action="store_true", help="list the versions instead")
    rollback.set_defaults(run=_publishing("rollback"))
    for command in (publish, rollback):
        command.add_argument(
            "--to",
            type=Path,
            metavar="DIR",
            help="the folder to publish in; CROSSCHECK_DIGESTS otherwise",
        )
    _add_keys(commands)


def _add_keys(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    keys = commands.add_parser("keys", help="make keys, and change them for others")
    actions = keys.add_subparsers(required=True, metavar="action")
    signing = actions.add_parser("signing-new", help="make a key that signs digests")
    signing.set_defaults(run=_publishing("new_signing_key"))
    new = actions.add_parser("new", help="make a key that protects tokens in the database")
    new.set_defaults(run=_sealing("new"))
    rotate = actions.add_parser("rotate", help="protect all tokens with the first key of the settings")
    rotate.set_defaults(run=_sealing("rotate"))


def _sealing(name: str) -> Callable[[argparse.Namespace], int]:
    """Find a command when it is run: an answer needs no keys."""

    def run(arguments: argparse.Namespace) -> int:
        from bot.cli import sealing  # noqa: PLC0415 - as above

        return int(getattr(sealing, name)(arguments))

    return run


def _publishing(name: str) -> Callable[[argparse.Namespace], int]:
    """Find a command when it is run: an answer publishes nothing."""

    def run(arguments: argparse.Namespace) -> int:
        from bot.cli import publishing  # noqa: PLC0415 - as above

        return int(getattr(publishing, name)(arguments))

    return run


def _passages(arguments: argparse.Namespace) -> int:
    from bot.cli import reading  # noqa: PLC0415 - an answer reads no article

    return reading.passages(arguments)


def _fingerprint(arguments: argparse.Namespace) -> int:
    from bot.cli import reading  # noqa: PLC0415 - an answer reads no article

    return reading.fingerprint(arguments)


def _anchor(arguments: argparse.Namespace) -> int:
    from bot.cli import reading  # noqa: PLC0415 - an answer reads no article

    return reading.anchor(arguments)
