"""Articles that reuse one another's text count once."""

from dataclasses import replace

import pytest

from bot.comparing import compare
from bot.comparing.origins import SEPARATE, likeness, origins_of
from bot.story.findings import Severity
from tests.builders import a_claim, a_quantity, a_source, a_story, some_names

HASHES = 64


def a_print(author: int, *, copied: int = 0, of: int = 0) -> str:
    """The fingerprint of an author's text, so many of whose hashes are of another author's."""
    hashes = [f"{author * 1000 + at:04x}" for at in range(HASHES)]
    hashes[:copied] = [f"{of * 1000 + at:04x}" for at in range(copied)]
    return "".join(hashes)


def some_sources(*prints: str | None):
    return [replace(a_source(f"{n:03}"), fingerprint=found) for n, found in enumerate(prints)]


def groups(*prints: str | None) -> list[set[str]]:
    return [set(group) for group in origins_of(some_sources(*prints)).groups]


@pytest.mark.parametrize(("copied", "share"), [(0, 0.0), (16, 0.25), (64, 1.0)])
def test_likeness_is_the_share_of_equal_hashes(copied, share):
    assert likeness(a_print(1), a_print(2, copied=copied, of=1)) == share


def test_fingerprints_of_other_lengths_are_not_alike():
    assert likeness(a_print(1), a_print(1)[:64]) == 0.0


def test_what_is_alike_is_one_origin():
    assert groups(a_print(1), a_print(1), a_print(2)) == [{"000", "001"}]


def test_what_shares_a_sentence_or_two_is_not():
    assert groups(a_print(1), a_print(2, copied=6, of=1)) == []


def test_copies_of_copies_are_one_origin():
    second = a_print(1)[:128] + a_print(2)[128:]
    assert groups(a_print(1), second, a_print(2)) == [{"000", "001", "002"}]


def test_sources_without_fingerprints_stay_alone():
    assert groups(None, None, a_print(1)) == []


def test_the_order_of_sources_is_irrelevant():
    sources = some_sources(a_print(1), a_print(2), a_print(1), a_print(2))
    assert origins_of(sources) == origins_of(sources[::-1])


def test_origins_are_counted_among_the_sources_asked_for():
    origins = origins_of(some_sources(a_print(1), a_print(1), a_print(2)))
    assert [origins.count(set(ids)) for ids in ((), ("000",), ("000", "001"), ("000", "001", "002"))] == [
        0,
        1,
        1,
        2,
    ]


def test_without_copies_every_source_is_an_origin():
    assert SEPARATE.count({"000", "001"}) == 2


def found(*prints: str | None, values):
    claims = [a_claim(f"{n:03}.c1", aspect="count", value=value) for n, value in enumerate(values)]
    if any(hasattr(value, "members") for value in values):
        claims = [replace(claim, aspect="members") for claim in claims]
    return compare(claims, a_story(), some_sources(*prints))


def agreements(*prints: str | None, values):
    return [finding for finding in found(*prints, values=values) if finding.severity is None]


SAME = (a_quantity(14), a_quantity(14))
SHARED = (some_names("kolesnikova"), some_names("kolesnikova"))


@pytest.mark.parametrize("values", [SAME, SHARED], ids=["numbers", "names"])
def test_copies_do_not_agree_with_each_other(values):
    assert agreements(a_print(1), a_print(1), values=values) == []


@pytest.mark.parametrize("values", [SAME, SHARED], ids=["numbers", "names"])
def test_independent_sources_do(values):
    assert len(agreements(a_print(1), a_print(2), values=values)) == 1


def test_copies_and_another_source_agree_as_two_origins():
    [agreement] = agreements(a_print(1), a_print(1), a_print(2), values=(*SAME, a_quantity(14)))
    assert [position.origins for position in agreement.positions] == [2]


def test_copies_that_were_changed_still_contradict_each_other():
    findings = found(a_print(1), a_print(1), values=(a_quantity(14), a_quantity(123)))
    assert findings[0].severity is Severity.CONTRADICTION


def test_a_position_of_copies_tells_its_origins():
    contradiction, *_ = found(a_print(1), a_print(1), a_print(2), values=(*SAME, a_quantity(123)))
    assert [position.origins for position in contradiction.positions] == [1, 0]
