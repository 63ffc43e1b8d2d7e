"""All findings of a digest as text."""

from bot.rendering.tables import findings_table
from bot.story.findings import Cause, Severity
from tests.builders import a_digest, a_finding
from tests.rendering.builders_rendering import a_count_position

TENSION = a_finding(
    a_count_position("001", "p2", word="a small group", least=2, most=20),
    a_count_position("003", "p3", "t1.1"),
    severity=Severity.TENSION,
    cause=Cause.OUTSIDE_VAGUE,
)
GAP = a_finding(
    a_count_position("001"), severity=Severity.GAP, cause=Cause.SILENCE, kind="coverage", silent=["003"]
)


def test_a_finding_tells_severity_kind_topic_and_who_says_what():
    assert (
        "Tension · count · Release (number freed)\n"
        "  The number lies outside what the words allow.\n"
        "  - a small group of prisoners [001 ¶2]\n"
        "  - 123 prisoners [003 ¶3, table 1.1]"
    ) in findings_table(a_digest(findings=[TENSION]))


def test_strongest_stand_first_and_all_are_counted():
    table = findings_table(a_digest(findings=[GAP, TENSION, a_finding()]))
    assert table.startswith("Belarus prisoner release\nOne contradiction, one tension and one silence.")
    assert table.index("Contradiction (1)") < table.index("Tension (1)") < table.index("Silence (1)")


def test_a_silence_names_who_is_silent():
    assert "Only [001] speaks of release (number freed); [003] does not." in findings_table(
        a_digest(findings=[GAP])
    )


def test_agreement_is_not_listed():
    table = findings_table(a_digest(findings=[a_finding(severity=None, cause=Cause.AGREE)]))
    assert table.startswith("Belarus prisoner release\nNo difference.")


def test_it_can_be_read_on_its_own():
    table = findings_table(a_digest(findings=[TENSION]))
    assert "Sources\n[000] Article 000 · undated" in table
    assert "From 1 article and nothing else · digest 0123456" in table
