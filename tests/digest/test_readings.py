from datetime import date

import pytest

from bot.digest.readings import parse_reading, parse_readings
from bot.story.claims import Modality
from bot.story.errors import ReadingError
from bot.story.sources import Evidence, Passage, PassageKind, Span
from bot.story.values import Note
from tests.builders import a_quantity
from tests.digest.written import ORIGINAL, READING, READING_FILE, a_sha, spoil, the_reading, the_story


def test_the_day_of_the_reading_is_read():
    assert the_reading().made == date(2026, 11, 22)


def test_a_source_is_read_whole():
    source = the_reading().source
    assert (source.id, source.file, source.sha256) == ("a1", "a1_original.txt", a_sha(ORIGINAL))
    assert (source.title, source.publisher, source.published) == (
        "Walkout",
        "The Quay Post",
        date(2026, 11, 20),
    )
    assert (source.language, source.words) == ("en", 8)


def test_publisher_and_date_may_be_unknown():
    text = spoil(spoil(READING, 'publisher = "The Quay Post"\n', ""), "published = 2026-11-20\n", "")
    source = parse_reading(text, READING_FILE, the_story()).source
    assert (source.publisher, source.published) == (None, None)


def test_passages_are_read_in_order():
    assert the_reading().source.passages == (
        Passage("h1", PassageKind.HEADING, 1, Span(0, 7)),
        Passage("p1", PassageKind.PARAGRAPH, 3, Span(9, 46)),
    )


def test_a_claims_id_begins_with_its_sources():
    assert [claim.id for claim in the_reading().claims] == ["a1.c01", "a1.c02"]


def test_a_claim_is_read_whole():
    claim = the_reading().claims[0]
    assert (claim.source, claim.subject, claim.aspect) == ("a1", "strike", "count")
    assert claim.value == a_quantity(40, of="dockers")
    assert (claim.says, claim.modality) == ("Forty of them walked out.", Modality.REPORTED)
    assert claim.attributed_to == the_story().entities["adler"]


def test_a_claim_is_asserted_in_nobodys_name_unless_it_says_otherwise():
    claim = the_reading().claims[1]
    assert (claim.modality, claim.attributed_to) == (Modality.ASSERTED, None)


def test_a_claim_may_have_other_wordings():
    assert [claim.wordings for claim in the_reading().claims] == [(), ("A rise is what they are after.",)]


def test_a_claim_may_say_by_which_words_it_is_asked_for():
    text = spoil(READING, 'says = "Forty', 'asked = ["turnout", "head count"]\nsays = "Forty')
    first, second = parse_reading(text, READING_FILE, the_story()).claims
    assert (first.asked, second.asked) == (("turnout", "head count"), ())


def test_a_note_needs_no_value():
    assert the_reading().claims[1].value == Note()


def test_evidence_carries_the_line_of_its_passage():
    expected = Evidence("p1", 3, Span(9, 22), a_sha("Forty dockers"))
    assert the_reading().claims[0].evidence == (expected,)


def test_a_reading_without_claims_is_a_silent_source():
    head = READING[: READING.index("[[claims]]")]
    assert parse_reading("claims = []\n" + head, READING_FILE, the_story()).claims == ()


def test_readings_come_in_the_order_of_their_sources():
    texts = {
        f"seeds/harbour/{name}.toml": READING.replace('"a1"', f'"{name}"').replace("a1_original", name)
        for name in ("b2", "a1")
    }
    assert [reading.source.id for reading in parse_readings(texts, the_story())] == ["a1", "b2"]


FIRST_CLAIM = 'id = "c01"\nsubject = "strike"'
EVIDENCE = 'passage = "p1", span = [9, 22]'
HEADING = '{ id = "h1", kind = "heading", line = 1, span = [0, 7] }'

BROKEN = {
    "bad syntax": ("words = 8", "words = ", "is not valid TOML", "line 11"),
    "missing made": ("made = 2026-11-22\n", "", "field “made” is missing"),
    "made in quotes": ("made = 2026-11-22", 'made = "2026-11-22"', "made must be a day without quotes"),
    "made with a time": (
        "made = 2026-11-22",
        "made = 2026-11-22T10:00:00",
        "made must be a day",
        "date with a time",
    ),
    "made no day": ("made = 2026-11-22", "made = 2026-02-30", "is not valid TOML"),
    "unknown table": ("[source]", "[sauce]", "field “source” is missing", "unknown field “sauce”"),
    "id unlike the file": ('id = "a1"', 'id = "a2"', "source: id “a2” is not the file's name", "a2.toml"),
    "id of bad characters": ('id = "a1"', 'id = "A.1"', "source: id “A.1” may hold lower-case letters"),
    "missing file": ('file = "a1_original.txt"\n', "", "source: field “file” is missing"),
    "file with a folder": (
        '"a1_original.txt"',
        '"../a1.txt"',
        "source: file “../a1.txt” must be the original's bare",
    ),
    "file with a backslash": ('"a1_original.txt"', "'x\\a1.txt'", "bare name, without folders"),
    "short hash": (
        f'"{a_sha(ORIGINAL)}"',
        '"abc123"',
        "source: sha256 is not a SHA-256",
        "here 6 characters",
    ),
    "upper-case hash": (f'"{a_sha(ORIGINAL)}"', f'"{a_sha(ORIGINAL).upper()}"', "sha256 is not a SHA-256"),
    "misspelt hash": (
        'sha256 = "' + a_sha(ORIGINAL),
        'sha265 = "' + a_sha(ORIGINAL),
        "did you mean “sha256”?",
    ),
    "empty title": ('title = "Walkout"', 'title = ""', "source: title is empty"),
    "published as text": ("= 2026-11-20", '= "yesterday"', "source: published must be a day without quotes"),
    "bad language": (
        'language = "en"',
        'language = "English"',
        "source: language “English” is not a language tag",
    ),
    "words as text": ("words = 8", 'words = "8"', "source: words must be a whole number, not text in quotes"),
    "words as truth": (
        "words = 8",
        "words = true",
        "source: words must be a whole number, not true or false",
    ),
    "negative words": ("words = 8", "words = -8", "source: words is -8, but begins at 0"),
    "unknown passage kind": (
        'kind = "heading"',
        'kind = "header"',
        "source, passage h1: kind “header” is unknown",
    ),
    "passage id unlike its kind": (
        'kind = "heading"',
        'kind = "answer"',
        "passage h1: id “h1” does not fit kind answer",
        "q1",
    ),
    "passage id misnumbered": ('{ id = "h1"', '{ id = "h0"', "passage h0: id “h0” does not fit kind heading"),
    "passage twice": (HEADING, f"{HEADING}, {HEADING}", "source, passage h1: is listed twice"),
    "passage on line 0": ("line = 1", "line = 0", "passage h1: line is 0, but begins at 1"),
    "passage without span": (", span = [0, 7] }", " }", "source, passage h1: field “span” is missing"),
    "passages overlap": (
        "span = [0, 7] }",
        "span = [0, 12] }",
        "source: passages h1 (0–12) and p1 (9–46) overlap",
    ),
    "passage no table": (HEADING, '"h1"', "source: passages must hold tables only, not text in quotes"),
    "no passages": ("passages = [\n", "passages = []\nspare = [\n", "source: passages is empty"),
    "no claims": (
        '[[claims]]\nid = "c02"',
        '[[klaims]]\nid = "c02"',
        "unknown field “klaims”; did you mean “claims”?",
    ),
    "claim without id": ('id = "c02"\n', "", "claim number 2: field “id” is missing"),
    "claim of bad id": ('id = "c02"', 'id = "c.02"', "claim c.02: id “c.02” may hold lower-case letters"),
    "claim twice": ('id = "c02"', 'id = "c01"', "claim c01: is listed twice"),
    "unknown subject": (
        FIRST_CLAIM,
        'id = "c01"\nsubject = "stike"',
        "claim c01: subject “stike” is unknown in [subjects] of config/harbour.toml; did you mean “strike”?",
    ),
    "unknown aspect": (
        'aspect = "count"',
        'aspect = "cuont"',
        "claim c01: aspect “cuont” is unknown",
        "“count”?",
    ),
    "empty says": ('"Forty of them walked out."', '" "', "claim c01: says is empty"),
    "missing says": ('says = "They want more pay."\n', "", "claim c02: field “says” is missing"),
    "unknown modality": (
        '"reported"',
        '"reportd"',
        "claim c01: modality “reportd” is unknown",
        "“reported”?",
    ),
    "unknown speaker": (
        '"adler"',
        '"addler"',
        "claim c01: attributed_to “addler” is unknown in [entities]",
        "“adler”?",
    ),
    "unknown field of a claim": (
        "modality =",
        "modalty =",
        "claim c01: unknown field “modalty”",
        "“modality”?",
    ),
    "no evidence": (
        f'evidence = [\n  {{ passage = "h1", span = [0, 7], sha256 = "{a_sha("Walkout")}" }},\n]',
        "evidence = []",
        "claim c02: evidence is empty",
    ),
    "evidence left out": (
        f'evidence = [\n  {{ passage = "h1", span = [0, 7], sha256 = "{a_sha("Walkout")}" }},\n]',
        "",
        "claim c02: field “evidence” is missing",
    ),
    "unknown passage": (
        EVIDENCE,
        'passage = "p7", span = [9, 22]',
        "claim c01, evidence p7: passage “p7” is unknown",
    ),
    "span past the end": (
        EVIDENCE,
        'passage = "p1", span = [14, 60]',
        f"{READING_FILE}, claim c01: span 14–60 is past the end of p1 (37 characters)",
        "9–46",
    ),
    "span before the start": (
        EVIDENCE,
        'passage = "p1", span = [8, 22]',
        "span 8–22 is before the start of p1",
    ),
    "reversed span": (EVIDENCE, 'passage = "p1", span = [22, 9]', "span 22–9 is empty or reversed"),
    "empty span": (EVIDENCE, 'passage = "p1", span = [9, 9]', "span 9–9 is empty or reversed"),
    "negative span": (EVIDENCE, 'passage = "p1", span = [-9, 9]', "span -9–9 is empty or reversed"),
    "span of one": (
        EVIDENCE,
        'passage = "p1", span = [9]',
        "span must be the first character and the one after",
    ),
    "span of text": (EVIDENCE, 'passage = "p1", span = "9-22"', "span must be a list, not text in quotes"),
    "span of fractions": (EVIDENCE, 'passage = "p1", span = [9.5, 22.5]', "span must be the first character"),
    "bad evidence hash": (
        a_sha("Forty dockers"),
        "z" * 64,
        "claim c01, evidence p1: sha256 is not a SHA-256",
    ),
    "evidence twice": (
        f'  {{ {EVIDENCE}, sha256 = "{a_sha("Forty dockers")}" }},\n',
        f'  {{ {EVIDENCE}, sha256 = "{a_sha("Forty dockers")}" }},\n' * 2,
        "claim c01: span 9–22 of p1 is given twice",
    ),
    "evidence no table": (
        f'{{ {EVIDENCE}, sha256 = "{a_sha("Forty dockers")}" }}',
        '"p1"',
        "claim c01: evidence must hold tables only",
    ),
    "value of a note": (
        'aspect = "remark"',
        'aspect = "remark"\nvalue = { exact = 1 }',
        "claim c02, value: a value of type quantity does not fit aspect “remark” of type note",
    ),
}


@pytest.mark.parametrize(
    ("old", "new", "parts"), [(b[0], b[1], b[2:]) for b in BROKEN.values()], ids=[*BROKEN]
)
def test_a_broken_reading_is_refused_with_file_entry_and_remedy(old, new, parts):
    with pytest.raises(ReadingError) as caught:
        parse_reading(spoil(READING, old, new), READING_FILE, the_story())
    message = str(caught.value)
    assert READING_FILE in message
    for part in parts:
        assert part in message


def test_mistakes_of_all_files_are_told_at_once():
    texts = {f"seeds/harbour/{name}.toml": f"made = 2026-11-2{name[-1]}" for name in ("a1", "b2")}
    with pytest.raises(ReadingError) as caught:
        parse_readings(texts, the_story())
    assert "seeds/harbour/a1.toml" in str(caught.value)
    assert "seeds/harbour/b2.toml" in str(caught.value)


def test_a_broken_passage_is_not_told_again_by_its_evidence():
    with pytest.raises(ReadingError) as caught:
        parse_reading(spoil(READING, "span = [9, 46]", "span = [46, 9]"), READING_FILE, the_story())
    assert str(caught.value) == (
        f"{READING_FILE}, source, passage p1: span 46–9 is empty or reversed: its end must be past its start"
    )


def test_two_files_cannot_read_the_same_source():
    texts = {READING_FILE: READING, "seeds/other/a1.toml": READING}
    with pytest.raises(ReadingError, match=r"id “a1” is already taken by seeds/harbour/a1.toml"):
        parse_readings(texts, the_story())


def test_two_files_cannot_read_the_same_original():
    texts = {READING_FILE: READING, "seeds/harbour/b2.toml": spoil(READING, 'id = "a1"', 'id = "b2"')}
    with pytest.raises(ReadingError, match=r"b2.toml, source: original a1_original.txt is already read by"):
        parse_readings(texts, the_story())
