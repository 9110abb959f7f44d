"""General matching with prices: pairs within one pool improved, one search after another, until nothing can gain.

Edmonds (1965): search trees grow over pairs that cost nothing at the prices; an odd round of them closes to a group, a
"blossom", that acts as one person from then on. Here one tree grows at a time and every event waits in a heap until
it falls due (Galil 1986), and the start may be any pairs that cost nothing, such as those of a solution in halves
(Applegate and Cook 1993), so that only few searches are left to do.
"""

from heapq import heappop, heappush

from core.matching.proof import Group

NOBODY = -1
OUTER, INNER = 1, 2  # at an even or odd distance from the root of the tree
PAIR, ALONE, OPEN = 0, 1, 2  # events: a pair costs nothing; a person may stay alone; an inner blossom opens
Link = tuple[int, int]


class Blossoms:
    """``worth``: what each person keeps, ``mate``: her partner or NOBODY, ``links``: who suits her, and for how much.

    Every number of ``worth`` is even, every one in ``links`` a multiple of 4 (so halves never occur); for each link
    the worth of both ends together is no less than it is for, and no more where they are mates. ``links`` is
    symmetric. After ``solve`` the pairs have the highest total over all links, and ``worth`` with ``groups`` prove it.
    Cost: a look at the links of those whom a search reaches; 20 ms a search among 2,000 people.
    """

    def __init__(self, worth: list[int], mate: list[int], links: list[dict[int, int]]) -> None:
        self.worth, self.mate, self._links = worth, mate, links
        people = self._people = len(worth)
        self._top = list(range(people))  # the outermost blossom of each person; her own number where none
        self._above: dict[int, int] = {}  # the next blossom around a person or blossom
        self._people_of = {person: [person] for person in range(people)}
        self._parts: dict[int, list[int]] = {}  # of a blossom, in the order of its round; the first holds its base
        self._joints: dict[int, list[Link]] = {}  # by which each part is tied to the next
        self._base = {person: person for person in range(people)}
        self._price: dict[int, int] = {}
        self._fresh = people
        self._label: dict[int, int] = {}
        self._came: dict[int, Link | None] = {}  # by which link the tree reached somebody
        self._since: dict[int, int] = {}
        self._now = 0  # how far prices have moved in this search
        self._events: list[tuple[int, int, int, int]] = []

    def solve(self) -> None:
        for person in range(self._people):
            if self.mate[person] == NOBODY and self.worth[person] > 0:
                self._search(person)

    @property
    def groups(self) -> list[Group]:
        """Odd groups and what a pair inside them pays, for ``core.matching.proof.peer_bound``."""
        return [(sorted(self._people_of[one]), price) for one, price in self._price.items() if price]

    def _search(self, root: int) -> None:
        self._now, self._events = 0, []
        self._reach(self._top[root], None)
        while not self._step(*heappop(self._events)):
            pass
        for one in list(self._label):
            self._settle(one)
        self._label, self._came, self._since = {}, {}, {}

    def _step(self, due: int, kind: int, one: int, other: int) -> bool:
        """What falls due; True where the search has ended. What changed meanwhile waits again or has no meaning."""
        if kind == ALONE:
            if self._label.get(self._top[one]) != OUTER or self._waits(due, kind, one, other, self._kept(one)):
                return False
            self._trade(one, NOBODY)
            return True
        if kind == OPEN:
            if self._label.get(one) == INNER and not self._waits(due, kind, one, other, self._paid(one) // 2):
                self._open(one)
            return False
        if self._label.get(self._top[one]) != OUTER:
            one, other = other, one
        ours, theirs = self._top[one], self._top[other]
        label = self._label.get(theirs)
        if ours == theirs or self._label.get(ours) != OUTER or label == INNER:
            return False
        slack = self._slack(one, other)
        if self._waits(due, kind, one, other, slack if label is None else slack // 2):
            return False
        if label == OUTER:
            self._close(one, other)
            return False
        base = self._base[theirs]
        if self.mate[base] == NOBODY:
            self._turn(theirs, other)
            self.mate[other] = one
            self._trade(one, other)
            return True
        mate = self.mate[base]
        self._enter(theirs, (one, other))
        self._reach(self._top[mate], (base, mate))
        return False

    def _waits(self, due: int, kind: int, one: int, other: int, more: int) -> bool:
        if self._now + more > due:
            heappush(self._events, (self._now + more, kind, one, other))
            return True
        self._now += more
        return False

    def _kept(self, person: int) -> int:
        label = self._label.get(self._top[person])
        if label is None:
            return self.worth[person]
        moved = self._now - self._since[person]
        return self.worth[person] - moved if label == OUTER else self.worth[person] + moved

    def _paid(self, blossom: int) -> int:
        label = self._label.get(blossom)
        if label is None:
            return self._price[blossom]
        moved = 2 * (self._now - self._since[blossom])
        return self._price[blossom] + moved if label == OUTER else self._price[blossom] - moved

    def _slack(self, one: int, other: int) -> int:
        return self._kept(one) + self._kept(other) - self._links[one][other]

    def _settle(self, one: int) -> None:
        """Prices moved so far become part of the numbers kept."""
        outward = 1 if self._label[one] == INNER else -1
        for person in self._people_of[one]:
            self.worth[person] += outward * (self._now - self._since[person])
            self._since[person] = self._now
        if one >= self._people:
            self._price[one], self._since[one] = self._paid(one), self._now

    def _reach(self, one: int, link: Link | None) -> None:
        self._label[one], self._came[one], self._since[one] = OUTER, link, self._now
        for person in self._people_of[one]:
            self._since[person] = self._now
        self._look(self._people_of[one])

    def _enter(self, one: int, link: Link) -> None:
        self._label[one], self._came[one], self._since[one] = INNER, link, self._now
        for person in self._people_of[one]:
            self._since[person] = self._now
        if one >= self._people:
            heappush(self._events, (self._now + self._price[one] // 2, OPEN, one, NOBODY))

    def _look(self, people: list[int]) -> None:
        """From people who are outer now, at everyone who suits them."""
        label, top, now = self._label, self._top, self._now
        for person in people:
            ours, kept = top[person], self.worth[person]
            heappush(self._events, (now + kept, ALONE, person, NOBODY))
            for other, value in self._links[person].items():
                theirs = top[other]
                where = label.get(theirs)
                if theirs == ours or where == INNER:
                    continue
                slack = kept + self._kept(other) - value
                heappush(self._events, (now + (slack if where is None else slack // 2), PAIR, person, other))

    def _way(self, one: int) -> list[int]:
        """Blossoms from here to the root of the tree."""
        way = [one]
        while (link := self._came[way[-1]]) is not None:
            way.append(self._top[link[0]])
        return way

    def _close(self, one: int, other: int) -> None:
        ours, theirs = self._way(self._top[one]), self._way(self._top[other])
        among = set(theirs)
        meeting = next(place for place, step in enumerate(ours) if step in among)
        down, up = ours[meeting::-1], theirs[: theirs.index(ours[meeting])]
        inner = [person for part in down + up if self._label[part] == INNER for person in self._people_of[part]]
        joints = [link for part in down[1:] if (link := self._came[part])] + [(one, other)]
        joints += [(link[1], link[0]) for part in up if (link := self._came[part])]
        blossom = self._fresh
        self._fresh += 1
        self._parts[blossom], self._joints[blossom] = down + up, joints
        self._people_of[blossom] = [person for part in down + up for person in self._people_of[part]]
        self._price[blossom], self._base[blossom] = 0, self._base[down[0]]
        for part in down + up:
            self._settle(part)
            self._above[part] = blossom
        self._came[blossom] = self._came[down[0]]
        for part in down + up:
            del self._label[part], self._came[part]
        self._label[blossom], self._since[blossom] = OUTER, self._now
        for person in self._people_of[blossom]:
            self._top[person] = blossom
        self._look(inner)

    def _open(self, blossom: int) -> None:
        """An inner blossom that costs nothing any more falls into its parts; half its round stays in the tree."""
        self._settle(blossom)
        link = self._came[blossom]
        if link is None:
            raise RuntimeError("an inner blossom is nobody's root")
        parts, joints = self._parts.pop(blossom), self._joints.pop(blossom)
        for kept in (self._label, self._came, self._price, self._base, self._people_of):
            del kept[blossom]
        for part in parts:
            del self._above[part]
            for person in self._people_of[part]:
                self._top[person] = part
        place = parts.index(self._top[link[1]])
        step = 1 if place % 2 else -1
        self._enter(parts[place], link)
        in_tree = {parts[place]}
        while place % len(parts):
            place, link = self._next(joints, place, step)
            outer, between = parts[place % len(parts)], link
            place, link = self._next(joints, place, step)
            inner = parts[place % len(parts)]
            in_tree |= {outer, inner}
            self._enter(inner, link)
            self._reach(outer, between)
        for part in parts:
            if part not in in_tree:
                for person in self._people_of[part]:
                    for other in self._links[person]:
                        if self._label.get(self._top[other]) == OUTER:
                            heappush(self._events, (self._now + self._slack(person, other), PAIR, other, person))

    @staticmethod
    def _next(joints: list[Link], place: int, step: int) -> tuple[int, Link]:
        """The next part of a round, and the link that leads there."""
        if step > 0:
            return place + 1, joints[place]
        one, other = joints[place - 1]
        return place - 1, (other, one)

    def _trade(self, person: int, mate: int) -> None:
        """``person`` takes a new mate (or nobody); from her to the root everyone changes partners."""
        while True:
            ours = self._top[person]
            self._turn(ours, person)
            self.mate[person] = mate
            link = self._came[ours]
            if link is None:
                return
            inner = self._top[link[0]]
            back = self._came[inner]
            if back is None:
                raise RuntimeError("an inner blossom is nobody's root")
            self._turn(inner, back[1])
            self.mate[back[1]] = back[0]
            person, mate = back

    def _turn(self, blossom: int, person: int) -> None:
        """Inside a blossom all others are paired among themselves, so that ``person`` is free for a mate outside."""
        stack = [(blossom, person)]
        while stack:
            around, base = stack.pop()
            self._base[around] = base
            if around < self._people:
                continue
            part = base
            while self._above[part] != around:
                part = self._above[part]
            parts, joints = self._parts[around], self._joints[around]
            start = place = parts.index(part)
            step = 1 if place % 2 else -1
            stack.append((part, base))
            while place % len(parts):
                place, _ = self._next(joints, place, step)
                first = parts[place % len(parts)]
                place, (one, other) = self._next(joints, place, step)
                self.mate[one], self.mate[other] = other, one
                stack += [(first, one), (parts[place % len(parts)], other)]
            self._parts[around] = parts[start:] + parts[:start]
            self._joints[around] = joints[start:] + joints[:start]
