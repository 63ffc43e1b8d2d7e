"""A few words of three languages and of the world, and ways to look: few enough to see which matter."""

from __future__ import annotations

from collections.abc import Mapping

from bot.answering.languages import General, general_of

WORDS: Mapping[str, Mapping[str, object]] = {
    "en": {
        "name": "English",
        "askers": ["who", "what", "when", "why", "how", "was", "is", "did"],
        "joiners": ["and", "also"],
        "ourselves": ["i", "we", "my", "our"],
        "negation": ["not", "no"],
        "words": [
            *["the", "a", "of", "in", "on", "is", "was", "did", "do", "it", "all", "and", "only", "about"],
            *["they", "where", "are", "many"],
        ],
        "phrases": ["tell me", "according to", "* o'clock"],
        "claims": ["is it true that", "claim:"],
        "dated": ["dated article"],
        "undated": ["undated article*"],
        "except": ["except", "apart from"],
        "agreed": ["what all agree on"],
        "disputed": ["only where they differ"],
        "first": ["first article"],
        "third": ["third article"],
        "last": ["last article"],
        "holding": ["{article} that mentions", "{article} with", "{article} where * speaks"],
        "held": ["mentioning {article}"],
        "others": ["the other two"],
        "judging": ["who is right", "which {article} is right"],
        "given": ["Jonas", "Marta"],
        "saying": ["said"],
        "asking_after": ["about"],
        "joining": ["when"],
        "reporting": ["says"],
        "tags": ["is that right"],
        "standing": ["can it stand"],
        "sources": ["article", "articles", "says"],
        "sourcing": ["and", "which", "so", "who"],
        "undecided": ["or what"],
        "bidding": ["just say yes", "ignore * instructions", "in one word"],
        "posing": ["pretend", "act as"],
        "excepting": ["apart from", "except for"],
        "excepted": ["aside"],
        "lacking": ["article without"],
        "answers": ["in the faq"],
        "tables": ["tables article"],
        "months": ["january", "february", "march", "april", "may"],
        "articles": ["article", "piece"],
        "dated_as": ["{month} {article}", "{article} dated * {month}"],
        "site_languages": ["pl polish", "tr turkish"],
        "sited_as": ["{language} {article}", "{language} page", "{language} site's {article}"],
    },
    "de": {
        "name": "German",
        "particles": ["vor"],
        "askers": ["wer", "was", "warum", "wann"],
        "joiners": ["und"],
        "negation": ["nicht"],
        "detect": ["wer", "warum", "und", "die", "der", "nicht"],
        "words": ["wer", "warum", "und", "die", "der", "das", "ist", "will", "ab", "hat"],
        "claims": ["stimmt es, dass"],
    },
    "ru": {
        "name": "Russian",
        "askers": ["кто", "почему", "когда"],
        "joiners": ["и"],
        "negation": ["не"],
        "detect": ["кто", "и", "не"],
        "words": ["кто", "и", "не", "ли", "это"],
    },
}

WORLD = {
    "countries": {"words": ["Freedonia"]},
    "places": {"words": ["Atlantis", "Norway", "Norweg*", "Mayor Finch"]},
}

VIEWS = {
    "views": [
        {
            "slug": "disagreements",
            "title": "Where do they disagree?",
            "phrases": ["disagree*", "differences", "differ"],
        },
        {
            "slug": "agreements",
            "title": "What do they agree on?",
            "phrases": ["agreements", "agree on"],
        },
        {"slug": "sources", "title": "Which articles?", "phrases": ["sources", "which articles"]},
        {"slug": "people", "title": "Who is named?", "phrases": ["people", "who is who"]},
        {"slug": "numbers", "title": "Which numbers?", "phrases": ["numbers"]},
        {"slug": "timeline", "title": "What happened when?", "phrases": ["timeline"]},
        {"slug": "help", "title": "What can I ask?", "phrases": ["help"]},
    ],
    "comparing": {
        "en": {"several": ["all three", "the pieces"], "likeness": ["same", "alike"]},
    },
    "verbs": {
        "compare": ["compare", "vergleiche"],
        "only": ["only"],
        "search": ["search", "find"],
        "person": ["person"],
    },
}


SORTS = {
    "en": {
        "which": ["which", "what", "name of"],
        "after": ["called"],
        "person": ["official"],
        "body": ["newspaper*", "union"],
        "party": ["party"],
        "place": ["city", "harbour"],
        "site": ["clinic", "prison"],
        "head": ["who runs", "who heads", "who leads"],
        "name": ["by name"],
        "within": ["where in"],
    },
    "de": {"which": ["welche"], "body": ["Zeitung"]},
}


SPEECH = {
    "en": {
        "said": ["say", "said", "comment", "words"],
        "by": ["quote from"],
        "about": ["about"],
        "afterwards": ["is said to"],
    },
    "de": {"by": ["sagt"]},
}


DEMANDS = {
    "age": {
        "en": ["how old", "is over 99", "are over 99", "retired"],
        "de": ["wie alt", "über 99 Jahre", "Rentner"],
    },
    "woman": {"en": ["woman", "women"], "de": ["Frauen"], "ru": ["женщин*"]},
    "religion": {"en": ["religion*", "priest*"]},
    "illness": {"en": ["ill", "illness*"]},
}


def some_general(
    words_table: Mapping[str, Mapping[str, object]] = WORDS,
    world: Mapping[str, object] = WORLD,
    views: Mapping[str, object] = VIEWS,
) -> General:
    """The shared words; small enough to see which of them matter."""
    return general_of(words_table, world, views, SORTS, SPEECH, DEMANDS)
