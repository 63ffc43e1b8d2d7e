import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.furniture import Reason
from bot.reading.passages import segment
from bot.story.sources import PassageKind

PROSE = "The crews stopped work at six in the morning and went home, the company said on Monday evening."
MORE = "By noon the cranes stood still along the whole of the river, and the ferries had been cancelled too."


def pieces(*lines: str, ends: str = "\n") -> list[tuple[str, str]]:
    """Ids and texts of the passages in these lines."""
    text = ends.join(lines)
    return [(p.id, text[p.span.start : p.span.end]) for p in segment(text).passages]


def ids(*lines: str) -> list[str]:
    return [name for name, _ in pieces(*lines)]


def aside(*lines: str) -> list[tuple[int, Reason]]:
    return [(found.line, found.reason) for found in segment("\n".join(lines)).set_aside]


# --- paragraphs and headings


def test_each_line_is_a_paragraph():
    assert pieces(PROSE, MORE) == [("p1", PROSE), ("p2", MORE)]


def test_blank_lines_between_paragraphs_change_nothing_but_places():
    assert ids(PROSE, "", "", MORE) == ids(PROSE, MORE)


def test_a_short_open_line_before_a_paragraph_is_a_heading():
    assert pieces("Cranes Stand Still", PROSE) == [("h1", "Cranes Stand Still"), ("p1", PROSE)]


def test_a_heading_may_stand_apart_from_its_paragraph():
    assert ids("Cranes Stand Still", "", PROSE) == ["h1", "p1"]


def test_a_title_above_a_heading_is_a_heading():
    assert ids("Cranes Stand Still", "", "Background", "", PROSE) == ["h1", "h2", "p1"]


def test_a_title_above_the_dateline_is_a_heading():
    assert ids("Cranes Stand Still", "Published: 3 May 2024", PROSE) == ["h1", "d1", "p1"]


def test_a_heading_may_stand_before_a_list():
    assert ids("At a glance", "- one", "- two") == ["h1", "l1.1", "l1.2"]


def test_a_heading_may_end_with_an_abbreviation():
    assert ids("Pressure on the U.S.", PROSE) == ["h1", "p1"]


@pytest.mark.parametrize("ending", [".", "!", "…", ":", ";", ",", ".”", ".)", "!»"])
def test_a_line_with_final_punctuation_is_no_heading(ending):
    assert ids(f"The cranes stood still{ending}", PROSE) == ["p1", "p2"]


def test_a_long_line_is_no_heading():
    assert ids("Cranes " * 20, PROSE) == ["p1", "p2"]


def test_a_line_that_goes_on_in_lower_case_is_no_heading():
    assert ids("and went home", PROSE) == ["p1", "p2"]


def test_a_short_line_with_nothing_below_is_a_paragraph():
    assert ids(PROSE, "Additional reporting by A. Nother") == ["p1", "p2"]


def test_several_short_lines_with_nothing_below_are_paragraphs():
    assert ids(PROSE, "Harbour", "Strike", "Cranes") == ["p1", "p2", "p3", "p4"]


@pytest.mark.parametrize("time", ["2 p.m.", "2 a.m."])
def test_a_sentence_that_ends_with_a_time_is_no_heading(time):
    assert ids(f"The crews stopped work at {time}", PROSE) == ["p1", "p2"]


@pytest.mark.parametrize("caption", ["The cranes on Monday (Photo: A. Nother)", "Die Kräne (Quelle: dpa)"])
def test_the_caption_of_a_picture_is_no_heading(caption):
    assert ids(caption, PROSE) == ["p1", "p2"]


@pytest.mark.parametrize("caption", ["*The cranes on Monday*", "_The cranes on Monday_"])
def test_a_caption_marked_as_one_is_a_paragraph_without_its_marks(caption):
    assert pieces(caption, PROSE) == [("p1", "The cranes on Monday"), ("p2", PROSE)]


def test_a_heading_in_another_alphabet_is_one():
    assert ids("Краны стоят", PROSE) == ["h1", "p1"]


@pytest.mark.parametrize(
    "written", ["# Why it matters", "### Why it matters", "**Why it matters**", "__Why it matters__"]
)
def test_a_marked_heading_is_without_its_marks(written):
    assert pieces(written, PROSE)[0] == ("h1", "Why it matters")


def test_a_marked_heading_may_end_as_it_likes():
    assert pieces("## It is over!", PROSE)[0] == ("h1", "It is over!")


@pytest.mark.parametrize("rule", ["=====", "-----"])
def test_an_underlined_line_is_a_heading(rule):
    assert ids("Cranes stand still", rule, PROSE) == ["h1", "p1"]


def test_bold_words_within_a_line_are_left_alone():
    assert pieces("**Cranes** stood still and **ferries** too.") == [
        ("p1", "**Cranes** stood still and **ferries** too.")
    ]


def test_a_quoted_block_is_a_paragraph_without_its_marks():
    assert pieces(f"> {PROSE}") == [("p1", PROSE)]


def test_a_bare_year_may_head_a_paragraph():
    assert ids("2020", PROSE) == ["h1", "p1"]


# --- questions and answers


def test_a_paragraph_below_a_question_is_its_answer():
    question = "How many cranes stood still on Monday?"
    assert pieces(question, PROSE) == [("h1", question), ("q1", PROSE)]


def test_answers_are_numbered_apart_from_paragraphs():
    assert ids(PROSE, "Why?", MORE, "When?", MORE, "After that", PROSE) == [
        "p1",
        "h1",
        "q1",
        "h2",
        "q2",
        "h3",
        "p2",
    ]


def test_only_the_first_paragraph_below_a_question_is_its_answer():
    assert ids("Why did they stop?", PROSE, MORE) == ["h1", "q1", "p1"]


def test_a_question_may_be_longer_than_other_headings():
    assert ids(f"What {'of the cranes ' * 10}on Monday?", PROSE) == ["h1", "q1"]


def test_a_short_answer_is_not_taken_for_a_heading():
    assert ids("How many cranes are there?", "Forty in all", "Who said so?", PROSE) == [
        "h1",
        "q1",
        "h2",
        "q2",
    ]


def test_a_short_answer_at_the_end_is_an_answer():
    assert ids("Who said so?", PROSE, "How many are there?", "Forty in all.") == ["h1", "q1", "h2", "q2"]


def test_a_list_below_a_question_stays_a_list():
    assert ids("What stood still?", "- cranes", "- ferries") == ["h1", "l1.1", "l1.2"]


def test_a_question_with_nothing_below_is_a_paragraph():
    assert ids(PROSE, "But for how long?") == ["p1", "p2"]


def test_a_marked_question_has_an_answer_too():
    assert ids("## Why did they stop?", PROSE) == ["h1", "q1"]


# --- lists


@pytest.mark.parametrize("marker", ["-", "*", "•", "–", "+", "▪"])
def test_list_items_are_without_their_bullets(marker):
    assert pieces(f"{marker} cranes", f"  {marker}   ferries ") == [("l1.1", "cranes"), ("l1.2", "ferries")]


@pytest.mark.parametrize(
    ("one", "two"), [("1.", "2."), ("1)", "2)"), ("(1)", "(2)"), ("7.", "8."), ("1.", "1.")]
)
def test_list_items_are_without_their_numbers(one, two):
    assert pieces(f"{one} cranes", f"{two} ferries") == [("l1.1", "cranes"), ("l1.2", "ferries")]


def test_blank_lines_do_not_end_a_list():
    assert ids("- cranes", "", "- ferries") == ["l1.1", "l1.2"]


def test_a_paragraph_ends_a_list():
    assert ids("- cranes", PROSE, "- ferries", "- buses") == ["l1.1", "p1", "l2.1", "l2.2"]


def test_a_date_at_the_start_is_no_list_number():
    text = "13. Dezember 2025: Die Kräne stehen still, und auch die Fähren fahren an diesem Tag nicht mehr."
    assert pieces(text) == [("p1", text)]


def test_numbered_headings_with_paragraphs_below_are_headings():
    assert ids("1. The cranes", PROSE, "2. The ferries", MORE) == ["h1", "p1", "h2", "p2"]


def test_a_negative_number_is_no_item():
    assert ids("-5 degrees were measured on the river that morning, which is a record.") == ["p1"]


def test_a_dash_of_direct_speech_is_no_bullet():
    assert ids("— Мы уходим, — сказали они.") == ["p1"]


def test_an_indented_line_goes_on_with_its_item():
    assert pieces("- cranes", "  and their drivers", "- ferries") == [
        ("l1.1", "cranes\n  and their drivers"),
        ("l1.2", "ferries"),
    ]


# --- tables


TABLE = ("| What | How many |", "|---|---|", "| Cranes | 40 |", "| Ferries | 3 |")


def test_table_rows_are_counted_below_the_head():
    assert pieces(*TABLE) == [("t1.1", "Cranes | 40"), ("t1.2", "Ferries | 3")]


def test_the_head_of_a_table_is_set_aside():
    assert aside(*TABLE) == [(1, Reason.TABLE_HEAD), (2, Reason.TABLE_HEAD)]


def test_a_paragraph_between_makes_another_table():
    assert ids(*TABLE, PROSE, *TABLE) == ["t1.1", "t1.2", "p1", "t2.1", "t2.2"]


def test_a_blank_line_between_makes_another_table():
    assert ids(*TABLE, "", *TABLE) == ["t1.1", "t1.2", "t2.1", "t2.2"]


def test_a_table_without_a_head_has_rows_only():
    assert ids("| Cranes | 40 |", "| Ferries | 3 |") == ["t1.1", "t1.2"]


def test_a_table_needs_no_outer_bars():
    assert pieces("What | How many", ":--|--:", "Cranes | 40") == [("t1.1", "Cranes | 40")]


def test_a_bar_within_a_sentence_makes_no_table():
    assert ids("The sign said left | right, and nobody knew where to go that day.") == ["p1"]


# --- datelines


@pytest.mark.parametrize(
    "line",
    [
        "Published: 3 May 2024",
        "Published 3 May 2024",
        "Published on May 3, 2024",
        "Published: Friday, 3 May 2024, 14:05",
        "Last updated: 2024-05-03 14:05 GMT",
        "Posted on May 3rd, 2024 | By A. Nother",
        "Date: 03/05/2024",
        "UPDATED: MAY 3, 2024",
        "Yayınlama: 13.12.2025",
        "YAYINLAMA: 13.12.2025",
        "Yayınlanma Tarihi: 13 Aralık 2025 - 14:05",
        "Güncelleme: 13.12.2025 14:05",
        "Veröffentlicht am 3. Mai 2024",
        "Stand: 03.05.2024, 14:05 Uhr",
        "Aktualisiert: 3. Mai 2024 um 14:05 Uhr",
        "Опубликовано: 3 мая 2024 г.",
        "Дата публикации: 03.05.2024",
        "Обновлено 3 мая 2024 в 14:05",
    ],
)
def test_a_publishing_label_with_a_date_is_a_dateline(line):
    assert pieces("Cranes Stand Still", line, PROSE)[1] == ("d1", line)


@pytest.mark.parametrize(
    "line",
    [
        "Published: soon",
        "3 May 2024",
        "Updated 3 May 2024 figures show that forty cranes stood still along the river.",
        "The report was published on 3 May 2024.",
    ],
)
def test_other_lines_with_dates_are_no_datelines(line):
    assert "d1" not in ids("Cranes Stand Still", line, PROSE)


def test_several_datelines_are_numbered():
    assert ids("Published: 3 May 2024", "Updated: 4 May 2024", PROSE) == ["d1", "d2", "p1"]


# --- what is set aside


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Listen to this article", Reason.AUDIO),
        ("▶ Listen to this article · 4 min", Reason.AUDIO),
        ("Haberi dinle", Reason.AUDIO),
        ("Artikel anhören", Reason.AUDIO),
        ("Прослушать статью", Reason.AUDIO),
        ("A+", Reason.TYPE_SIZE),
        ("A-", Reason.TYPE_SIZE),
        ("A+ A-", Reason.TYPE_SIZE),
        ("a A A", Reason.TYPE_SIZE),
        ("1", Reason.SHARING),
        ("1.2K", Reason.SHARING),
        ("12 Shares", Reason.SHARING),
        ("Share this article", Reason.SHARING),
        ("Facebook | Twitter | WhatsApp", Reason.SHARING),
        ("Share this: Google Plus", Reason.SHARING),
        ("Paylaş", Reason.SHARING),
        ("Поделиться", Reason.SHARING),
        ("Advertisement", Reason.ADVERTISEMENT),
        ("REKLAM", Reason.ADVERTISEMENT),
        ("5 min read", Reason.READING_TIME),
        ("Lesezeit: 3 Minuten", Reason.READING_TIME),
        ("Leave a comment", Reason.COMMENT_FORM),
        ("Bir Yorum Yazın", Reason.COMMENT_FORM),
        ("Schreiben Sie einen Kommentar", Reason.COMMENT_FORM),
        ("Оставить комментарий", Reason.COMMENT_FORM),
        ("* * *", Reason.RULE),
        ("---", Reason.RULE),
    ],
)
def test_site_furniture_is_set_aside_with_its_reason(line, reason):
    assert aside("Cranes Stand Still", PROSE, "", line, "", MORE) == [(4, reason)]


@pytest.mark.parametrize(
    "line",
    [
        "Listen to this article about cranes and you will learn what happened on Monday evening.",
        "A plus for the harbour is its depth.",
        "Share prices fell by a tenth.",
        "Print workers joined in.",
        "Comments by the company were not to be had on Monday evening.",
        "Leave a door open, they said.",
    ],
)
def test_sentences_that_begin_like_furniture_are_kept(line):
    assert aside(PROSE, line) == []


@pytest.mark.parametrize(
    "heading",
    [
        "Comments",
        "Comments (3)",
        "3 Comments",
        "Ziyaretçi Yorumları - 1 Yorum",
        "Yorumlar (2)",
        "Kommentare",
        "3 Kommentare",
        "Комментарии (5)",
    ],
)
def test_everything_from_a_comments_heading_on_is_set_aside(heading):
    lines = (PROSE, "", heading, "1. A. Nother says:", "", MORE, "- no")
    assert ids(*lines) == ["p1"]
    assert aside(*lines) == [(line, Reason.COMMENTS) for line in (3, 4, 6, 7)]


def test_a_link_to_the_comments_above_the_article_does_not_end_it():
    assert ids("Cranes Stand Still", "3 Comments", PROSE) == ["h1", "p1"]


def test_furniture_between_a_question_and_its_answer_does_not_part_them():
    assert ids("Why did they stop?", "Advertisement", PROSE) == ["h1", "q1"]


# --- wrapped text

WRAPPED = """\
The harbour

The crews stopped work at six in the morning and went
home, as the company said on Monday evening. By noon all
cranes stood still along the river, and the ferries that
cross it every hour had been cancelled too.

Nobody could say when they would be back. The company
spoke of days; the crews, who had met in a hall near the
quay, of weeks."""


def test_a_wrapped_paragraph_is_put_together():
    assert ids(*WRAPPED.split("\n")) == ["h1", "p1", "p2"]


def test_a_wrapped_paragraph_is_on_its_first_line():
    assert [passage.line for passage in segment(WRAPPED).passages] == [1, 3, 8]


def test_a_wrapped_paragraph_reaches_from_its_first_line_to_its_last():
    last = segment(WRAPPED).passages[-1]
    assert WRAPPED[last.span.start : last.span.end] == WRAPPED[WRAPPED.index("Nobody") :]


def test_short_paragraphs_on_lines_of_their_own_are_not_put_together():
    lines = [
        "It was six in the morning.",
        "The crews had met.",
        "Nobody spoke, and the cranes stood still.",
        "Then they left.",
    ]
    assert ids(*lines * 3) == [f"p{n}" for n in range(1, 13)]


# --- places


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system_part_lines(ends):
    assert pieces("Cranes Stand Still", "", PROSE, "- one", ends=ends) == [
        ("h1", "Cranes Stand Still"),
        ("p1", PROSE),
        ("l1.1", "one"),
    ]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_are_counted_from_one(ends):
    text = ends.join(["Cranes Stand Still", "", PROSE])
    assert [passage.line for passage in segment(text).passages] == [1, 3]


@pytest.mark.parametrize("space", [" ", "\t", "\u00a0", "\ufeff", "\u200b"])
def test_outer_white_space_is_no_part_of_a_passage(space):
    assert pieces(f"{space}{PROSE}{space}") == [("p1", PROSE)]


def test_kinds_follow_from_ids():
    lines = ["Title", "Published: 3 May 2024", PROSE, "- one", *TABLE, "Why?", MORE]
    assert [p.kind for p in segment("\n".join(lines)).passages] == [
        PassageKind.HEADING,
        PassageKind.DATELINE,
        PassageKind.PARAGRAPH,
        PassageKind.ITEM,
        PassageKind.ROW,
        PassageKind.ROW,
        PassageKind.HEADING,
        PassageKind.ANSWER,
    ]


def test_an_empty_text_has_no_passages():
    assert segment("").passages == segment(" \n\r\n\t").passages == ()


# --- laws

SCRAPS = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            " ",
            "  ",
            "- ",
            "* ",
            "1. ",
            "2) ",
            "| ",
            "|---|---|\n",
            "# ",
            "> ",
            "**",
            "===",
            "---",
        ),
        *(
            "Why?",
            "A+",
            "a a a a ",
            "Published: 3 May 2024",
            "Comments (3)",
            "Share",
            "123",
            PROSE,
            "Title",
            "\ufeff",
            "\u2028",
        ),
    ]
)
texts = st.lists(SCRAPS | st.text(max_size=8), max_size=30).map("".join)


@given(texts)
def test_every_visible_character_is_in_one_passage_or_set_aside(text):
    found = segment(text)
    covered = [False] * len(text)
    for piece in (*found.passages, *found.set_aside):
        assert not any(covered[piece.span.start : piece.span.end])
        covered[piece.span.start : piece.span.end] = [True] * (piece.span.end - piece.span.start)
    left = "".join(character for character, is_in in zip(text, covered, strict=True) if not is_in)
    assert not any(character.isalnum() and not character.isdigit() for character in left)


@given(texts)
def test_passage_ids_are_each_there_once(text):
    names = [passage.id for passage in segment(text).passages]
    assert len(names) == len(set(names))


@given(texts)
def test_passages_stand_in_the_order_of_the_text(text):
    spans = [passage.span for passage in segment(text).passages]
    assert spans == sorted(spans)


@given(texts)
def test_passages_have_no_outer_white_space(text):
    for passage in segment(text).passages:
        body = text[passage.span.start : passage.span.end]
        assert body == body.strip()


@given(texts)
def test_lines_are_those_that_an_editor_counts(text):
    for passage in segment(text).passages:
        before = text[: passage.span.start].replace("\r\n", "\n").replace("\r", "\n")
        assert passage.line == before.count("\n") + 1


@given(texts)
def test_more_text_below_leaves_the_ids_of_prose_above(text):
    """What is added after a paragraph does not renumber what stands before it."""
    body = f"{text}\n\n{PROSE}"
    above = segment(body).passages
    assert segment(f"{body}\n\n{MORE}").passages[: len(above)] == above


NASTY = (
    *(
        "a ",
        "A+ ",
        "| ",
        "|-",
        "> ",
        "- ",
        "1. ",
        "# ",
        "**",
        "a a\n",
        "1.\n",
        "|-|\n",
        "- a\n  b\n",
        "share ",
        "?\n",
    ),
    *("Published: 3 May 2024 ", "Comments 1 ", "\r", "\ufeff", f"{'word ' * 11}\n", "A\n", "3 May 2024 - "),
)


@pytest.mark.benchmark
@pytest.mark.parametrize("scrap", NASTY)
def test_a_long_text_takes_no_longer_than_its_length_asks_for(scrap):
    """A pattern that backtracks, or a line that is copied once for each other line, would not come back."""
    for text in (scrap * (60_000 // len(scrap)), scrap * (110 // len(scrap)) + "~"):
        segment(text)
