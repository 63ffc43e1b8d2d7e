import gc
import weakref

import pytest

from bot.answering.memory import Recent, remembered


class Owner:
    def __init__(self):
        self.asked = []
        self.find = remembered(self._search, 2)

    def _search(self, word, *, loud=False):
        self.asked.append(word)
        return word.upper() if loud else word


def test_what_was_found_is_not_searched_again():
    owner = Owner()
    assert [owner.find("a"), owner.find("a"), owner.find("a", loud=True)] == ["a", "a", "A"]
    assert owner.asked == ["a", "a"]


def test_only_so_much_is_remembered():
    owner = Owner()
    for word in "abca":
        owner.find(word)
    assert owner.asked == list("abca")


def test_the_owner_goes_when_nobody_holds_it():
    gc.disable()
    try:
        owner = Owner()
        owner.find("a")
        gone = weakref.ref(owner)
        del owner
        assert gone() is None
    finally:
        gc.enable()


def test_without_its_owner_nothing_is_searched():
    find = Owner().find
    with pytest.raises(ReferenceError):
        find("a")


def test_what_is_recent_is_forgotten_when_there_is_too_much_of_it():
    recent = Recent(2)
    for word in "abc":
        recent.put(word, word.upper())
    assert [recent.get(word) for word in "abc"] == [None, None, "C"]
