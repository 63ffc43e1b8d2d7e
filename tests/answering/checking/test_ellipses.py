"""A clause that leaves its verb or term to the one before is judged by what it leaves out."""

import pytest

from bot.answering.checking.ellipses import written_out


@pytest.mark.parametrize(
    ("statement", "clauses"),
    [
        ("Ben Tarn is paid and Ada Quill is not.", ("Ben Tarn is paid", "Ada Quill not is paid")),
        ("Ben Tarn was paid; so was Ada Quill.", ("Ben Tarn was paid", "Ada Quill was paid")),
        ("Ben Tarn was not paid and neither was Quill.", ("Ben Tarn was not paid", "Quill neither was paid")),
        ("Ben Tarn sailed, as did Ada Quill.", ("Ben Tarn sailed", "Ada Quill sailed")),
        (
            "The council refuses to pay, and so does Quill.",
            ("The council refuses to pay", "Quill refuses to pay"),
        ),
        (
            "Tarn sailed to the harbour and Quill to the lighthouse.",
            ("Tarn sailed to the harbour", "Quill sailed to the lighthouse"),
        ),
        ("Tarn is a pilot and Quill the mayor.", ("Tarn is a pilot", "Quill is the mayor")),
        (
            "Ben Tarn wurde bezahlt, Ada Quill ebenfalls.",
            ("Ben Tarn wurde bezahlt", "Ada Quill wurde bezahlt"),
        ),
        (
            "Ben Tarn wurde bezahlt, Ada Quill dagegen nicht.",
            ("Ben Tarn wurde bezahlt", "Ada Quill nicht wurde bezahlt"),
        ),
    ],
)
def test_what_a_clause_leaves_out_is_written_out(analyst, statement, clauses):
    assert written_out(analyst.statement(statement)) == clauses


@pytest.mark.parametrize(
    "statement",
    [
        "Ben Tarn sailed.",
        "Ben Tarn and Ada Quill were paid.",
        "The bridge is a gift, not a loan.",
        "Ben Tarn sailed, and Ada Quill opened the festival.",
        "The council said that Tarn was paid and Quill was not.",
    ],
)
def test_what_says_all_it_means_stays_as_it_is(analyst, statement):
    assert written_out(analyst.statement(statement)) == ()


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Kolesnikova is free and Bialiatski is not.", "partly"),
        ("Колесникова на свободе, Беляцкий тоже.", "supported"),
        ("Kolesnikova serbest, ama Bialiatski değil.", "partly"),
        ("Assembly is to be checked annually and the judiciary biannually.", "contradicted-by-all"),
    ],
)
def test_each_clause_is_judged_by_what_it_takes_up(belarus, statement, verdict):
    assert belarus.check(statement).verdict == verdict
