"""What sites say to readers between the lines of an article, and sentences that only look like it."""

import time

import pytest

from bot.reading.furniture import LONGEST_NOTICE, PATTERNS, Reason, reason_to_set_aside
from bot.reading.passages import segment

PROSE = "The crews stopped work at six in the morning and went home, the company said on Monday evening."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Copyright 2026 The Quay Post. All rights reserved.", Reason.COPYRIGHT),
        ("(© 2026 QPTV)", Reason.COPYRIGHT),
        ("© 2026 Quay Media, Inc.", Reason.COPYRIGHT),
        ("This material may not be published, broadcast, rewritten or redistributed.", Reason.COPYRIGHT),
        ("Alle Rechte vorbehalten.", Reason.COPYRIGHT),
        ("Все права защищены.", Reason.COPYRIGHT),
        ("Click here for updates to this story.", Reason.CALL),
        ("(CLICK HERE to watch the press conference.)", Reason.CALL),
        ("Mobile users: Tap for video", Reason.CALL),
        ("Read or Share this story: http://qu.ay/1Nj1pNZ", Reason.CALL),
        ("Follow us on Twitter | Like us on Facebook", Reason.CALL),
        ("Follow Ann Other on Twitter @annother", Reason.CALL),
        ("Sign up for one of our newsletters.", Reason.CALL),
        ("Get breaking news alerts on your phone", Reason.CALL),
        ("Stay with the Quay Post for updates on this story.", Reason.CALL),
        ("Stay tuned to quaypost.example for more.", Reason.CALL),
        ("This is a developing story. Check back for updates.", Reason.CALL),
        ("Download our free app for iPhone and Android", Reason.CALL),
        ("Story continues below", Reason.CALL),
        (">>Download the Quay app for Android", Reason.CALL),
        ("Follow us online at quaypost.example and on Twitter.", Reason.CALL),
        ("Skip Ad", Reason.SERVICE),
        ("Read more from the Quay Post: www.quaypost.example/cranes", Reason.TEASER),
        ("Jetzt abonnieren und nichts verpassen", Reason.CALL),
        ("Подписывайтесь на наш канал", Reason.CALL),
        ("RELATED: Ferries cancelled in the north", Reason.TEASER),
        ("READ MORE: Six cranes fall in the harbour", Reason.TEASER),
        ("[RELATED: The strike in pictures]", Reason.TEASER),
        ("VIDEO: Cranes stand still", Reason.TEASER),
        ("Related Coverage Ferries cancelled in the north", Reason.TEASER),
        ("Trending now", Reason.TEASER),
        ("Lesen Sie auch: Die Fähren fahren nicht", Reason.TEASER),
        ("Читайте также: Паромы стоят", Reason.TEASER),
        ("Image 4 of 17", Reason.PICTURE),
        ("View full caption", Reason.PICTURE),
        ("(Photo: A. Nother)", Reason.PICTURE),
        ("Photo: A. Nother", Reason.PICTURE),
        ("AP Photo/A. Nother", Reason.PICTURE),
        ("Image via Shutterstock", Reason.PICTURE),
        ("Staff writer A. Nother contributed to this report.", Reason.CREDIT),
        ("Contact Ann Other: aother@quaypost.example or 555-010-4531.", Reason.CREDIT),
        ("Ann Other is a staff writer for the Post. Reach her at aother@quaypost.example.", Reason.CREDIT),
        ("Ann Other: aother@quaypost.example", Reason.CREDIT),
        ("aother@quaypost.example", Reason.CREDIT),
        ("@annother", Reason.CREDIT),
        ("Please enable Javascript to watch this video", Reason.SERVICE),
        ("Your notification has been saved.", Reason.SERVICE),
        ("Close", Reason.SERVICE),
        ("Like this: Like Loading...", Reason.SERVICE),
        ("This website uses cookies to serve you better.", Reason.SERVICE),
        ("https://quaypost.example/2026/cranes", Reason.SERVICE),
        ("Tags: cranes, strike", Reason.SERVICE),
        ("Advertisement - Continue Reading Below", Reason.ADVERTISEMENT),
        ("↓ Continue Reading Below [advertisement] [advertisement]", Reason.ADVERTISEMENT),
    ],
)
def test_what_a_site_says_to_readers_is_set_aside(line, reason):
    assert reason_to_set_aside(line) is reason


@pytest.mark.parametrize(
    "line",
    [
        "More than forty cranes stood still.",
        "More: nothing was said about the ferries, and the crews went home. Nobody knew why.",
        "Read more than one report and you will know less, they said.",
        "Follow the money, the harbour master said on Twitter.",
        "“Stay with us,” they told the crews, and promised more details.",
        "Stay away from the quay, the harbour master said.",
        "Stay calm, they said; the news was bad.",
        "Contact with the ship was lost at noon.",
        "Anyone with information should call 555-010-4531.",
        "Contact the harbour police at 555-010-4531 with information on the missing crane.",
        "Alcohol contributed to the accident, the report said.",
        "The report was contributed by the crews themselves.",
        "Ann Other is a reporter who was on board when the crane fell.",
        "Sign language was used on board.",
        "Photo shows nothing, the judge said.",
        "A photo shows the crane on Monday; nobody was near it.",
        "The crane fell at noon. © 2026 Quay Media. Two people were hurt.",
        "Copyright law was not touched on, the minister said. Two others were.",
        "The ferry (Photo: A. Nother) sailed again on Monday.",
        "Gallery: Rosa Adler, 40, and her mother stand on the quay on Monday morning.",
        "Watch out for cranes, the sign said.",
        "Watch the cranes, they said.",
        "Get out, they shouted.",
        "Close to forty cranes stood still.",
        "Home is where the crane is.",
        "Update: two people were hurt.",
        "UPDATE 5:42 p.m.: Two people were hurt when a crane fell.",
        "Twitter said it had removed the account.",
        "Related charges were dropped on Monday, the court said.",
        "The company, quay.example, said nothing.",
        "A fund for the crews is at gofund.example.",
        "Two people were hurt. Click here to donate to their families.",
        "This story was updated with the age of the crane driver, who is 40.",
        "Previous strikes ended sooner.",
        "Search crews went home at six.",
        "Next came the ferries.",
    ],
)
def test_sentences_that_only_look_like_it_are_kept(line):
    assert reason_to_set_aside(line) is None


def test_titles_below_a_heading_of_teasers_are_set_aside():
    lines = (PROSE, "RELATED STORIES", "", "+ Ferries cancelled in the north", "Six cranes fall", PROSE)
    segments = segment("\n".join(lines))
    assert [passage.id for passage in segments.passages] == ["p1", "p2"]
    assert [aside.reason for aside in segments.set_aside] == [Reason.TEASER] * 3


def test_a_title_that_looks_like_a_teaser_stays_the_title():
    segments = segment(f"VIDEO: Cranes stand still\n{PROSE}")
    assert [passage.id for passage in segments.passages] == ["h1", "p1"]


@pytest.mark.parametrize(
    "piece", ["a ", "@a ", "photo ", "1 ", ". ", "(", "follow ", "a.b.c.", "contact a ", "© a. "]
)
def test_no_line_takes_long(piece):
    """Ten thousand lines of the worst kind are set aside or kept in seconds: matching does not explode."""
    line = (piece * LONGEST_NOTICE)[:LONGEST_NOTICE]
    begun = time.perf_counter()
    for _ in range(20):
        reason_to_set_aside(line)
    assert time.perf_counter() - begun < 1


def test_every_reason_has_a_pattern_of_its_own():
    assert len({reason for reason, _ in PATTERNS}) == len(PATTERNS)
