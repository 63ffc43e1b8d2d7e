from dataclasses import replace
from pathlib import Path

import pytest

from bot.digest.build import build
from bot.digest.verify import BrokenEvidence, Outcome, quote, verify
from bot.story.digests import Digest
from bot.story.errors import UsageError
from bot.story.sources import Span
from tests.builders import a_claim, a_digest, a_source, some_evidence
from tests.digest.written import ORIGINAL, a_sha, the_reading, the_story


def the_digest() -> Digest:
    return build(the_story(), [the_reading()], lambda *_: ())


@pytest.fixture
def originals(tmp_path) -> Path:
    (tmp_path / "a1_original.txt").write_bytes(ORIGINAL.encode())
    return tmp_path


def change(originals: Path, old: str, new: str) -> None:
    (originals / "a1_original.txt").write_bytes(ORIGINAL.replace(old, new).encode())


def test_an_unchanged_original_matches(originals):
    report = verify(the_digest(), originals)
    assert [found.outcome for found in report.sources] == [Outcome.MATCHING]
    assert report.is_sound


def test_all_claims_of_an_unchanged_original_are_intact(originals):
    [found] = verify(the_digest(), originals).sources
    assert (found.intact, found.broken) == (("a1.c01", "a1.c02"), ())


def test_an_original_that_is_not_there_is_missing(tmp_path):
    report = verify(the_digest(), tmp_path)
    assert [found.outcome for found in report.sources] == [Outcome.MISSING]
    assert not report.is_sound


def test_a_folder_in_an_originals_place_is_no_original(tmp_path):
    (tmp_path / "a1_original.txt").mkdir()
    assert verify(the_digest(), tmp_path).sources[0].outcome is Outcome.MISSING


def test_a_changed_original_is_told(originals):
    change(originals, "dawn", "dusk")
    report = verify(the_digest(), originals)
    assert report.sources[0].outcome is Outcome.CHANGED
    assert not report.is_sound


def test_claims_that_the_change_does_not_touch_are_intact(originals):
    change(originals, "dawn", "dusk")
    assert verify(the_digest(), originals).sources[0].intact == ("a1.c01", "a1.c02")


def test_broken_evidence_shows_what_is_there_now(originals):
    change(originals, "Forty", "Fifty")
    [found] = verify(the_digest(), originals).sources
    assert found.broken == (BrokenEvidence("a1.c01", "p1", 3, Span(9, 22), "Fifty dockers"),)
    assert (found.broken_claims, found.intact) == (("a1.c01",), ("a1.c02",))


def test_evidence_past_the_end_finds_nothing(originals):
    change(originals, ORIGINAL, "Walkout\n")
    [found] = verify(the_digest(), originals).sources
    assert [(item.claim, item.found) for item in found.broken] == [("a1.c01", "")]


def test_wrong_evidence_is_told_of_an_unchanged_original_too(originals):
    digest = the_digest()
    wrong = replace(digest.claims[0].evidence[0], sha256=a_sha("Sixty dockers"))
    claims = (replace(digest.claims[0], evidence=(wrong,)), *digest.claims[1:])
    report = verify(replace(digest, claims=claims), originals)
    assert (report.sources[0].outcome, report.sources[0].broken_claims) == (Outcome.MATCHING, ("a1.c01",))
    assert not report.is_sound


def test_windows_line_ends_are_a_change(originals):
    change(originals, "\n", "\r\n")
    assert verify(the_digest(), originals).sources[0].broken_claims == ("a1.c01",)


def test_an_original_that_is_no_longer_text_has_lost_every_claim(originals):
    (originals / "a1_original.txt").write_bytes(b"\xff\xfe" + ORIGINAL.encode())
    [found] = verify(the_digest(), originals).sources
    assert (found.outcome, found.intact) == (Outcome.CHANGED, ())


def test_a_claim_with_one_broken_piece_of_evidence_is_broken_once(tmp_path):
    (tmp_path / "000.txt").write_text("one two three")
    evidence = [some_evidence(span=(0, 3), sha256=a_sha(word)) for word in ("one", "uno", "eins")]
    [found] = verify(a_digest(a_claim("000.c1", evidence=evidence)), tmp_path).sources
    assert (len(found.broken), found.broken_claims) == (2, ("000.c1",))


def test_sources_are_reported_in_the_digests_order(tmp_path):
    digest = a_digest(sources=[a_source("b"), a_source("a"), a_source("000")])
    assert [found.source.id for found in verify(digest, tmp_path).sources] == ["b", "a", "000"]


def test_a_digest_does_not_lead_out_of_the_folder(tmp_path):
    (tmp_path / "secret.txt").write_text("x")
    inside = tmp_path / "originals"
    inside.mkdir()
    digest = a_digest(sources=[a_source("000", file="../secret.txt")])
    assert verify(digest, inside).sources[0].outcome is Outcome.MISSING


def test_a_folder_that_is_not_there_is_misuse(tmp_path):
    with pytest.raises(UsageError, match="there is no such folder"):
        verify(the_digest(), tmp_path / "elsewhere")


def test_a_quotation_is_cut_by_the_evidences_span():
    assert quote(the_reading().claims[0].evidence[0], ORIGINAL) == "Forty dockers"


@pytest.mark.parametrize("text", ["", "Walkout", ORIGINAL.replace("Forty", "Fifty"), " " + ORIGINAL])
def test_a_quotation_from_another_text_is_refused(text):
    assert quote(the_reading().claims[0].evidence[0], text) is None


def test_a_quotation_counts_characters_not_bytes():
    evidence = some_evidence(span=(2, 8), sha256=a_sha("«Łódź»"))
    assert quote(evidence, "— «Łódź» —") == "«Łódź»"
