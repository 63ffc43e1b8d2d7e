import pytest

from bot.digest.stories import parse_stories, parse_story
from bot.story.entities import EntityKind, TermRelation
from bot.story.errors import StoryError
from bot.story.questions import Selector
from bot.story.values import Quantity
from tests.digest.written import STORY, STORY_FILE, spoil, the_story


def test_a_storys_slug_is_its_files_stem():
    assert the_story().slug == "harbour"


def test_title_command_and_menu_are_read():
    story = the_story()
    assert (story.title, story.command, story.menu) == ("The harbour strike", "/harbour", ("how-many",))


def test_an_entity_is_read_whole():
    entity = the_story().entities["adler"]
    assert (entity.kind, entity.label, entity.aliases, entity.overlaps) == (
        EntityKind.PERSON,
        "Rosa Adler",
        ("Adler", "Frau Adler"),
        ("dockers",),
    )


def test_an_entity_has_traits():
    assert the_story().entities["adler"].traits == ("woman",)


def test_an_entity_names_what_contains_it():
    assert the_story().entities["quay"].within == "port"


def test_declared_pairs_of_terms_are_unordered():
    assert the_story().vocabularies["status"].relation("closed", "open") is TermRelation.INCOMPATIBLE


def test_a_term_keeps_its_words():
    assert the_story().vocabularies["status"].term("open").words == ("reopened",)


def test_an_aspect_names_its_vocabulary():
    assert the_story().aspects["status"].vocabulary == "status"


def test_a_vague_word_stands_for_its_interval():
    assert the_story().quantities["a handful"] == Quantity(2, 8, word="a handful")


def test_a_concept_has_words_by_language():
    assert the_story().concepts[0].words == {"en": ("strike", "walk* out"), "de": ("Streik*",)}


def test_a_question_gathers_by_selectors():
    assert the_story().questions[0].gathers == (Selector("strike", "count"),)


def test_a_question_may_be_asked_of_each_entity_of_a_kind():
    assert the_story().questions[1].each is EntityKind.PERSON


def test_an_open_question_may_gather_what_the_story_does_not_declare():
    story = parse_story(
        spoil(STORY, 'gathers = ["strike:count"]', 'gathers = ["strike:weather"]'), STORY_FILE
    )
    assert story.questions[0].gathers == (Selector("strike", "weather"),)


def test_subjects_keep_their_order():
    assert list(the_story().subjects) == ["strike", "strike/pay"]


@pytest.mark.parametrize(
    "left_out",
    ['menu = ["how-many"]\n', 'near = ["strike*:remark"]\n', 'wordings = ["number of strikers"]\n'],
)
def test_optional_fields_may_be_left_out(left_out):
    assert parse_story(spoil(STORY, left_out, ""), STORY_FILE)


TERMS = STORY[STORY.index("terms.open") : STORY.index("broader")]

BROKEN = {
    "bad syntax": ('command = "/harbour"', "command = /harbour", "is not valid TOML", "line 2"),
    "key given twice": ('command = "/harbour"', 'title = "again"', "is not valid TOML", "line 2"),
    "missing title": ('title = "The harbour strike"\n', "", "field “title” is missing"),
    "empty title": ('"The harbour strike"', '"  "', "title is empty"),
    "mistyped title": ('"The harbour strike"', "7", "title must be text in quotes, not a whole number"),
    "unknown field": ("menu =", "meny =", "unknown field “meny”", "did you mean “menu”?"),
    "no slash": ('"/harbour"', '"harbour"', "command “harbour” must begin with /"),
    "capital in command": ('"/harbour"', '"/Harbour"', "command “/Harbour”", "lower-case"),
    "space in command": ('"/harbour"', '"/har bour"', "command “/har bour”"),
    "long command": ('"/harbour"', f'"/{"h" * 32}"', "32 characters"),
    "menu of unknown": ('["how-many"]', '["how-mny"]', "menu: question “how-mny” is unknown", "“how-many”?"),
    "menu of numbers": ('["how-many"]', "[1]", "menu must hold texts in quotes only, not a whole number"),
    "menu twice": ('["how-many"]', '["how-many", "how-many"]', "menu has “how-many” 2 times"),
    "no aspects": ("[aspects]", "[aspekts]", "field “aspects” is missing", "unknown field “aspekts”"),
    "unknown type": ('"quantity"', '"quantty"', "aspect count: type “quantty” is unknown", "“quantity”?"),
    "aspect without label": (', label = "the day"', "", "aspect when: field “label” is missing"),
    "aspect of bad id": ("when = {", "When = {", "aspect When: id “When” may hold lower-case letters"),
    "category without vocabulary": (
        'label = "status", vocabulary = "status"',
        'label = "status"',
        "aspect status: field “vocabulary” is missing",
    ),
    "unknown vocabulary": (
        'vocabulary = "status"',
        'vocabulary = "state"',
        "aspect status: vocabulary “state” is unknown in [vocabularies]",
    ),
    "needless vocabulary": (
        'label = "the day"',
        'label = "the day", vocabulary = "status"',
        "aspect when: only an aspect of type category takes a vocabulary",
    ),
    "aspect no table": (
        'remark = { type = "note", label = "remark" }',
        'remark = "note"',
        "aspect remark: must be a table, not text in quotes",
    ),
    "no subjects": ("[subjects]", "[topics]", "field “subjects” is missing", "unknown field “topics”"),
    "bad path": (
        '"strike/pay" =',
        '"strike//pay" =',
        "subjects: subject “strike//pay” must be a path such as",
    ),
    "subject without label": ('= "pay"', '= ""', "subjects: strike/pay is empty"),
    "word for nothing": (
        "{ least = 3 }",
        "{}",
        "quantity several: needs least, most or both",
    ),
    "reversed interval": (
        "least = 2, most = 8",
        "least = 9, most = 8",
        "quantity a handful: least 9 is above",
    ),
    "endless interval": (
        "{ least = 3 }",
        "{ least = inf }",
        "quantity several: least must be a finite number",
    ),
    "interval of text": ("{ least = 3 }", '{ least = "3" }', "least must be a number, not text in quotes"),
    "interval of truth": ("{ least = 3 }", "{ least = true }", "least must be a number, not true or false"),
    "unknown kind": (
        'kind = "group"',
        'kind = "groop"',
        "entity dockers: kind “groop” is unknown",
        "“group”?",
    ),
    "entity without label": ('label = "the offer"\n', "", "entity offer: field “label” is missing"),
    "entity with more": ('label = "the offer"', 'lable = "the offer"', "entity offer: unknown field “lable”"),
    "entity of bad id": ("[entities.offer]", "[entities.Offer]", "entity Offer: id “Offer” may hold"),
    "unknown container": ('within = "port"', 'within = "prot"', "entity quay: within “prot” is unknown"),
    "unknown overlap": (
        '["dockers"]',
        '["docks"]',
        "entity adler: overlaps “docks” is unknown",
        "“dockers”?",
    ),
    "overlap of itself": ('["dockers"]', '["adler"]', "entity adler: overlaps itself"),
    "deed of unknown": (
        'by = "dockers"',
        'by = "docks"',
        "entity walkout: by “docks” is unknown",
        "“dockers”?",
    ),
    "deed of no event": (
        'overlaps = ["dockers"]',
        'by = "dockers"',
        "entity adler: is the deed of dockers, and no event",
    ),
    "circle": (
        'label = "the port"',
        'label = "the port"\nwithin = "quay"',
        "entity quay: lies within itself: quay within port within quay",
    ),
    "own container": (
        'within = "port"',
        'within = "quay"',
        "entity quay: lies within itself: quay within quay",
    ),
    "alias of two": (
        '["docker*"]',
        '["FRAU  ÁDLER"]',
        "entity dockers: “FRAU  ÁDLER” is already a name of entity adler (“Frau Adler”)",
    ),
    "label of two": (
        'label = "the offer"',
        'label = "Walk"\naliases = ["The Quay"]',
        "already a name of entity",
    ),
    "aliases no list": ('["docker*"]', '"docker*"', "aliases must be a list, not text in quotes"),
    "stray star": ('["docker*"]', '["dock*er"]', "aliases has “dock*er”: * stands at a word's end"),
    "lone star": ('["docker*"]', '["*"]', "aliases has “*”"),
    "vocabulary without terms": (TERMS, "", "vocabulary status: field “terms” is missing"),
    "vocabulary without kind": (
        '[vocabularies.status]\nkind = "status"',
        "[vocabularies.status]",
        "vocabulary status: field “kind” is missing",
    ),
    "term without label": (
        '{ label = "closed" }',
        "{}",
        "vocabulary status, term closed: field “label” is missing",
    ),
    "pair of unknown": (
        '[["partly", "closed"]]',
        '[["partly", "clozed"]]',
        "vocabulary status: tense: term “clozed” is unknown; did you mean “closed”?",
    ),
    "pair of three": (
        '[["open", "partly"]]',
        '[["open", "partly", "closed"]]',
        "broader must hold pairs of two",
    ),
    "pair of one": ('[["open", "partly"]]', '[["open", "open"]]', "broader must hold pairs of two terms"),
    "pair of numbers": ('[["open", "partly"]]', "[[1, 2]]", "broader must hold pairs of two terms"),
    "no pair": (
        '[["open", "partly"]]',
        '["open", "partly"]',
        "broader must hold lists only, not text in quotes",
    ),
    "pair in two relations": (
        '[["open", "partly"]]',
        '[["open", "closed"]]',
        "vocabulary status: closed and open cannot be both broader and incompatible",
    ),
    "unknown relation": ("tense =", "tension =", "vocabulary status: unknown field “tension”", "“tense”?"),
    "concept of bad language": ("de = [", "German = [", "concept strike: “German” is not a language"),
    "concept without words": (
        '{ en = ["strike", "walk* out"], de = ["Streik*"] }',
        "{}",
        "concept strike: has no words",
    ),
    "concept with an empty word": (
        '["Streik*"]',
        '[""]',
        "de must hold texts in quotes only, not an empty text",
    ),
    "question without slug": ('slug = "how-many"\n', "", "question number 1: field “slug” is missing"),
    "slug of bad characters": (
        'slug = "who-says"',
        'slug = "Who says"',
        "slug “Who says” may hold lower-case",
    ),
    "slug taken": ('slug = "who-says"', 'slug = "how-many"', "question how-many: slug “how-many” is taken"),
    "question without gathers": (
        'gathers = ["strike:count"]\n',
        "",
        "question how-many: field “gathers” is missing",
    ),
    "malformed selector": (
        '["strike:count"]',
        '["strike count"]',
        "question how-many: gathers: “strike count” is not of the form subject:aspect",
    ),
    "selector with a slip": (
        '["strike:count"]',
        '["strke:count"]',
        "question how-many: gathers: no subject fits “strke”; did you mean “strike”?",
    ),
    "selector beside a fitting one": (
        '["strike:count"]',
        '["strike:count", "strike:weather"]',
        "question how-many: gathers: no aspect fits “weather”",
    ),
    "near nothing": ('["strike*:remark"]', '["lockout:remark"]', "near: no subject fits “lockout”"),
    "also nothing": (
        'near = ["strike',
        'also = ["lockout:x"]\nnear = ["strike',
        "also: no subject fits “lockout”",
    ),
    "unknown each": ('each = "person"', 'each = "man"', "question who-says: each “man” is unknown"),
    "place without each": ('each = "person"\n', "", "question who-says: each and {it} go together"),
    "each without any place": (
        'gathers = ["strike:count"]',
        'gathers = ["strike:count"]\neach = "person"',
        "question how-many: each and {it} go together",
    ),
    "questions no tables": (
        '[[questions]]\nslug = "who-says"',
        '[[quests]]\nslug = "who-says"',
        "unknown field “quests”",
    ),
}


@pytest.mark.parametrize(
    ("old", "new", "parts"), [(b[0], b[1], b[2:]) for b in BROKEN.values()], ids=[*BROKEN]
)
def test_a_broken_story_is_refused_with_file_entry_and_remedy(old, new, parts):
    with pytest.raises(StoryError) as caught:
        parse_story(spoil(STORY, old, new), STORY_FILE)
    message = str(caught.value)
    assert STORY_FILE in message
    for part in parts:
        assert part in message


def test_all_mistakes_are_told_at_once():
    spoilt = spoil(spoil(STORY, 'kind = "group"', 'kind = "groop"'), '"/harbour"', '"harbour"')
    with pytest.raises(StoryError, match=r"^2 mistakes\n- .*command.*\n- .*groop"):
        parse_story(spoilt, STORY_FILE)


def test_a_single_mistake_is_told_in_one_line():
    with pytest.raises(StoryError) as caught:
        parse_story(spoil(STORY, '"/harbour"', '"harbour"'), STORY_FILE)
    assert "\n" not in str(caught.value)


def test_a_long_list_of_mistakes_is_shortened():
    many = STORY + "".join(f"[concepts.c{n}]\n" for n in range(40))
    with pytest.raises(StoryError, match=r"^40 mistakes") as caught:
        parse_story(many, STORY_FILE)
    assert str(caught.value).endswith("- and 15 more")


def test_a_mistake_in_an_entity_is_not_told_again_where_the_entity_is_named():
    with pytest.raises(StoryError) as caught:
        parse_story(spoil(STORY, 'kind = "group"', 'kind = "groop"'), STORY_FILE)
    assert str(caught.value).count("dockers") == 1


def test_a_file_that_is_not_utf8_is_refused():
    with pytest.raises(StoryError, match=r"config/harbour.toml: is not UTF-8 at byte 0"):
        parse_stories({STORY_FILE: b"\xff\xfe"})


def test_a_byte_order_mark_is_no_mistake():
    assert parse_stories({STORY_FILE: b"\xef\xbb\xbf" + STORY.encode()})


def test_absurd_nesting_is_bad_syntax():
    with pytest.raises(StoryError, match="is not valid TOML"):
        parse_story("a = " + "[" * 100_000, STORY_FILE)


def test_a_file_name_that_makes_no_slug_is_refused():
    with pytest.raises(StoryError, match="a story's file is named with lower-case letters"):
        parse_story(STORY, "config/The Harbour.toml")


def test_two_stories_cannot_share_a_command():
    with pytest.raises(StoryError, match=r"b.toml: command “/harbour” is already taken by config/a.toml"):
        parse_stories({"config/a.toml": STORY, "config/b.toml": STORY})
