"""The Belarus story's own statements, each with the verdict a reader of its three articles would give."""

import pytest

from bot.story.answers import Verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Sergei Petrov campaigns for human rights.", "supported"),
        ("Human rights organisations responded with cautious optimism.", "supported"),
        ("The European Union keeps its sanctions against Belarus in place.", "supported"),
        ("There are signs of a thaw between the United States and Belarus.", "supported"),
        ("Independent media stressed that the freed carry on their activism from exile.", "supported"),
        ("Potash matters strategically for the economy of Belarus.", "supported"),
        ("At least 100 detainees were let go.", "disputed"),
        ("The US eased its sanctions before the prisoners were released.", "disputed"),
        ("Minsk moved first, Washington second.", "disputed"),
        ("The US relief covers goods alone; payments are not eased.", "disputed"),
        ("The relief goes beyond dual-use goods and farm products.", "disputed"),
        ("Dual-use goods are among what the US relieved.", "supported"),
        ("Potash alone was given relief.", "contradicted-by-all"),
        ("The prisoners were let go in the early hours.", "not-covered"),
        ("The prisoners were let go.", "supported"),
        ("One of those let out has a Nobel Peace Prize.", "supported"),
        ("One of those let out has a Nobel Prize in Literature.", "contradicted-by-all"),
        ("Minsk acted before Washington did.", "disputed"),
        ("Kolesnikova was not on the list of the freed.", "contradicted-by-all"),
        ("Nobody but Bialiatski and Viktor B. was released.", "contradicted-by-all"),
        ("Even if Minsk returns to repression, the suspension will hold.", "contradicted-by-all"),
        ("If Belarus backslides, the sanctions can come back.", "supported"),
        ("According to analysts, the easing will last no matter what.", "contradicted-by-all"),
        ("In exchange for the prisoners, the US lifted its sanctions on potash.", "disputed"),
        ("Not just goods but also some financial transactions benefit from the easing.", "disputed"),
        ("The release is a turning point, not a modest step.", "disputed"),
        ("Goodwill was not behind the release.", "disputed"),
        ("The freed did not go home to their families.", "disputed"),
        ("The US eased some sanctions, not all of them.", "supported"),
        ("Not a single US sanction was loosened.", "contradicted-by-all"),
        ("There was no change to the visa bans.", "supported"),
        ("Independent outlets called it a humanitarian gesture.", "contradicted-by-all"),
        ("Lukashenko was received at the White House.", "not-covered"),
        ("The asset freeze has been lifted.", "contradicted-by-all"),
        ("Maria Ivanova is a journalist.", "contradicted-by-all"),
        ("Ukraine played no part in the talks.", "contradicted-by-all"),
        ("Belarus has broken off its ties with Russia.", "contradicted-by-all"),
        ("Political prisoner status is to be checked every year.", "contradicted-by-all"),
        ("Kolesnikova was jailed in 2023.", "contradicted-by-all"),
        ("Babaryko was released and emigrated to Canada.", "partly"),
        ("Ales Bialiatski won the Nobel Peace Prize in 2022.", "not-covered"),
        ("China praised the releases.", "not-covered"),
        ("Pope Francis called for the release.", "not-covered"),
        ("Kolesnikova plays the flute.", "not-covered"),
        ("Lukashenko won the last election with 80 percent.", "not-covered"),
    ],
)
def test_verdict_is_a_readers(belarus, statement, verdict):
    assert belarus.check(statement).verdict == Verdict(verdict)


def test_both_sides_are_cited(belarus):
    [part] = belarus.check("A total of 123 prisoners were released.").parts
    assert {citation.source for line in part.supporting for citation in line.citations} == {"003"}
    assert {citation.source for line in part.opposing for citation in line.citations} == {"001"}
