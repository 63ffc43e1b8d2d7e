"""Somebody said to have been silent, of whom there are words."""

from __future__ import annotations

from bot.answering.checking.hearings import Hearing
from bot.answering.checking.phrases import spots_of
from bot.answering.checking.sides import Side
from bot.answering.checking.speakers import Speakers
from bot.answering.checking.voices import Voice

ABOUT = 0.6
"""The share of what somebody is said to have been silent about that their words must know."""


def break_silence(hearing: Hearing, speakers: Speakers) -> None:
    """Let somebody's own words alone oppose that they were silent about what those speak of."""
    piece = hearing.piece
    told = [hit for hit in piece.having("silent") if not piece.utterance.is_denied(hit.start)]
    silent = next((unit for unit in hearing.units if speakers.can_speak(unit)), None)
    if not told or silent is None:
        return
    spots = spots_of(told)
    about = [unit for unit in hearing.units if not unit.span & spots]
    ids = frozenset(silent.entities)
    grips = {
        profile.claim.id: (profile, hearing.archive.scales.grip(about, profile))
        for profile in hearing.archive.profiles
        if profile.claim.attributed_to is not None and speakers.is_word_of(profile, ids)
    }
    voices = [
        Voice(profile, grip, Side.AGAINST, spots) for profile, grip in grips.values() if grip.share >= ABOUT
    ]
    hearing.voices[:] = voices or hearing.voices
