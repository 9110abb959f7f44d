"""The line of management: who is above whom, by the names people gave of their managers. Such pairs are never made."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from core.intake.named import Directory, could_be, names_in
from core.matching.rules import PairIds
from core.text import Text, counted, text

SHOWN = 5  # names in one sentence
MOST_MEANT = 100  # people by one name that is not sure


class Employee(NamedTuple):
    """One participant. ``identity``: the same for one human being on both sides, usually the e-mail address.

    ``manager``: whom she named, as she wrote it. ``meant``: whom a person found out to be meant, in place of the name.
    """

    id: int
    name: str
    identity: str
    manager: str = ""
    meant: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Above:
    """``path``: ids from the one below to the one above, each managed by the next. ``sure``: no name on the way may
    mean somebody else."""

    path: tuple[int, ...]
    sure: bool


@dataclass(frozen=True)
class Lines:
    """Who is above whom, and what is doubtful.

    ``above``: (below, above) → how. ``circles``: people who are all above each other, or one who named herself.
    ``unknown``: a manager's name → who wrote it, where nobody here is called so. ``unsure``: a whole answer → who may
    be meant.
    """

    above: Mapping[PairIds, Above]
    circles: tuple[tuple[int, ...], ...]
    unknown: Mapping[str, tuple[int, ...]]
    unsure: Mapping[str, tuple[int, ...]]

    def between(self, ones: Iterable[int], others: Iterable[int]) -> dict[PairIds, Above]:
        """Pairs (one, other) of which either is above the other; of peers, given twice, the smaller id first."""
        left, right = set(ones), set(others)
        found: dict[PairIds, Above] = {}
        for ends, how in self.above.items():
            for pair in (ends, ends[::-1]):
                here = pair[0] in left and pair[1] in right and (left != right or pair[0] < pair[1])
                if here and (pair not in found or (how.sure and not found[pair].sure)):
                    found[pair] = how
        return found


@dataclass(frozen=True)
class _Read:
    """Whom one answer means: for certain, perhaps, and names that nobody bears."""

    sure: tuple[int, ...] = ()
    maybe: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def line_of_managers(people: tuple[Employee, ...]) -> Lines:
    """Follow each person's manager, that manager's manager and so on, as far as they are among ``people``.

    A name is sure where it is the whole name, or the address, of one person and no other; small and large letters,
    accents and the order of its words make no difference. Where it only may be somebody's (a first name, an initial, a
    slip in one letter) everybody who may be meant is taken to be, and not sure. Several names in one answer are several
    managers. A manager who is not among ``people`` ends the line: who is above her is not known. Circles end where they
    began. Of several ways up the shortest is told, sure ones before others; ties by id. The last 8 answers are kept:
    do not change them. Cost: a look-up for each different name, a step for each two people above each other.
    """
    bearer: dict[str, int] = {}
    human = {each.id: bearer.setdefault(each.identity.strip().casefold() or f"#{each.id}", each.id) for each in people}
    rows: dict[int, list[int]] = {}
    for each in people:
        rows.setdefault(human[each.id], []).append(each.id)
    known = {each.id: (each.name, each.identity) for each in people if human[each.id] == each.id}
    directory = Directory(known)
    reads = {each.manager: _read(each.manager, directory, known) for each in people if each.manager}
    sure: dict[int, set[int]] = {id: set() for id in known}
    every: dict[int, set[int]] = {id: set() for id in known}
    unknown: dict[str, list[int]] = {}
    unsure: dict[str, tuple[int, ...]] = {}
    for each in people:
        one, read = human[each.id], reads.get(each.manager, _Read())
        if each.meant is not None:
            read = _Read(tuple(human[id] for id in each.meant if id in human))
        sure[one].update(read.sure)
        every[one].update(read.sure, (id for id in read.maybe if id != one))
        if read.maybe:
            unsure[each.manager] = read.maybe
        for name in read.unknown:
            unknown.setdefault(name, []).append(each.id)
    above: dict[PairIds, Above] = {}
    for one in known:
        certain = _upwards(one, sure)
        for other, path in (_upwards(one, every) | certain).items():
            for below in rows[one]:
                for upper in rows[other]:
                    above[below, upper] = Above((below, *path[1:-1], upper), other in certain)
    names = {name: tuple(ids) for name, ids in sorted(unknown.items())}
    return Lines(above, _circles(sure, above), names, dict(sorted(unsure.items())))


def _read(answer: str, directory: Directory, known: Mapping[int, tuple[str, str]]) -> _Read:
    """The whole answer as one name, such as "Lee, Ann"; else each of the names in it."""
    whole = directory.look_up(answer, far=False).sure
    if whole is not None:
        return _Read((whole,))
    sure: list[int] = []
    maybe: list[int] = []
    unknown: list[str] = []
    for written in names_in(answer):
        found = directory.look_up(written, far=False, most=MOST_MEANT)
        alike = [id for id in found.maybe if could_be(written, known[id][0])]
        if found.sure is not None:
            sure.append(found.sure)
        elif alike:
            maybe += alike
        else:
            unknown.append(written)
    # Beside a name that is sure, what else was written is a title or a place: "Ann Lee, Finance".
    return _Read(tuple(sure)) if sure else _Read((), tuple(dict.fromkeys(maybe)), tuple(unknown))


def _upwards(one: int, managers: Mapping[int, set[int]]) -> dict[int, tuple[int, ...]]:
    """Everybody above one person, nearest first, with the way there."""
    paths: dict[int, tuple[int, ...]] = {}
    waiting: deque[tuple[int, ...]] = deque([(one,)])
    while waiting:
        path = waiting.popleft()
        for manager in sorted(managers[path[-1]]):
            if manager != one and manager not in paths:
                paths[manager] = (*path, manager)
                waiting.append(paths[manager])
    return paths


def _circles(managers: Mapping[int, set[int]], above: Mapping[PairIds, Above]) -> tuple[tuple[int, ...], ...]:
    found: set[tuple[int, ...]] = {(one,) for one, named in managers.items() if one in named}
    for one, other in above:
        if one < other and above[one, other].sure and (other, one) in above and above[other, one].sure:
            round_ = {*above[one, other].path, *above[other, one].path}
            found.add(tuple(sorted(round_)))
    return tuple(sorted(each for each in found if not any(set(each) < set(more) for more in found)))


def in_words(how: Above, names: Mapping[int, str]) -> Text:
    """Why two people must not be a pair, with the names of everybody on the way."""
    below, above = names[how.path[0]], names[how.path[-1]]
    if not how.sure:
        return text("{above} may be above {below} in the line of management", above=above, below=below)
    if len(how.path) == 2:
        return text("{above} is the manager of {below}", above=above, below=below)
    between = ", ".join(names[id] for id in how.path[1:-1])
    return text("{above} is above {below} in the line of management, through {between}",
                above=above, below=below, between=between)  # fmt: skip


def doubts(lines: Lines, names: Mapping[int, str]) -> tuple[Text, ...]:
    """What is doubtful about these lines, a sentence each, with what to do about it."""
    found = []
    for circle in lines.circles:
        who = _listed([names[id] for id in circle])
        if len(circle) == 1:
            found.append(text("{who} named herself as manager: ask whom she reports to.", who=who))
        else:
            found.append(
                text("{who} are each other’s managers, directly or through others: ask one of them. Until then none of "
                     "them is paired with another.", who=who)
            )  # fmt: skip
    for written, ids in lines.unsure.items():
        found.append(
            text("The manager “{written}” may be {who}: write the whole name or the address. Until then none of them "
                 "is paired with whoever wrote it.", written=written, who=_listed([names[id] for id in ids]))
        )  # fmt: skip
    if lines.unknown:
        found.append(
            counted(len(lines.unknown),
                    "{count} manager is not among these people: {who}. Who is above her is not known.",
                    "{count} managers are not among these people: {who}. Who is above them is not known.",
                    who=_listed(list(lines.unknown)))
        )  # fmt: skip
    return tuple(found)


def _listed(words: Sequence[str]) -> str:
    more = len(words) - SHOWN
    return ", ".join(words[:SHOWN]) + (f" (+ {more})" if more > 0 else "")
