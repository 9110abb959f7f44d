"""What tells a group that it is one: everybody reads of those facing her, and who else is in it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from core.matching import Group, Proposal, Rules
from core.messages.templates import compose, introduction_for
from core.program.program import Program
from core.program.questions import Form, Side
from core.tracking.first_meeting import common_times
from db.introductions import USUAL, Introduced, Introduction, introduction_fields, reasons_of
from db.message_wording import Wordings, wording_for

MOST_REASONS = 2  # for each two of a group
MONTH = 31  # days ahead in which a time for all is looked for


def introduce_group(
    program: Program,
    members: Sequence[Introduced],
    reasons: Sequence[str],
    links: Mapping[int, str],
    signed: str,
    note: str = "",
    wordings: Wordings = USUAL,
    first: datetime | None = None,
) -> tuple[Introduction, ...]:
    """A message to each: mentees face the mentor, the mentor all mentees, peers each other. Each reads her reasons."""
    return tuple(
        introduce_one(program, each, members, reasons, links[each.id], signed, note, wordings, first)
        for each in members
    )


def introduce_one(
    program: Program, reader: Introduced, members: Sequence[Introduced], reasons: Sequence[str], link: str, signed: str,
    note: str = "", wordings: Wordings = USUAL, first: datetime | None = None,
) -> Introduction:  # fmt: skip
    """The message to one of them."""
    facing = facing_her(reader, members)
    beside = [each.name for each in members if each is not reader and each not in facing]
    line = f"With you in the group: {listed(beside)}." if beside else ""
    hers = [each for each in reasons if len(members) == 2 or _is_hers(each, reader)]
    key = introduction_for(reader.side)
    fields = introduction_fields(
        program, reader, joined(facing), hers, link, signed, "\n\n".join(filter(None, (note, line))), first
    )
    return Introduction(reader, compose(key, fields, wording_for(wordings, key, reader.language)), tuple(hers))


def _is_hers(reason: str, reader: Introduced) -> bool:
    """A mentee reads of herself; whoever faces several, of all of them."""
    return reader.side is not Side.MENTEE or reader.name in reason.partition(": ")[0]


def facing_her(reader: Introduced, members: Sequence[Introduced]) -> list[Introduced]:
    """Whom she is together with, of all in the group."""
    of_peers = reader.side is Side.PEER
    return [each for each in members if each is not reader and (of_peers or each.side is not reader.side)]


def joined(people: Sequence[Introduced]) -> Introduced:
    """Several people as if they were one to be introduced: each line of a profile says whose it is."""
    if len(people) == 1:
        return people[0]
    return Introduced(
        id=0, side=people[0].side, name=listed([each.name for each in people]),
        email=", ".join(each.email for each in people),
        profile=tuple(f"{each.name}: {line}" for each in people for line in each.profile),
        sharing=all(each.sharing for each in people), free=people[0].free, language="",
    )  # fmt: skip


def group_reasons(
    proposals: Sequence[Proposal], rules: Rules, forms: Mapping[Side, Form], people: Mapping[int, Introduced]
) -> tuple[str, ...]:
    """Sentences that all may read, each with whose they are; none unless everybody agreed to sharing."""
    ids = {id for proposal in proposals for id in proposal.pair}
    if not all(people[id].sharing for id in ids):
        return ()
    found: dict[str, list[str]] = {}
    for proposal in proposals:
        one, other = (people[id] for id in proposal.pair)
        whose = one.name if one.side is Side.MENTEE else f"{one.name} & {other.name}"
        for sentence in reasons_of(proposal, rules, forms, one, other)[:MOST_REASONS]:
            found.setdefault(sentence, []).append(whose)
    return tuple(f"{listed(whose)}: {sentence}" for sentence, whose in found.items())


def first_for_all(program: Program, members: Sequence[Introduced], today: date) -> datetime | None:
    """When all could meet first; None where there is no such time, or somebody does not share her answers."""
    one, *others = members
    if not others or not all(each.sharing for each in members):
        return None
    minutes = program.meeting_minutes
    times = [set(common_times(one.free, each.free, today, minutes, MONTH)) for each in others]
    return min(set.intersection(*times), default=None)


def members_of(groups: Sequence[Group], proposals: Sequence[Proposal]) -> list[tuple[tuple[int, ...], list[Proposal]]]:
    """The groups that these pairs make: ids, the mentor's last, with the pairs inside. Nobody else is in one."""
    made = {proposal.pair: proposal for proposal in proposals}
    found = []
    for group in groups:
        everybody = {*group.member_ids, *(() if group.mentor_id is None else (group.mentor_id,))}
        inside = [each for pair, each in made.items() if everybody.issuperset(pair)]
        here = {id for each in inside for id in each.pair}
        if here:
            found.append((tuple(sorted(here, key=lambda id: (id == group.mentor_id, id))), inside))
    return found


def listed(names: Sequence[str]) -> str:
    """Some names, at least one, as a message has them."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
