"""The engine from a command line: ``python -m core.matching assign | verify | pair``. See docs/matching.md."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from math import isfinite
from pathlib import Path

from core.errors import Fault, InvalidInput, Refusal
from core.matching.command.again import Again
from core.matching.command.assigning import OBJECTIVES, Asked, assign
from core.matching.command.pairing import pair
from core.matching.command.verify import verify
from core.text import text

REFUSED, WRONG = 2, 1


def main(arguments: list[str] | None = None) -> int:
    """0 where all went well; 1 where a result does not hold; 2 where the input was refused and nothing was written."""
    given = _options().parse_args(arguments)
    try:
        return int(given.run(given))
    except Refusal as refusal:
        print(refusal.message, file=sys.stderr)
        for fault in refusal.faults if isinstance(refusal, InvalidInput) else ():
            print(f"  {fault}", file=sys.stderr)
        print(refusal.remedy, file=sys.stderr)
        return REFUSED


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m core.matching", description="The best pairs, with proof.")
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("assign", help="a table of scores in, the best pairs out")
    one.add_argument("scores", help=".npy, mentees x mentors, any scale; NaN where a pair is not allowed")
    one.add_argument("--capacity", required=True, help="places of each mentor: .npy, or text with one a line")
    one.add_argument("--minimum-load", help="fewest mentees of each mentor")
    one.add_argument("--demand", default="1", help="how many mentors a mentee may have: a number, or a file")
    one.add_argument("--objective", choices=OBJECTIVES, default="most-people")
    one.add_argument("--minimum-score", type=float, help="pairs that score less are not made")
    one.add_argument("--mentee-ids", help="one a line; ties fall by the order of ids")
    one.add_argument("--mentor-ids")
    one.add_argument("--out", required=True, help="result.json")
    one.add_argument("--proof", help="proof.npz, for verify")
    one.set_defaults(run=_assign)
    two = commands.add_parser("verify", help="check a result against its proof, apart from the engine")
    two.add_argument("result")
    two.add_argument("proof")
    two.set_defaults(run=_verify)
    three = commands.add_parser("pair", help="spreadsheets of people in, pairs with points and reasons out")
    three.add_argument("mentees", nargs="?", help="CSV or XLSX with name, e-mail and a column per question")
    three.add_argument("mentors", nargs="?")
    three.add_argument("--peers", help="one sheet of people who are paired among themselves")
    three.add_argument("--rules", required=True, help="rules.toml")
    three.add_argument("--on", required=True, type=date.fromisoformat, help="day that time zones are compared on")
    three.add_argument("--out", required=True, help="pairs.csv")
    three.add_argument("--before", help="earlier pairs.csv, of which pairs are to stay")
    three.add_argument("--most-changes", type=int, help="with --before: so many of them end at most")
    three.add_argument("--price", type=float, help="with --before: points that ending one of them must gain")
    three.add_argument("--result", help="result.json, as assign writes it")
    three.add_argument("--proof", help="proof.npz, for verify")
    three.set_defaults(run=_pair)
    return parser


def _assign(given: argparse.Namespace) -> int:
    files = {
        "scores": given.scores,
        "capacity": given.capacity,
        "minimum-load": given.minimum_load,
        "mentee-ids": given.mentee_ids,
        "mentor-ids": given.mentor_ids,
    }
    number = int(given.demand) if given.demand.removeprefix("-").isdecimal() else None
    if number is None:
        files["demand"] = given.demand
    found, faults = _read(files)
    faults += _overwritten(files, {"out": given.out, "proof": given.proof})
    result, proof = assign(Asked(found, given.objective, number, given.minimum_score, faults))
    _write({given.out: result} | ({given.proof: proof} if given.proof else {}))
    return 0


def _pair(given: argparse.Namespace) -> int:
    if bool(given.peers) == bool(given.mentors) or (given.peers and given.mentees):
        raise Refusal("Two sheets are needed, of mentees and of mentors, or one of --peers.")
    wishes = [wish for wish in (given.most_changes, given.price) if wish is not None]
    if len(wishes) != bool(given.before) or not all(isfinite(wish) and wish >= 0 for wish in wishes):
        raise Refusal(
            "How many of the earlier pairs may end is not clear.",
            "Give --before together with one of --most-changes and --price, a number from 0.",
        )
    files = {"mentees": given.mentees, "mentors": given.mentors, "peers": given.peers, "rules": given.rules}
    files["before"] = given.before
    found = _all(*_read(files), _overwritten(files, {"out": given.out, "result": given.result, "proof": given.proof}))
    again = Again(*found.pop("before"), given.most_changes, given.price) if given.before else None
    paired = pair(found, given.on, again)
    wanted = {given.result: paired.result, given.proof: paired.proof}
    if any(name and content is None for name, content in wanted.items()):
        raise Refusal(
            "There is no proof to write for peers, for ranked choices, a second run, or where pairs are locked.",
            "Leave out --result and --proof.",
        )
    for sentence in paired.told:
        print(sentence, file=sys.stderr)
    _write({given.out: paired.table} | {name: content for name, content in wanted.items() if name and content})
    return 0


def _verify(given: argparse.Namespace) -> int:
    files = _all(*_read({"result": given.result, "proof": given.proof}))
    try:
        wrong, gap = verify(files["result"][1], files["proof"][1])
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, EOFError) as error:
        print(f"These are not a result and its proof: {error}", file=sys.stderr)
        return REFUSED
    for what in wrong:
        print(f"does not hold: {what}")
    print(f"gap to the bound: {gap:g} units of the proof")
    print("This result does not hold." if wrong else "Everything holds." + (" Proven best." if gap == 0 else ""))
    return WRONG if wrong else 0


Contents = dict[str, tuple[str, bytes]]


def _read(files: Mapping[str, str | None]) -> tuple[Contents, list[Fault]]:
    """Name and content by option, and a fault for every file that cannot be read."""
    found, faults = {}, []
    for option, name in files.items():
        if name is None:
            continue
        try:
            found[option] = name, Path(name or f"--{option}").read_bytes()
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or error
            faults.append(Fault(name or f"--{option}", text("cannot be read: {why}", why=why)))
    return found, faults


def _overwritten(read: Mapping[str, str | None], written: Mapping[str, str | None]) -> list[Fault]:
    """A file that is read as well, or written twice, is not written."""
    faults, taken = [], {Path(name).resolve() for name in read.values() if name}
    for option, name in written.items():
        if name and Path(name).resolve() in taken:
            faults.append(Fault(f"--{option}, {name}", text("is another of these files; write to a name of its own")))
        if name:
            taken.add(Path(name).resolve())
    return faults


def _all(found: Contents, faults: list[Fault], more: Sequence[Fault] = ()) -> Contents:
    if faults or more:
        raise InvalidInput("These files cannot be used as they are.", [*faults, *more])
    return found


def _write(files: Mapping[str, bytes]) -> None:
    """All or none: each is written beside its place first, then put there."""
    beside = {Path(name): Path(name).with_name(f".{Path(name).name}.unfinished") for name in files}
    try:
        for (place, unfinished), content in zip(beside.items(), files.values(), strict=True):
            if place.is_dir():
                raise IsADirectoryError(21, "it is a folder", str(place))
            unfinished.write_bytes(content)
        for place, unfinished in beside.items():
            unfinished.replace(place)
    except OSError as error:
        fault = Fault(str(error.filename), text("cannot be written: {why}", why=error.strerror or error))
        raise InvalidInput("Nothing was written.", [fault]) from error
    finally:
        for unfinished in beside.values():
            unfinished.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
