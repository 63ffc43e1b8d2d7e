"""The tree of subjects: what is said of a branch beside what other sources say of what it belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.comparing.differences import bits
from bot.comparing.groups import Group, Stand
from bot.comparing.laws import LAWS
from bot.story.findings import Cause
from bot.story.questions import Story
from bot.story.values import Category, Names, Value

# The differences that a root's value makes with a branch's: terms that do not go together, and a closed list.
BINDING = frozenset({Cause.TERMS_EXCLUDE, Cause.TERMS_STRAIN, Cause.OUTSIDE_CLOSED})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Stands on a root and on its branch that do not fit when the root's are taken of the branch as well.

    `items` are the labels of the members that do not fit.
    """

    branch: Group
    root: Group
    stands: tuple[Stand, ...]
    items: tuple[str, ...] = ()


def roots_of(subject: str) -> Iterator[str]:
    """List the subjects that hold this one, nearest first: `a/b` and `a` for `a/b/c`."""
    while "/" in subject:
        subject = subject.rpartition("/")[0]
        yield subject


def stretches(groups: Sequence[Group], story: Story) -> Iterator[Stretch]:
    """Find all branches that do not fit what another source says of their root.

    Terms and lists only: a number, a date or a place of the whole says nothing of a part.
    """
    known = {(group.subject, group.aspect, group.footing, group.type): group for group in groups}
    for branch in groups:
        if branch.type in (Category, Names):
            for subject in roots_of(branch.subject):
                root = known.get((subject, branch.aspect, branch.footing, branch.type))
                if root and (stretch := _stretch(branch, root, story)):
                    yield stretch


def _stretch(branch: Group, root: Group, story: Story) -> Stretch | None:
    """Compare root and branch as one group, of which only pairs across and from source to source count."""
    above = [stand for stand in root.stands if not isinstance(stand.value, Names) or stand.value.closed]
    stands = (*above, *branch.stands)
    values = (*(stand.value for stand in above), *(_opened(stand.value) for stand in branch.stands))
    facing: defaultdict[int, set[str]] = defaultdict(set)
    items: dict[str, None] = {}
    for difference, index, others, _ in LAWS[branch.type].rivals(values, story) if above else ():
        if index >= len(above) or difference.cause not in BINDING:
            continue
        for other in bits(others >> len(above) << len(above)):
            if _face(stands, index, other, facing):
                items |= dict.fromkeys(difference.items)
    faced = tuple(stands[index].only(sources) for index, sources in sorted(facing.items()))
    return Stretch(branch, root, faced, tuple(items)) if faced else None


def _face(stands: Sequence[Stand], one: int, other: int, facing: dict[int, set[str]]) -> bool:
    """Note which sources of each stand face another source in the other; False when there is none.

    A source's own detail does not stand against its general statement.
    """
    if len(stands[one].sources | stands[other].sources) == 1:
        return False
    for near, far in ((one, other), (other, one)):
        against = stands[far].sources
        facing[near] |= stands[near].sources - (against if len(against) == 1 else frozenset())
    return True


def _opened(value: Value) -> Value:
    """Open a branch's list: it need not name what belongs to other branches, and binds nobody there."""
    return replace(value, closed=False) if isinstance(value, Names) else value
