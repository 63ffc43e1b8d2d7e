"""Many queries at once: one line in, one JSON object a line out."""

import json

import pytest

QUERIES = "how-many\n\nqwxz\r\nhow many walked out?"

NONSENSE = [
    "",
    " \t ",
    "qwxz vbnm",
    "?!…",
    "\x00\x01\x7f",
    "<!channel> <https://evil.example|bank>",
    "'; DROP TABLE claims; --",
    "\u202egnp.exe\u200b",
    "ß" * 5000,
    "how many " * 2000,
    "--help",
]


@pytest.fixture
def queries(project):
    path = project / "queries.txt"
    path.write_bytes(QUERIES.encode())
    return path


@pytest.mark.parametrize("command", ["ask", "check"])
def test_each_line_in_gives_one_line_out(crosscheck, queries, command):
    asked = crosscheck(command, "--json", "--batch", str(queries))
    assert (asked.code, asked.err) == (0, "")
    rows = asked.out.removesuffix("\n").split("\n")
    key = {"ask": "query", "check": "statement"}[command]
    assert [key in json.loads(row) for row in rows] == [True] * 4


@pytest.mark.parametrize("command", ["ask", "check"])
def test_nonsense_is_answered_line_by_line(crosscheck, command):
    asked = crosscheck(command, "--json", "--batch", "-", typed="\n".join(NONSENSE).encode())
    assert (asked.code, asked.err) == (0, "")
    rows = [json.loads(row) for row in asked.out.removesuffix("\n").split("\n")]
    assert [bool(row["text"]) for row in rows] == [True] * len(NONSENSE)


def test_a_line_of_a_batch_is_answered_as_the_question_alone(crosscheck, queries):
    rows = crosscheck("ask", "--json", "--batch", str(queries)).out.splitlines()
    alone = crosscheck("ask", "--json", "how-many").out
    assert json.loads(rows[0]) == json.loads(alone)


def test_standard_input_is_read_like_a_file(crosscheck, queries):
    typed = crosscheck("ask", "--json", "--batch", "-", typed=QUERIES.encode())
    assert typed == crosscheck("ask", "--json", "--batch", str(queries))


@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)),
        b"\xff\xfe\n\x00\n",
        b"a\rb\x0b\x0cc\xc2\x85d\xe2\x80\xa8e\n",
        b"\n\n\n",
        b"x" * 200_000,
    ],
)
def test_binary_lines_are_answered_one_by_one(crosscheck, project, content):
    """Only a line feed ends a line, in a file and in standard input alike."""
    (project / "binary").write_bytes(content)
    lines = content.count(b"\n") + (not content.endswith(b"\n"))
    for name in ("binary", "-"):
        asked = crosscheck("ask", "--json", "--batch", name, typed=content)
        assert (asked.code, asked.err) == (0, "")
        assert asked.out.count("\n") == lines
        assert all(json.loads(row) for row in asked.out.removesuffix("\n").split("\n"))


def test_an_empty_batch_gives_nothing(crosscheck):
    asked = crosscheck("ask", "--json", "--batch", "-")
    assert (asked.code, asked.out, asked.err) == (0, "", "")


def test_a_batch_that_cannot_be_read_is_misuse(crosscheck):
    asked = crosscheck("ask", "--json", "--batch", "nowhere.txt")
    assert (asked.code, asked.out) == (2, "")
    assert "nowhere.txt" in asked.err


def test_a_batch_takes_no_words_beside_it(crosscheck, queries):
    assert crosscheck("ask", "--batch", str(queries), "how-many").code == 2
