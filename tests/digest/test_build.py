from dataclasses import replace
from datetime import date

import pytest

from bot.digest.build import build
from bot.digest.readings import Reading, parse_reading
from bot.story.errors import ReadingError
from tests.builders import a_claim, a_finding, a_source
from tests.digest.written import READING, READING_FILE, spoil, the_reading, the_story


def compare_nothing(*_):
    return ()


def a_reading(source: str, *claims: str, made: date = date(2026, 11, 22)) -> Reading:
    full = tuple(a_claim(f"{source}.{claim}") for claim in claims)
    return Reading(f"{source}.toml", made, a_source(source), full)


def test_sources_stand_in_the_order_of_their_ids():
    digest = build(the_story(), [a_reading("b2"), a_reading("a1")], compare_nothing)
    assert [source.id for source in digest.sources] == ["a1", "b2"]


def test_claims_stand_in_the_order_of_sources_then_readings():
    digest = build(the_story(), [a_reading("b2", "c1"), a_reading("a1", "c9", "c2")], compare_nothing)
    assert [claim.id for claim in digest.claims] == ["a1.c9", "a1.c2", "b2.c1"]


def test_findings_are_the_comparers():
    finding = a_finding()
    digest = build(the_story(), [a_reading("a1", "c1")], lambda *_: [finding])
    assert digest.findings == (finding,)


def test_the_comparer_is_given_all_claims_the_story_and_all_sources():
    seen = []
    build(
        the_story(), [a_reading("b2", "c1"), a_reading("a1", "c1")], lambda *given: seen.append(given) or ()
    )
    [(claims, story, sources)] = seen
    assert ([c.id for c in claims], story.slug, [s.id for s in sources]) == (
        ["a1.c1", "b2.c1"],
        "harbour",
        ["a1", "b2"],
    )


def test_a_digest_is_built_on_the_day_of_its_newest_reading():
    readings = [a_reading("a1", made=date(2026, 11, 22)), a_reading("b2", made=date(2026, 11, 20))]
    assert build(the_story(), readings, compare_nothing).stamp.built == "2026-11-22"


def test_the_stamp_names_the_story():
    stamp = build(the_story(), [the_reading()], compare_nothing).stamp
    assert (stamp.story, stamp.title) == ("harbour", "The harbour strike")


def test_a_version_is_twelve_hexadecimal_digits():
    version = build(the_story(), [the_reading()], compare_nothing).stamp.version
    assert len(version) == 12
    assert int(version, 16) >= 0


def version_of(story=None, readings=None, compare=compare_nothing):
    return build(story or the_story(), readings or [the_reading()], compare).stamp.version


def test_the_same_readings_in_any_order_have_the_same_version():
    one, other = a_reading("a1", "c1"), a_reading("b2", "c1")
    assert version_of(readings=[one, other]) == version_of(readings=[other, one])


def test_a_changed_claim_changes_the_version():
    reading = the_reading()
    changed = replace(reading, claims=(replace(reading.claims[0], says="Otherwise."), *reading.claims[1:]))
    assert version_of() != version_of(readings=[changed])


def test_a_changed_story_changes_the_version():
    assert version_of() != version_of(replace(the_story(), title="Another"))


def test_a_changed_finding_changes_the_version():
    assert version_of() != version_of(compare=lambda *_: [a_finding()])


def test_the_day_of_reading_does_not_change_the_version():
    assert version_of() == version_of(readings=[replace(the_reading(), made=date(2020, 1, 1))])


def test_no_readings_make_no_digest():
    with pytest.raises(ReadingError, match="harbour: no readings"):
        build(the_story(), [], compare_nothing)


def test_comments_and_spacing_of_a_reading_do_not_change_the_version():
    reading = parse_reading(spoil(READING, "words = 8", "# counted\nwords    = 8"), READING_FILE, the_story())
    assert version_of() == version_of(readings=[reading])
