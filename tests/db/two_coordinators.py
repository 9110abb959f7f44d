"""Two coordinators at one cohort, doing whatever comes to mind, each by what she saw last; and what must hold always."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from sqlmodel import Session, select

from core.errors import Refusal
from core.intake.answers import profile_for_partner
from core.matching import Criterion, Measure, Rules, match
from core.matching.proposals import OPEN, ProposalState
from core.matching.reassignment import after_ending, options
from core.messages.outbox import MessageStatus
from core.program.questions import Side
from core.roles import Role
from core.tracking.closure import Ending
from db import Closing, Leaving, Workspace, open_as_participant
from db.models import (
    ApplicationRow,
    ConsentRow,
    MessageRow,
    PairingMemberRow,
    PairingRow,
    PairRuleRow,
    ParticipantRow,
    ProgramRow,
    ProposalAnswerRow,
    ProposalRow,
)
from tests.conftest import forms

WHO = ("cora", "olga")
MENTORS, MENTEES = 4, 7  # besides those of the small world
LANGUAGES = (["English"], ["Spanish"], ["English", "Spanish"])
CRITERIA = (
    Criterion("skills", "Skills", Measure.COVERAGE, "skills", "skills", weight=5),
    Criterion("languages", "Languages", Measure.LANGUAGE, "languages", "languages", weight=0, must_have=1.0),
)
OF_GROUPS = {"form": "group", "group_least": 2, "group_most": 3}
Pair = tuple[int, int]


def furnish(world: Any, groups: bool = False) -> None:
    """More people, two languages of which one must be common, a wish to be kept apart, and a program that asks first; or
    one of groups, which are published at once."""
    luck = Random(7)  # noqa: S311
    with Session(world.engine) as session:
        program = session.get(ProgramRow, 1)
        of_kind = OF_GROUPS if groups else {"acceptance": "both", "asked_first": "mentor"}
        program.settings = {**program.settings, **of_kind}
        for n in range(MENTORS + MENTEES):
            side, name = ("mentor" if n < MENTORS else "mentee"), f"Person {n}"
            skills = {skill: luck.randint(1, 3) for skill in ("Budgeting", "Python") if luck.random() < 0.7}
            answers = {"skills": skills or {"Negotiation": 1}, "languages": luck.choice(LANGUAGES)}
            if n == MENTORS:
                answers["not_with"] = "Person 0"
            places = 2 + groups if side == "mentor" else 1 + (n == MENTORS + 1 and not groups)
            application = ApplicationRow(
                program_id=1, cohort_id=1, side=side, form_version_id=1 if side == "mentor" else 2, name=name,
                email=f"p{n}@example.org", answers=answers, status="accepted", places=places, created_at=world.time,
            )  # fmt: skip
            session.add(application)
            session.flush()
            person = ParticipantRow(
                program_id=1, cohort_id=1, application_id=application.id, side=side, name=name, places=places,
                email=f"p{n}@example.org", joined_at=world.time, shared=[each.to_document() for each in profile_for_partner(forms()[Side(side)], answers)],
            )  # fmt: skip
            session.add(person)
            session.flush()
            for purpose in ("participation", "sharing"):
                session.add(
                    ConsentRow(
                        program_id=1, participant_id=person.id, purpose=purpose, text_version="1", how="form",
                        given_at=world.time,
                    )
                )  # fmt: skip
        session.commit()
    world.workspace("cora").matching.save_rules(Rules(CRITERIA), 0)
    assert world.workspace("olga").actor.roles == {Role.OWNER}


@dataclass
class Eyes:
    """What one coordinator saw last; she goes by it until she looks again."""

    workspace: Workspace
    desk: Any = None
    result: Any = None
    around: Any = None
    lines: tuple[Any, ...] = ()
    pairings: tuple[Any, ...] = ()

    def look(self) -> None:
        self.desk = self.workspace.matching.desk()
        self.result = match(self.desk.pool, self.desk.rules)
        self.around = self.workspace.reassignment.desk()
        self.lines = self.workspace.proposals.all()
        self.pairings = self.workspace.pairings.all()

    def seen(self, pair: Pair) -> int:
        return next((rule.version for rule in self.desk.pair_rules if rule.pair == pair), 0)


@dataclass
class Known:
    """What has been said and done, kept beside the database: nothing of it may get lost."""

    decisions: dict[Pair, tuple[str, str]] = field(default_factory=dict)
    replies: dict[tuple[int, int], str] = field(default_factory=dict)
    together: Counter[Pair] = field(default_factory=Counter)


class Sequence:
    """One run: the same seed, the same presses."""

    def __init__(self, world: Any, seed: int) -> None:
        self.world, self.luck, self.known = world, Random(seed), Known()  # noqa: S311
        self.eyes = [Eyes(world.workspace(who)) for who in WHO]
        for each in self.eyes:
            each.look()
        self.known.together = self.live()
        self.done: Counter[str] = Counter()

    def run(self, steps: int, names: tuple[str, ...] = ()) -> None:
        for _ in range(steps):
            name = self.luck.choice(names or STEPS)
            before = self.live()
            try:
                getattr(self, name)(self.luck.choice(self.eyes))
                self.done[name] += 1
            except Refusal as no:
                assert str(no) and (str(no.remedy) or getattr(no, "faults", ())), no
                self.done[f"{name} refused"] += 1
            self.check(before)

    # what they do

    def rerun(self, one: Eyes) -> None:
        one.look()

    def lock(self, one: Eyes) -> None:
        self._decide(one, "lock", one.workspace.matching.lock)

    def bar(self, one: Eyes) -> None:
        self._decide(one, "bar", one.workspace.matching.bar)

    def swap(self, one: Eyes) -> None:
        made = [each.pair for each in one.result.proposals]
        if len(made) < 2:
            return
        (a, b), (c, d) = self.luck.sample(made, 2)
        why = f"swap {self.luck.random()}"
        seen = {pair: one.seen(pair) for pair in ((a, b), (c, d), (a, d), (c, b))}
        one.workspace.matching.lock_instead([(a, d), (c, b)], [(a, b), (c, d)], why, seen)
        for pair in ((a, b), (c, d)):
            self.known.decisions.pop(pair, None)
        self.known.decisions |= {(a, d): ("lock", why), (c, b): ("lock", why)}

    def take_away(self, one: Eyes) -> None:
        if one.desk.pair_rules:
            rule = self.luck.choice(one.desk.pair_rules)
            one.workspace.matching.remove_pair_rule(rule.id, rule.version)
            self.known.decisions.pop(rule.pair)

    def publish(self, one: Eyes) -> None:
        self._perhaps_look(one)
        self._publish(one)

    def propose(self, one: Eyes) -> None:
        self._perhaps_look(one)
        self._make(one, one.workspace.today + timedelta(days=5))

    def draft(self, one: Eyes) -> None:
        self._make(one, None)

    def ask(self, one: Eyes) -> None:
        for line in self._some(one, ProposalState.DRAFT, ProposalState.REVIEWED):
            one.workspace.proposals.propose({line.id: line.version}, one.workspace.today + timedelta(days=5))

    def accept(self, one: Eyes) -> None:
        self._answer("accepted")

    def decline(self, one: Eyes) -> None:
        self._answer("declined")

    def withdraw(self, one: Eyes) -> None:
        for line in self._some(one, *OPEN):
            one.workspace.proposals.withdraw({line.id: line.version}, "thought again")

    def begin(self, one: Eyes) -> None:
        one.lines = one.workspace.proposals.all()
        for line in self._some(one, ProposalState.ACCEPTED):
            one.workspace.proposals.begin({line.id: line.version}, one.workspace.today)
            self.known.together[line.pair] += 1
            self.done["pairs begun"] += 1

    def undo(self, one: Eyes) -> None:
        if one.desk.published is not None:
            before = self.live()
            one.workspace.matching.undo_publish(one.desk.published.scenario_id)
            self.known.together = self.live()
            assert not self.known.together - before, "taking back makes no pair"

    def leave(self, one: Eyes) -> None:
        with Session(self.world.engine) as session:
            here = session.exec(select(ParticipantRow).where(ParticipantRow.status == "active")).all()
        if len(here) > 9:
            person = self.luck.choice(here)
            one.workspace.participants.let_go(person.id, person.version)
            self.known.together = Counter({pair: n for pair, n in self.known.together.items() if person.id not in pair})

    def end(self, one: Eyes) -> None:
        open_ = [each for each in one.pairings if each.ended_on is None]
        if open_:
            pairing = self.luck.choice(open_)
            members = [each.id for each in pairing.members]
            with Session(self.world.engine) as session:
                mentors = {row.id for row in session.exec(select(ParticipantRow)).all() if row.side == "mentor"}
            one.workspace.pairings.end(pairing.id, pairing.version, "over", members=members)
            self.known.together -= Counter(
                (each, mentor) for each in members if each not in mentors for mentor in members if mentor in mentors
            )

    def reassign(self, one: Eyes) -> None:
        """Another for one of two, or for somebody who waits, perhaps with another pair moved for it."""
        self._perhaps_look(one, 0.85)
        desk, closing = one.around, None
        if desk.movable and self.luck.random() < 0.6:
            old = self.luck.choice(desk.movable)
            who, leaves = old.pair if self.luck.random() < 0.5 else old.pair[::-1]
            gone = leaves if self.luck.random() < 0.3 and self._may_leave() else None
            again = {each: True for each in old.pair if each != gone}
            ending = Ending.WISH if gone is None else Ending.LEFT
            closing = Closing(old.id, ending, again=again, leaves=gone)
        elif desk.waiting:
            who = self.luck.choice(desk.waiting).person_id
        else:
            return
        pool, rules, now = desk.pool, desk.rules, tuple(each.pair for each in desk.movable)
        if closing is not None:
            pool, rules, now = after_ending(pool, rules, now, old.pair, closing.gone)
        found = options(pool, rules, now, who)
        if not found:
            return
        way = self.luck.choice(found)
        one.workspace.reassignment.reassign(who, way, desk.fingerprint, closing, in_spite="They ask for it")
        ended = list(way.ends)
        if closing is not None:
            ended.append(old.pair)
            self._gone(closing.leaves)
        self._changed(ended, way.makes)

    def move(self, one: Eyes) -> None:
        """Out of a group, into one, or both; also of two of whom one joins a group."""
        self._perhaps_look(one, 0.85)
        self._move(one)

    def both_move(self, one: Eyes) -> None:
        for each in self.eyes:
            each.look()
        with ThreadPoolExecutor(2) as pool:
            moves = [pool.submit(self._move_of(each)) for each in self.eyes]
            for done in moves:
                with suppress(Refusal):
                    self._changed(*done.result())

    def lead(self, one: Eyes) -> None:
        """Another mentor for a whole group."""
        self._perhaps_look(one, 0.85)
        desk = one.around
        if not (*desk.groups, *desk.alone):
            return
        group, closing = self.luck.choice((*desk.groups, *desk.alone)), None
        mentor = group.group.mentor_id
        if group in desk.groups:
            gone = mentor if self.luck.random() < 0.4 and self._may_leave() else None
            closing = Closing(group.id, Ending.FIT if gone is None else Ending.LEFT, leaves=gone)
        found = desk.leads(group, closing)
        if not found:
            return
        lead = self.luck.choice(found)
        one.workspace.regrouping.lead(group.id, lead, desk.fingerprint, closing, in_spite="They ask for it")
        ended = list(group.group.pairs) if closing is not None else []
        made = [(each, lead.mentor_id) for each in desk.able(group, closing).group.member_ids]
        if lead.then is not None:
            other = desk.group(lead.then.group_id).group
            ended += other.pairs
            made += [(each, lead.then.mentor_id) for each in other.member_ids]
        if closing is not None:
            self._gone(closing.leaves)
        self._changed(ended, made)

    def both_publish(self, one: Eyes) -> None:
        """In the same moment, from what each sees."""
        for each in self.eyes:
            each.look()
        with ThreadPoolExecutor(2) as pool:
            for done in [pool.submit(self._publish, each) for each in self.eyes]:
                with suppress(Refusal):
                    done.result()

    def both_answer(self, one: Eyes) -> None:
        """Everybody who is asked answers in the same moment."""
        with ThreadPoolExecutor(4) as pool:
            for done in [pool.submit(self._say, person, proposal, "accepted") for proposal, person in self._awaited()]:
                with suppress(Refusal):
                    done.result()

    # how

    def _perhaps_look(self, one: Eyes, chance: float = 0.5) -> None:
        if self.luck.random() < chance:
            one.look()

    def _may_leave(self) -> bool:
        with Session(self.world.engine) as session:
            return len(session.exec(select(ParticipantRow).where(ParticipantRow.status == "active")).all()) > 9

    def _gone(self, person: int | None) -> None:
        self.known.together = Counter({pair: n for pair, n in self.known.together.items() if person not in pair})

    def _changed(self, ended: Iterable[Pair], made: Iterable[Pair]) -> None:
        self.known.together = self.known.together - Counter(ended) + Counter(made)

    def _move(self, one: Eyes) -> None:
        self._changed(*self._move_of(one)())

    def _move_of(self, one: Eyes) -> Callable[[], tuple[list[Pair], list[Pair]]]:
        """What she would do by what she sees; luck is asked now, so that two may do it at once."""
        desk, leaving, ended = one.around, None, []
        shrunk = [each for each in desk.live if desk.groups]
        if desk.groups and self.luck.random() < 0.6:
            group = self.luck.choice(desk.groups)
            who = self.luck.choice(group.group.member_ids)
            leaving, ended = Leaving(group.id, Ending.WISH), [pair for pair in group.group.pairs if who in pair]
        elif shrunk and self.luck.random() < 0.5:
            pair = self.luck.choice(shrunk)
            who, ended = pair.pair[0], [pair.pair]
            leaving = Closing(pair.id, Ending.TIME)
        elif desk.waiting:
            who = self.luck.choice(desk.waiting).person_id
        else:
            return lambda: ([], [])
        mentees = {person.id for person in desk.pool.mentees}
        found = desk.joinings(who, leaving.pairing_id if leaving else None) if who in mentees else ()
        place = self.luck.choice(found) if found and self.luck.random() < 0.8 else None
        made = [(who, each) for each in place.faces] if place is not None else []

        def do() -> tuple[list[Pair], list[Pair]]:
            one.workspace.regrouping.move(who, desk.fingerprint, leaving, place, in_spite="She asks for it")
            return ended, made

        return do

    def _decide(self, one: Eyes, kind: str, act: Callable[..., None]) -> None:
        mentees, mentors = one.desk.pool.mentees, one.desk.pool.mentors
        if mentees and mentors:
            few = 2 if self.luck.random() < 0.6 else None  # so that both come to decide about the same pair
            pair = self.luck.choice(mentees[:few]).id, self.luck.choice(mentors[:few]).id
            why = f"{kind} {self.luck.random()}"
            act(pair, why, one.seen(pair))
            self.known.decisions[pair] = kind, why

    def _chosen(self, one: Eyes) -> list[Pair]:
        made = [each.pair for each in one.result.proposals]
        return self.luck.sample(made, self.luck.randint(1, len(made))) if made else []

    def _publish(self, one: Eyes) -> None:
        chosen = self._chosen(one)
        if chosen:
            desk = one.desk
            one.workspace.matching.publish(one.result, chosen, desk.rules, desk.version, desk.pool.fingerprint)
            self.known.together += Counter(chosen)

    def _make(self, one: Eyes, closes_on: Any) -> None:
        chosen = self._chosen(one)
        if chosen:
            desk = one.desk
            one.workspace.proposals.make(
                one.result, chosen, desk.rules, desk.version, desk.pool.fingerprint, "", closes_on
            )

    def _some(self, one: Eyes, *states: ProposalState) -> Iterator[Any]:
        lines = [line for line in one.lines if line.state in states]
        yield from lines[:1]

    def _awaited(self) -> list[tuple[int, int]]:
        with Session(self.world.engine) as session:
            rows = session.exec(
                select(ProposalAnswerRow, ProposalRow)
                .join(ProposalRow, ProposalRow.id == ProposalAnswerRow.proposal_id)
                .where(ProposalRow.state == "proposed", ProposalAnswerRow.reply == "")
            ).all()
        return [(answer.proposal_id, answer.participant_id) for answer, _ in rows if answer.asked_at]

    def _answer(self, reply: str) -> None:
        awaited = self._awaited()
        if awaited:
            proposal, person = self.luck.choice(awaited)
            self._say(person, proposal, reply)

    def _say(self, person: int, proposal: int, reply: str) -> None:
        own = open_as_participant(self.world.engine, person, now=self.world.clock).proposals
        own.accept(proposal) if reply == "accepted" else own.decline(proposal)
        self.known.replies[proposal, person] = reply

    # what must hold

    def live(self) -> Counter[Pair]:
        """Pairs that are together, mentee first, and how often; in a group each with the mentor."""
        with Session(self.world.engine) as session:
            rows = session.exec(
                select(PairingMemberRow)
                .join(PairingRow, PairingRow.id == PairingMemberRow.pairing_id)
                .join(ParticipantRow, ParticipantRow.id == PairingMemberRow.participant_id)
                .where(PairingRow.ended_on.is_(None), ParticipantRow.status != "left")
            ).all()
        found: dict[int, dict[str, list[int]]] = {}
        for row in rows:
            found.setdefault(row.pairing_id, {}).setdefault(row.side, []).append(row.participant_id)
        return Counter(
            (mentee, mentor)
            for each in found.values()
            for mentee in each.get("mentee", ())
            for mentor in each.get("mentor", ())
        )

    def check(self, before: Counter[Pair]) -> None:
        now = self.live()
        with Session(self.world.engine) as session:
            people = {row.id: row for row in session.exec(select(ParticipantRow)).all()}
            answers = {row.id: row.answers for row in session.exec(select(ApplicationRow)).all()}
            rules = {
                (row.mentee_id, row.mentor_id): (row.kind, row.reason) for row in session.exec(select(PairRuleRow))
            }
            proposals = session.exec(select(ProposalRow)).all()
            replies = {
                (row.proposal_id, row.participant_id): row.reply for row in session.exec(select(ProposalAnswerRow))
            }
            unsent = session.exec(
                select(MessageRow).where(MessageRow.kind == "proposal", MessageRow.status == MessageStatus.READY.value)
            ).all()
        assert rules == self.known.decisions, "a decision was lost or overwritten unseen"
        assert now == self.known.together, "a pairing was lost, or came from nowhere"
        assert set(now.values()) <= {1}, "two are together twice"
        assert {key: reply for key, reply in replies.items() if reply} == self.known.replies, "an answer was lost"
        open_ = [(row.mentee_id, row.mentor_id) for row in proposals if row.state in {state.value for state in OPEN}]
        assert not set(open_) & set(now), "suggested to each other though together"
        held = Counter(person for pair in [*now.elements(), *open_] for person in pair)
        for person, count in held.items():
            assert count <= people[person].places, f"{people[person].name} has more than her places"
            assert people[person].status != "left", f"{people[person].name} has left"
        for mentee, mentor in now - before:
            kind = rules.get((mentee, mentor), ("", ""))[0]
            assert kind != "bar", "a barred pair was made"
            wish = answers[people[mentee].application_id].get("not_with", "")
            assert people[mentor].name not in wish, "one asked to be kept apart from the other"
            both = [set(answers[people[person].application_id]["languages"]) for person in (mentee, mentor)]
            assert both[0] & both[1] or kind == "lock" or self._was_locked(mentee, mentor), "a must-have was broken"
        gone = {row.id for row in proposals if row.state in ("declined", "withdrawn")}
        assert not [each for each in unsent if each.proposal_id in gone], "a question that is over still goes out"

    def _was_locked(self, mentee: int, mentor: int) -> bool:
        """Proposed under a lock that somebody took away since: the exception was made then, with its reason."""
        with Session(self.world.engine) as session:
            rows = session.exec(
                select(ProposalRow).where(ProposalRow.mentee_id == mentee, ProposalRow.mentor_id == mentor)
            ).all()
        return any(row.state == ProposalState.SCHEDULED.value for row in rows)


STEPS = (
    "rerun", "rerun", "rerun", "rerun", "lock", "bar", "swap", "take_away", "publish", "publish", "propose", "propose",
    "draft", "ask", "accept", "accept", "accept", "decline", "withdraw", "begin", "begin", "undo", "leave", "end",
    "both_publish", "both_answer", "reassign", "reassign",
)  # fmt: skip
GROUP_STEPS = (
    "rerun", "rerun", "rerun", "lock", "bar", "take_away", "publish", "publish", "publish", "undo", "leave", "end",
    "both_publish", "move", "move", "move", "move", "lead", "lead", "lead", "both_move",
)  # fmt: skip
