"""Two coordinators at one cohort, doing whatever comes to mind, each by what she saw last; and what must hold always."""

from collections import Counter
from collections.abc import Callable, Iterator
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
from core.messages.outbox import MessageStatus
from core.program.questions import Side
from core.roles import Role
from db import Workspace, open_as_participant
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
Pair = tuple[int, int]


def furnish(world: Any) -> None:
    """More people, two languages of which one must be common, a wish to be kept apart, and a program that asks first."""
    luck = Random(7)  # noqa: S311
    with Session(world.engine) as session:
        program = session.get(ProgramRow, 1)
        program.settings = {**program.settings, "acceptance": "both", "asked_first": "mentor"}
        for n in range(MENTORS + MENTEES):
            side, name = ("mentor" if n < MENTORS else "mentee"), f"Person {n}"
            skills = {skill: luck.randint(1, 3) for skill in ("Budgeting", "Python") if luck.random() < 0.7}
            answers = {"skills": skills or {"Negotiation": 1}, "languages": luck.choice(LANGUAGES)}
            if n == MENTORS:
                answers["not_with"] = "Person 0"
            places = 2 if side == "mentor" else 1 + (n == MENTORS + 1)
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
    lines: tuple[Any, ...] = ()
    pairings: tuple[Any, ...] = ()

    def look(self) -> None:
        self.desk = self.workspace.matching.desk()
        self.result = match(self.desk.pool, self.desk.rules)
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

    def run(self, steps: int) -> None:
        for _ in range(steps):
            name = self.luck.choice(STEPS)
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
            one.workspace.pairings.end(pairing.id, pairing.version, "over", members=members)
            self.known.together -= Counter([tuple(member.id for member in pairing.members)])

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

    def _perhaps_look(self, one: Eyes) -> None:
        if self.luck.random() < 0.5:
            one.look()

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
        """Pairs that are together, mentee first, and how often."""
        with Session(self.world.engine) as session:
            rows = session.exec(
                select(PairingMemberRow)
                .join(PairingRow, PairingRow.id == PairingMemberRow.pairing_id)
                .where(PairingRow.ended_on.is_(None))
            ).all()
        found: dict[int, dict[str, int]] = {}
        for row in rows:
            found.setdefault(row.pairing_id, {})[row.side] = row.participant_id
        return Counter((each["mentee"], each["mentor"]) for each in found.values())

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
    "both_publish", "both_answer",
)  # fmt: skip
