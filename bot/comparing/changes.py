"""Claims and disagreements of two digests held against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from typing import TypeVar

from bot.story.changes import ChangedClaim, ChangedFinding, ClaimChanges, Field, FindingChanges
from bot.story.claims import Claim
from bot.story.entities import Entity, Term
from bot.story.findings import Finding

T = TypeVar("T")
Key = Callable[[T], Iterable[Hashable]]


def claim_changes(old: Sequence[Claim], new: Sequence[Claim]) -> ClaimChanges:
    """Pair the claims of two digests: those alike, then those that are one claim told otherwise.

    A claim is told otherwise where its source says on the same subject and aspect either the same value, or
    something resting on the same words, or something under the same id. Ids alone prove nothing: a reading
    made anew numbers its claims anew.
    """
    _, gone, added = _paired(old, new, [_whole])
    told, gone, added = _paired(gone, added, [_by_value, _by_words, _by_id])
    changed = (ChangedClaim(before, after, _fields(before, after)) for before, after in told)
    return ClaimChanges(tuple(added), tuple(gone), tuple(changed))


def finding_changes(old: Sequence[Finding], new: Sequence[Finding]) -> FindingChanges:
    """Pair the disagreements of two digests: those alike, then those on the same thing; silence is none."""
    before, after = ([f for f in each if f.is_difference] for each in (old, new))
    _, resolved, appeared = _paired(before, after, [_disagreement])
    changed, resolved, appeared = _paired(resolved, appeared, [_on_what])
    return FindingChanges(
        tuple(appeared), tuple(resolved), tuple(ChangedFinding(one, other) for one, other in changed)
    )


def _paired(
    old: Iterable[T], new: Iterable[T], keys: Iterable[Key[T]]
) -> tuple[list[tuple[T, T]], list[T], list[T]]:
    """Pair what shares a key, by one kind of key after the other; give the pairs and what is left."""
    left, right = list(old), list(new)
    pairs: list[tuple[T, T]] = []
    for keys_of in keys:
        waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
        for at, thing in enumerate(left):
            for key in keys_of(thing):
                waiting[key].append(at)
        taken: set[int] = set()
        rest = []
        for thing in right:
            free = (at for key in keys_of(thing) for at in waiting[key] if at not in taken)
            found = next(free, None)
            if found is None:
                rest.append(thing)
            else:
                taken.add(found)
                pairs.append((left[found], thing))
        left = [thing for at, thing in enumerate(left) if at not in taken]
        right = rest
    return pairs, left, right


def _topic(claim: Claim) -> tuple[str, str, str]:
    return claim.source, claim.subject, claim.aspect


def _whole(claim: Claim) -> Iterable[Hashable]:
    yield *_topic(claim), *(_part(claim, field) for field in Field)


def _by_value(claim: Claim) -> Iterable[Hashable]:
    yield *_topic(claim), _part(claim, Field.VALUE)


def _by_words(claim: Claim) -> Iterable[Hashable]:
    for evidence in claim.evidence:
        yield *_topic(claim), evidence.sha256


def _by_id(claim: Claim) -> Iterable[Hashable]:
    yield *_topic(claim), claim.id


def _fields(before: Claim, after: Claim) -> tuple[Field, ...]:
    return tuple(field for field in Field if _part(before, field) != _part(after, field))


def _part(claim: Claim, field: Field) -> Hashable:
    if field is Field.EVIDENCE:
        return frozenset((item.passage, item.sha256) for item in claim.evidence)
    return essence(getattr(claim, field.value))


def _disagreement(finding: Finding) -> Iterable[Hashable]:
    positions = (
        (essence(position.value), frozenset(position.sources), position.more)
        for position in finding.positions
    )
    yield finding.severity, finding.cause, *_matter(finding), frozenset(positions)


def _on_what(finding: Finding) -> Iterable[Hashable]:
    who = finding.sources if finding.is_internal else ()
    yield *_matter(finding), who


def _matter(finding: Finding) -> tuple[Hashable, ...]:
    return finding.subject, finding.aspect, finding.kind, finding.items if finding.kind == "identity" else ()


def essence(value: object) -> Hashable:
    """Reduce a value to what it says: entities and terms to their ids, whose spellings may change."""
    match value:
        case Entity():
            return value.id
        case Term():
            return value.vocabulary, value.id
        case tuple():
            return tuple(essence(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value).__name__, *(essence(getattr(value, field.name)) for field in fields(value))
    return value if isinstance(value, Hashable) else repr(value)
