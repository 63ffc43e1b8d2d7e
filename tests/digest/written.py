"""A sound story and a sound reading as a person writes them, for tests to spoil in one place."""

from __future__ import annotations

from hashlib import sha256

from bot.digest.readings import Reading, parse_reading
from bot.digest.stories import parse_story
from bot.story.questions import Story

STORY_FILE = "config/harbour.toml"
STORY = """\
title = "The harbour strike"
command = "/harbour"
menu = ["how-many"]

[aspects]
count = { type = "quantity", label = "the number" }
present = { type = "names", label = "who was there" }
status = { type = "category", label = "status", vocabulary = "status" }
sequence = { type = "order", label = "what came first" }
route = { type = "place", label = "where they went" }
when = { type = "date", label = "the day" }
remark = { type = "note", label = "remark" }

[subjects]
"strike" = "the strike"
"strike/pay" = "pay"

[quantities]
"several" = { least = 3 }
"a handful" = { least = 2, most = 8 }

[entities.adler]
kind = "person"
label = "Rosa Adler"
aliases = ["Adler", "Frau Adler"]
overlaps = ["dockers"]
traits = ["woman"]

[entities.dockers]
kind = "group"
label = "the dockers"
aliases = ["docker*"]

[entities.walkout]
kind = "event"
label = "the walk-out"
by = "dockers"

[entities.offer]
kind = "event"
label = "the offer"

[entities.quay]
kind = "place"
label = "the quay"
within = "port"

[entities.port]
kind = "place"
label = "the port"

[vocabularies.status]
kind = "status"
terms.open = { label = "open", words = ["reopened"] }
terms.partly = { label = "partly open" }
terms.closed = { label = "closed" }
broader = [["open", "partly"]]
tense = [["partly", "closed"]]
incompatible = [["open", "closed"]]

[concepts]
strike = { en = ["strike", "walk* out"], de = ["Streik*"] }

[[questions]]
slug = "how-many"
title = "How many walked out?"
topic = "The strike"
gathers = ["strike:count"]
near = ["strike*:remark"]
wordings = ["number of strikers"]

[[questions]]
slug = "who-says"
title = "What does {it} say?"
topic = "Voices"
gathers = ["strike/{it}:status"]
each = "person"
"""

# The heading is characters 0 to 7, the paragraph 9 to 46.
ORIGINAL = "Walkout\n\nForty dockers left the quay at dawn.\n"

READING_FILE = "seeds/harbour/a1.toml"


def a_sha(text: str) -> str:
    return sha256(text.encode()).hexdigest()


READING = f"""\
made = 2026-11-22

[source]
id = "a1"
file = "a1_original.txt"
sha256 = "{a_sha(ORIGINAL)}"
title = "Walkout"
publisher = "The Quay Post"
published = 2026-11-20
language = "en"
words = 8
passages = [
  {{ id = "h1", kind = "heading", line = 1, span = [0, 7] }},
  {{ id = "p1", kind = "paragraph", line = 3, span = [9, 46] }},
]

[[claims]]
id = "c01"
subject = "strike"
aspect = "count"
value = {{ exact = 40, of = "dockers" }}
says = "Forty of them walked out."
modality = "reported"
attributed_to = "adler"
evidence = [
  {{ passage = "p1", span = [9, 22], sha256 = "{a_sha("Forty dockers")}" }},
]

[[claims]]
id = "c02"
subject = "strike/pay"
aspect = "remark"
says = "They want more pay."
wordings = ["A rise is what they are after."]
evidence = [
  {{ passage = "h1", span = [0, 7], sha256 = "{a_sha("Walkout")}" }},
]
"""


def spoil(text: str, old: str, new: str) -> str:
    """Change one place of a text; it must be there just once."""
    assert text.count(old) == 1, f"{text.count(old)} times in the text: {old}"
    return text.replace(old, new)


def the_story() -> Story:
    return parse_story(STORY, STORY_FILE)


def the_reading() -> Reading:
    return parse_reading(READING, READING_FILE, the_story())
