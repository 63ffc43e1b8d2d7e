import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from bot.digest.codec import encode, encode_content, from_bytes, to_bytes, version_of
from bot.story.digests import Digest
from bot.story.errors import DigestError
from bot.story.values import Note
from tests.builders import (
    a_category,
    a_claim,
    a_digest,
    a_finding,
    a_passage,
    a_period,
    a_position,
    a_quantity,
    a_question,
    a_route,
    a_source,
    a_story,
    a_story_of,
    a_vocabulary,
    an_entity,
    an_order,
    some_evidence,
    some_names,
)
from tests.digest.digests import digests


def a_sound_digest(*claims, **overrides) -> Digest:
    """A digest whose version is true."""
    digest = a_digest(*claims, **overrides)
    return replace(digest, stamp=replace(digest.stamp, version=version_of(encode_content(digest))))


def written(digest: Digest):
    return encode(
        digest, lambda finding: f"about {finding.subject}", lambda position: f"{len(position.claims)} say so"
    )


def to_and_fro(digest: Digest) -> Digest:
    return from_bytes(to_bytes(written(digest)), "digest.json")


@given(digests())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_digest_comes_back_as_it_was(digest):
    assert to_and_fro(digest) == digest


@given(digests())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_writing_what_came_back_gives_the_same_bytes(digest):
    assert to_bytes(written(to_and_fro(digest))) == to_bytes(written(digest))


# --- what `digest show --json` promises


def test_the_digest_says_which_it_is():
    digest = a_sound_digest()
    assert written(digest)["digest"] == {
        "story": "belarus",
        "title": "Belarus prisoner release",
        "version": digest.stamp.version,
        "built": "2026-11-22",
    }


def test_the_format_is_numbered():
    assert written(a_sound_digest())["format"] == 1


def test_a_source_names_its_original_and_its_passages():
    source = a_source("000", passages=[a_passage("p1", line=3, span=(5, 50))], file="000_x.txt")
    [shown] = written(a_sound_digest(sources=[source]))["sources"]
    assert (shown["id"], shown["file"], shown["sha256"], shown["title"]) == (
        "000",
        "000_x.txt",
        source.sha256,
        "Article 000",
    )
    assert shown["passages"] == [{"id": "p1", "kind": "paragraph", "line": 3, "span": [5, 50]}]


def test_a_question_is_shown_with_its_selectors_as_text():
    question = a_question(gathers=["release:count"], near=["release:*"], wordings=["how many people"])
    [shown] = written(a_sound_digest(story=a_story(questions=[question])))["questions"]
    assert shown == {
        "slug": "how-many",
        "title": "How many people were released?",
        "topic": "The release",
        "gathers": ["release:count"],
        "near": ["release:*"],
        "also": [],
        "needs": [],
        "wordings": ["how many people"],
    }


def test_a_claim_is_shown_as_promised():
    claim = a_claim(
        "003.c07", evidence=[some_evidence("p1", span=(4, 9), sha256="0" * 64)], says="It is 123."
    )
    [shown] = written(a_sound_digest(claim))["claims"]
    assert shown == {
        "id": "003.c07",
        "source": "003",
        "subject": "release",
        "aspect": "count",
        "value": {"type": "quantity", "exact": 123, "of": "prisoners"},
        "says": "It is 123.",
        "modality": "asserted",
        "attributed_to": None,
        "evidence": [{"passage": "p1", "span": [4, 9], "sha256": "0" * 64}],
    }


def test_other_wordings_of_a_claim_are_kept():
    digest = a_sound_digest(a_claim("003.c07", says="It is 123.", wordings=["A hundred and more."]))
    assert written(digest)["claims"][0]["wordings"] == ["A hundred and more."]
    assert to_and_fro(digest).claims[0].wordings == ("A hundred and more.",)


def test_a_speaker_is_shown_by_id():
    claim = a_claim(attributed_to=an_entity("coale"))
    assert written(a_sound_digest(claim))["claims"][0]["attributed_to"] == "coale"


def test_a_finding_is_shown_with_the_sentences_given():
    claims = a_claim("000.c1", value=a_quantity(14)), a_claim("001.c1", value=a_quantity(123))
    finding = a_finding(*map(a_position, claims), silent=["003"])
    sources = [a_source("000"), a_source("001"), a_source("003")]
    [shown] = written(a_sound_digest(*claims, sources=sources, findings=[finding]))["findings"]
    assert (shown["subject"], shown["aspect"], shown["severity"]) == ("release", "count", "contradiction")
    assert (shown["kind"], shown["text"], shown["silent"]) == ("count", "about release", ["003"])
    assert [(p["text"], p["claims"]) for p in shown["positions"]] == [
        ("1 say so", ["000.c1"]),
        ("1 say so", ["001.c1"]),
    ]


def test_agreement_has_no_severity():
    claim = a_claim()
    finding = a_finding(a_position(claim), severity=None, cause="agree")
    assert written(a_sound_digest(claim, findings=[finding]))["findings"][0]["severity"] is None


VALUES = [
    (a_quantity(123, of=""), {"type": "quantity", "exact": 123}),
    (a_quantity(2.5, of="", unit="years"), {"type": "quantity", "exact": 2.5, "unit": "years"}),
    (a_quantity(123.0, of="", part=True), {"type": "quantity", "exact": 123, "part": True}),
    (a_quantity(least=2, most=4, of=""), {"type": "quantity", "least": 2, "most": 4}),
    (a_quantity(most=4, of=""), {"type": "quantity", "most": 4}),
    (a_quantity(word="several", least=3, of=""), {"type": "quantity", "word": "several", "least": 3}),
    (some_names("a", "b"), {"type": "names", "names": ["a", "b"]}),
    (some_names("a", closed=True), {"type": "names", "names": ["a"], "closed": True}),
    (a_category("lifted"), {"type": "category", "vocabulary": "status", "term": "lifted"}),
    (an_order("x", "before", "y"), {"type": "order", "first": "x", "relation": "before", "second": "y"}),
    (a_route("ukraine", "poland"), {"type": "place", "stops": ["ukraine", "poland"]}),
    (a_period("2020-08-14"), {"type": "date", "on": "2020-08-14"}),
    (a_period("2020-08-01", "2020-08-31"), {"type": "date", "on": "2020-08"}),
    (a_period("2020-01-01", "2020-12-31"), {"type": "date", "on": "2020"}),
    (a_period("2020-01-01", "2021-12-31"), {"type": "date", "from": "2020", "to": "2021"}),
    (a_period("2020-01-01", "2021-03-31"), {"type": "date", "from": "2020-01", "to": "2021-03"}),
    (a_period("2020-01-05", "2021-03-31"), {"type": "date", "from": "2020-01-05", "to": "2021-03-31"}),
    (Note(), {"type": "note"}),
]


@pytest.mark.parametrize(("value", "shown"), VALUES)
def test_a_value_is_written_as_in_a_reading_with_its_type(value, shown):
    assert written(a_sound_digest(a_claim(value=value)))["claims"][0]["value"] == shown


@pytest.mark.parametrize("value", [value for value, _ in VALUES])
def test_a_value_comes_back(value):
    assert to_and_fro(a_sound_digest(a_claim(value=value))).claims[0].value == value


# --- the bytes


def test_each_claim_stands_on_a_line_of_its_own():
    lines = to_bytes(written(a_sound_digest(a_claim("000.c1"), a_claim("000.c2")))).decode().splitlines()
    assert sum(line.startswith('  {"id": "000.c') for line in lines) == 2


def test_letters_of_all_languages_are_kept_readable():
    assert "Колесникова" in to_bytes(written(a_sound_digest(a_claim(says="Колесникова")))).decode()


def test_the_file_ends_with_a_line_end():
    assert to_bytes(written(a_sound_digest())).endswith(b"}\n")


def test_the_bytes_are_json():
    shown = written(a_sound_digest())
    assert json.loads(to_bytes(shown)) == shown


def test_a_reformatted_digest_still_loads():
    digest = a_sound_digest(a_claim("000.c1"), a_claim("001.c1"))
    assert from_bytes(json.dumps(written(digest), indent=4).encode(), "digest.json") == digest


# --- damage


def sound_json():
    """One of everything, as JSON values."""
    people = [
        an_entity("coale"),
        an_entity("minsk", within="belarus", kind="body"),
        an_entity("belarus", kind="place"),
    ]
    events = [an_entity("release", kind="event"), an_entity("easing", kind="event")]
    claims = [
        a_claim("000.c1", value=a_quantity(14), attributed_to=people[0]),
        a_claim("001.c1", aspect="status", value=a_category("lifted")),
        a_claim("001.c2", aspect="order", value=an_order(events[0], "before", events[1])),
    ]
    story = a_story_of(claims, entities=[*people, *events], menu=["how-many"])
    finding = a_finding(a_position(claims[0]), a_position(claims[1]), silent=["001"])
    return json.loads(to_bytes(written(a_sound_digest(*claims, story=story, findings=[finding]))))


def test_the_sound_one_loads():
    assert from_bytes(to_bytes(sound_json()), "d.json").claims[0].id == "000.c1"


def put(shown, path, value):
    *way, last = path
    for step in way:
        shown = shown[step]
    if value is ...:
        del shown[last]
    else:
        shown[last] = value


DAMAGE = {
    "another format": (("format",), 2, "is of format 2, not 1"),
    "no format": (("format",), ..., "is of format None, not 1"),
    "no claims": (("claims",), ..., "claims is missing"),
    "no stamp": (("digest",), ..., "digest is missing"),
    "stamp without version": (("digest", "version"), ..., "version is missing"),
    "claims no list": (("claims",), 7, "'int' object is not iterable"),
    "claim no table": (("claims", 1), 7, "claim number 2"),
    "claim without id": (("claims", 1, "id"), ..., "claim number 2: id is missing"),
    "claim without words": (("claims", 1, "says"), ..., "claim 001.c1: says is missing"),
    "claim twice": (("claims", 1, "id"), "000.c1", "claim 000.c1 is there twice"),
    "claim of no source": (
        ("claims", 1, "source"),
        "009",
        "claim 001.c1: names source 009, which is not there",
    ),
    "claim on no subject": (
        ("claims", 1, "subject"),
        "x",
        "claim 001.c1: names subject x, which is not there",
    ),
    "claim on no aspect": (("claims", 1, "aspect"), "x", "claim 001.c1: names aspect x, which is not there"),
    "claim of no modality": (("claims", 1, "modality"), "x", "claim 001.c1: names modality x"),
    "claim of nobody": (
        ("claims", 0, "attributed_to"),
        "x",
        "claim 000.c1: names entity x, which is not there",
    ),
    "claim without evidence": (("claims", 1, "evidence"), [], "claim 001.c1: claim 001.c1 has no evidence"),
    "evidence in no passage": (
        ("claims", 1, "evidence", 0, "passage"),
        "p9",
        "claim 001.c1: names passage p9, which is not there",
    ),
    "reversed span": (
        ("claims", 1, "evidence", 0, "span"),
        [9, 4],
        "claim 001.c1: empty or reversed span: 9..4",
    ),
    "span of three": (("claims", 1, "evidence", 0, "span"), [1, 2, 3], "claim 001.c1"),
    "no such term": (("claims", 1, "value", "term"), "x", "claim 001.c1: names term x, which is not there"),
    "no such vocabulary": (("claims", 1, "value", "vocabulary"), "x", "claim 001.c1: names vocabulary x"),
    "no such event": (
        ("claims", 2, "value", "first"),
        "x",
        "claim 001.c2: names entity x, which is not there",
    ),
    "no such relation": (
        ("claims", 2, "value", "relation"),
        "x",
        "claim 001.c2: 'x' is not a valid OrderRelation",
    ),
    "no such type": (("claims", 2, "value", "type"), "x", "claim 001.c2: names value type x"),
    "source twice": (("sources", 1, "id"), "000", "source 000 is there twice"),
    "source without file": (("sources", 1, "file"), ..., "source 001: file is missing"),
    "source of no day": (("sources", 1, "published"), "soon", "source 001: Invalid isoformat string: 'soon'"),
    "passage of no kind": (
        ("sources", 1, "passages", 0, "kind"),
        "x",
        "source 001: passage p1: names passage kind x",
    ),
    "finding of no claim": (
        ("findings", 0, "positions", 0, "claims"),
        ["000.c9"],
        "finding number 1: position number 1: names claim 000.c9, which is not there",
    ),
    "position of nobody": (("findings", 0, "positions", 0, "claims"), [], "a position needs a claim"),
    "silence of no source": (("findings", 0, "silent"), ["009"], "finding number 1: names source 009"),
    "severity unknown": (("findings", 0, "severity"), "x", "finding number 1: 'x' is not a valid Severity"),
    "menu of no question": (("story", "menu"), ["x"], "names question x, which is not there"),
    "entity in nothing": (("entities", 1, "within"), "x", "entity minsk: names entity x, which is not there"),
    "aspect of no vocabulary": (("aspects", 2, "vocabulary"), "x", "aspect status: names vocabulary x"),
    "question of no form": (("questions", 0, "gathers"), ["x"], "question how-many: 'x' is not of the form"),
    "changed words": (("claims", 1, "says"), "Something else.", "it was changed after it was built"),
    "changed hash": (("claims", 1, "evidence", 0, "sha256"), "1" * 64, "it was changed after it was built"),
    "changed title": (("sources", 1, "title"), "Another", "it was changed after it was built"),
    "added field": (("claims", 1, "note"), "x", "it was changed after it was built"),
    "changed version": (("digest", "version"), "0" * 12, "it was changed after it was built"),
    "stamp of another story": (("digest", "story"), "other", "its stamp is of story other"),
}


@pytest.mark.parametrize(("path", "value", "part"), DAMAGE.values(), ids=[*DAMAGE])
def test_a_damaged_digest_is_refused_with_file_entry_and_remedy(path, value, part):
    shown = sound_json()
    put(shown, path, value)
    with pytest.raises(DigestError) as caught:
        from_bytes(to_bytes(shown), "seeds/belarus/digest.json")
    message = str(caught.value)
    assert message.startswith("seeds/belarus/digest.json: ")
    assert part in message
    assert "build" in message


@pytest.mark.parametrize("kept", [0, 1, 10, 0.5, -2])
def test_a_digest_cut_short_is_refused(kept):
    data = to_bytes(sound_json())
    end = int(len(data) * kept) if isinstance(kept, float) else kept
    with pytest.raises(DigestError, match=r"d.json: is cut short or no JSON"):
        from_bytes(data[:end], "d.json")


@pytest.mark.parametrize("data", [b"\xff\xfe", b"[" * 100_000])
def test_bytes_that_are_no_json_are_refused(data):
    with pytest.raises(DigestError, match=r"d.json: is cut short or no JSON"):
        from_bytes(data, "d.json")


def test_json_that_is_no_digest_is_refused():
    with pytest.raises(DigestError, match=r"d.json: is no digest"):
        from_bytes(b"[1, 2]", "d.json")


def test_the_sentences_of_findings_are_not_part_of_the_version():
    shown = sound_json()
    shown["findings"][0]["text"] = "said otherwise"
    assert from_bytes(to_bytes(shown), "d.json")


def test_a_vocabulary_without_relations_comes_back():
    story = a_story(vocabularies=[a_vocabulary("status", terms=["one"])])
    assert to_and_fro(a_sound_digest(story=story)).story == story
