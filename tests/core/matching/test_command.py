"""The command line as it is typed: files in, files out, refusals whole, and a check that can say no."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import Infeasible, InvalidInput
from core.matching.command.assigning import Asked, assign
from core.matching.command.verify import verify

ROOT = Path(__file__).parents[3]
KEYS = {
    "partners", "matched", "total", "upper_bound", "proven", "worst", "load", "unmatched", "objective", "method",
}  # fmt: skip


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "core.matching", *arguments]
    return subprocess.run(command, cwd=folder, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)


def npy(values) -> bytes:
    content = BytesIO()
    np.save(content, np.asarray(values))
    return content.getvalue()


def asked(scores, capacity, **others) -> Asked:
    files = {"scores": ("scores.npy", npy(scores)), "capacity": ("capacity.npy", npy(capacity))}
    for name in ("minimum-load", "demand-file", "mentee-ids", "mentor-ids"):
        if (given := others.pop(name.replace("-", "_"), None)) is not None:
            files[name.removesuffix("-file")] = (f"{name}.txt", given)
    return Asked(files, **others)


def answer(*given, **others) -> dict:
    return json.loads(assign(asked(*given, **others))[0])


def faults(*given, **others) -> list[str]:
    with pytest.raises(InvalidInput) as refused:
        assign(asked(*given, **others))
    return [str(fault) for fault in refused.value.faults]


NAN = np.nan
SCORES = [[0.9, 0.4], [0.8, NAN], [0.7, 0.1]]


def test_the_most_people_then_the_highest_total() -> None:
    found = answer(SCORES, [1, 1])
    assert found.keys() == KEYS
    assert found["partners"] == [[1], [0], []]
    assert (found["matched"], found["total"], found["upper_bound"], found["proven"]) == (2, 1.2, 1.2, True)
    assert (found["worst"], found["load"], found["unmatched"]) == (0.4, [1, 1], [[2, "all-taken"]])
    assert (found["objective"], found["method"]) == ("most-people", "exact assignment; scores exact")


def test_each_objective_is_its_own() -> None:
    scores = [[10, 6], [9, -1]]
    assert answer(scores, [1, 1])["partners"] == [[1], [0]]
    assert answer(scores, [1, 1], objective="total")["partners"] == [[1], [0]]
    assert answer([[10, 1], [9, -5]], [1, 1])["partners"] == [[1], [0]]
    alone = answer([[10, -1], [9, -5]], [1, 1], objective="total")
    assert alone["partners"] == [[0], []] and alone["unmatched"] == [[1, "lowers-total"]]
    assert answer([[10, 5], [6, 2]], [1, 1], objective="fairest")["worst"] == 5
    assert answer([[10, 3], [6, 2]], [1, 1], objective="most-people")["total"] == 12


def test_mentees_may_have_several_different_mentors() -> None:
    found = answer([[5, 4], [3, 1]], [2, 1], demand=2)
    assert found["partners"] == [[0, 1], [0]] and found["load"] == [2, 1] and found["proven"]
    assert answer([[5, 4], [3, 1]], [2, 2], demand_file=b"2\n0\n")["partners"] == [[0, 1], []]


def test_a_minimum_load_is_met_whatever_it_costs() -> None:
    assert answer([[9, 1], [9, 2]], [2, 2], minimum_load=b"0\n1\n")["partners"] == [[0], [1]]
    assert answer([[9, -7]], [1, 1], minimum_load=b"0\n1\n", objective="total")["total"] == -7


def test_minimum_loads_that_cannot_be_met_are_named() -> None:
    with pytest.raises(Infeasible) as refused:
        assign(asked([[1, 1, 1], [NAN, NAN, 1]], [2, 2, 2], minimum_load=b"1\n1\n0\n", mentor_ids=b"Ida\nJo\nKim"))
    assert "1 short: the mentors Ida, Jo ask for 2 mentees together, and only 1 " in str(refused.value)


def test_reasons_say_why_somebody_has_nobody() -> None:
    scores = [[9.0, NAN, NAN], [NAN, NAN, NAN], [1.0, NAN, NAN], [NAN, 9.0, NAN], [8.0, NAN, NAN], [9.0, 9.0, 9.0]]
    found = answer(scores, [1, 0, 1], minimum_score=5, demand_file=b"1\n1\n1\n1\n1\n0")
    codes = [
        [1, "no-allowed-mentor"],
        [2, "below-minimum-score"],
        [3, "no-places"],
        [4, "all-taken"],
        [5, "wants-nobody"],
    ]
    assert found["unmatched"] == codes


def test_rows_and_columns_in_any_order_give_the_same_pairs() -> None:
    luck = np.random.default_rng(5)
    scores = luck.integers(0, 3, (9, 6)).astype(float)  # many ties
    names, others = [f"mentee {place:02}" for place in range(9)], [str(place * 3) for place in range(6)]
    seen = set()
    for _ in range(25):
        rows, columns = luck.permutation(9), luck.permutation(6)
        found = answer(
            scores[np.ix_(rows, columns)], np.arange(6)[columns] % 3,
            mentee_ids="\n".join(names[row] for row in rows).encode(),
            mentor_ids="\n".join(others[column] for column in columns).encode(),
        )  # fmt: skip
        seen.add(
            tuple(
                sorted(
                    (names[rows[row]], others[columns[column]])
                    for row, partners in enumerate(found["partners"])
                    for column in partners
                )
            )
        )
    assert len(seen) == 1


def test_empty_sides_and_pools_without_pairs_are_answered() -> None:
    for shape in ((0, 0), (3, 0), (0, 2), (2, 2)):
        found = answer(np.full(shape, NAN), np.ones(shape[1], dtype=int))
        assert (found["matched"], found["total"], found["worst"], found["proven"]) == (0, 0, None, True)


def test_every_fault_is_told_at_once() -> None:
    told = faults(
        [[np.inf, 1], [1, 1]],
        [1.5, -1],
        minimum_load=b"1\n2\n3",
        mentee_ids=b"a\na",
        mentor_ids=b"x\n\ny",
        minimum_score=NAN,
    )
    assert told == [
        "scores.npy, row 0, column 0 is infinite; write NaN where a pair is not allowed",
        "capacity.npy, line 1 “1.5” is not a whole number from 0",
        "capacity.npy, line 2 “-1.0” is not a whole number from 0",
        "minimum-load.txt has 3 values for 2 mentors",
        "mentee-ids.txt, line 2 “a” is there already, in line 1",
        "mentor-ids.txt has 3 values for 2 mentors",
        "mentor-ids.txt, line 2 is blank",
        "--minimum-score is not a finite number",
    ]
    assert faults([1, 2], [1])[0].startswith("scores.npy is not a table of numbers")
    assert faults([[b"x"]], [1])[0].startswith("scores.npy is not a table of numbers")
    assert faults([[1]], [1], demand_file=b"1 \xff") == ["demand-file.txt is neither an .npy file nor text"]
    assert faults([[1]], [1], minimum_load=b"2") == [
        "minimum-load.txt, line 1 asks for 2 with a mentor who has 1 places"
    ]
    assert faults([[1]], [1], demand=-1) == ["--demand is below 0"]


def test_files_that_run_code_when_read_are_refused() -> None:
    content = BytesIO()
    np.save(content, np.array([[{}]], dtype=object), allow_pickle=True)
    files = {"scores": ("s.npy", content.getvalue()), "capacity": ("c", b"1")}
    with pytest.raises(InvalidInput, match="cannot be matched"):
        assign(Asked(files))


@pytest.mark.parametrize("objective", ["most-people", "total", "fairest"])
@pytest.mark.parametrize("others", [{}, {"demand": 2}, {"minimum_load": b"1\n" * 6, "minimum_score": -0.5}])
def test_what_was_proven_is_verified_apart_from_the_engine(objective, others) -> None:
    luck = np.random.default_rng(11)
    scores = luck.normal(size=(15, 6))
    scores[luck.random((15, 6)) < 0.3] = NAN
    result, proof = assign(asked(scores, [3] * 6, objective=objective, **others))
    assert json.loads(result)["proven"]
    assert verify(result, proof) == ([], 0)
    # Another pair in place of one that was made is found out.
    found = json.loads(result)
    row = next(row for row, partners in enumerate(found["partners"]) if partners)
    found["partners"][row] = []
    wrong, _ = verify(json.dumps(found).encode(), proof)
    assert wrong


def test_a_better_bound_than_true_is_found_out() -> None:
    result, proof = assign(asked([[3, 1], [2, 1]], [1, 1]))
    kept = dict(np.load(BytesIO(proof)))
    worse = json.loads(result) | {"partners": [[1], [0]], "total": 3.0, "upper_bound": 3.0, "worst": 1.0}
    assert verify(json.dumps(worse).encode(), proof)[0] == ["what is said of the proof", "the upper bound"]
    kept["total_u"] = kept["total_u"] - 1
    content = BytesIO()
    np.savez(content, **kept)
    assert "what is said of the proof" in verify(result, content.getvalue())[0]


def test_the_command_writes_a_result_that_verifies(tmp_path: Path) -> None:
    (tmp_path / "scores.npy").write_bytes(npy(SCORES))
    (tmp_path / "capacity.txt").write_text("1\n1\n")
    arguments = ["scores.npy", "--capacity", "capacity.txt", "--out", "result.json", "--proof", "proof.npz"]
    done = run(tmp_path, "assign", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads((tmp_path / "result.json").read_text())["matched"] == 2
    done = run(tmp_path, "verify", "result.json", "proof.npz")
    assert done.returncode == 0 and "Proven best." in done.stdout
    result = (tmp_path / "result.json").read_text()
    (tmp_path / "result.json").write_text(result.replace('"matched": 2', '"matched": 3'))
    done = run(tmp_path, "verify", "result.json", "proof.npz")
    assert done.returncode == 1 and "does not hold: the number of people matched" in done.stdout


def test_nothing_is_written_where_input_is_refused(tmp_path: Path) -> None:
    (tmp_path / "scores.npy").write_bytes(npy(SCORES))
    (tmp_path / "capacity.txt").write_text("1\nmany\n")
    done = run(tmp_path, "assign", "scores.npy", "--capacity", "capacity.txt", "--out", "result.json")
    assert done.returncode == 2 and "“many” is not a whole number" in done.stderr and not done.stdout
    (tmp_path / "capacity.txt").write_text("1\n1\n")
    done = run(
        tmp_path,
        "assign",
        "scores.npy",
        "--capacity",
        "capacity.txt",
        "--out",
        "result.json",
        "--proof",
        "no/proof.npz",
    )
    assert done.returncode == 2 and "cannot be written" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["capacity.txt", "scores.npy"]


KINDS = [
    "another partner", "one less", "twice the same", "one more", "all with one", "nobody's number", "total",
    "bound above", "bound below", "matched", "worst", "load", "proven", "unmatched",
]  # fmt: skip


def tampered(result: dict, luck) -> tuple[str, dict]:
    """The same result with one thing changed that cannot hold any more."""
    row = luck.choice([row for row, partners in enumerate(result["partners"]) if partners])
    partners, load = [list(each) for each in result["partners"]], list(result["load"])
    mentors = [column for column in range(len(load)) if column not in partners[row]]
    kind = luck.choice(KINDS)
    changed: dict = {}
    if kind == "another partner":
        partners[row] = [luck.choice(mentors)]
    elif kind == "one less":
        partners[row] = []
    elif kind == "twice the same":
        partners[row] = 2 * partners[row]
    elif kind == "one more":
        partners[row] = [*partners[row], luck.choice(mentors)]
    elif kind == "all with one":
        partners = [[0] for _ in partners]
    elif kind == "nobody's number":
        partners[row] = [luck.choice([-1, len(load)])]
    elif kind == "total":
        changed["total"] = result["total"] + luck.choice([-1, 0.001, 1e6])
    elif kind == "bound above":
        changed["upper_bound"] = result["upper_bound"] + luck.choice([0.001, 5])
    elif kind == "bound below":
        changed["upper_bound"] = result["upper_bound"] - luck.choice([0.001, 5])
    elif kind == "matched":
        changed["matched"] = result["matched"] + luck.choice([-1, 1])
    elif kind == "worst":
        changed["worst"] = result["worst"] + luck.choice([-0.01, 0.01])
    elif kind == "load":
        load[luck.randrange(len(load))] += 1
    elif kind == "proven":
        changed["proven"] = False
    else:
        changed["unmatched"] = [*result["unmatched"], [row, "all-taken"]]
    return kind, result | {"partners": partners, "load": load} | changed


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 30), st.sampled_from(["most-people", "total", "fairest"]), st.randoms(use_true_random=False))
def test_no_change_to_a_result_is_verified(seed: int, objective: str, luck) -> None:
    numbers = np.random.default_rng(seed)
    scores = numbers.random((9, 4)).round(luck.choice([3, 16]))
    scores[numbers.random((9, 4)) < 0.2] = NAN
    result, proof = assign(asked(scores, numbers.integers(1, 4, 4), objective=objective, demand=luck.choice([1, 2])))
    assert verify(result, proof)[0] == []
    kind, changed = tampered(json.loads(result), luck)
    try:
        assert verify(json.dumps(changed).encode(), proof)[0], kind
    except IndexError:
        assert kind == "nobody's number"


def test_a_file_that_is_read_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "scores.npy").write_bytes(npy(SCORES))
    (tmp_path / "capacity.txt").write_text("1\nmany\n")
    given = ["scores.npy", "--capacity", "capacity.txt", "--mentor-ids", "ids", "--demand", "9" * 30]
    done = run(tmp_path, "assign", *given, "--out", "scores.npy", "--proof", "./scores.npy")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "These files cannot be matched as they are.",
        "  ids cannot be read: No such file or directory",
        "  --out, scores.npy is another of these files; write to a name of its own",
        "  --proof, ./scores.npy is another of these files; write to a name of its own",
        "  capacity.txt, line 2 “many” is not a whole number from 0",
        "Correct the places listed, then try again.",
    ]
    assert (tmp_path / "scores.npy").read_bytes() == npy(SCORES)


def test_numbers_too_large_to_be_told_are_refused() -> None:
    assert faults([[1e308, 1e308]], [1, 10**12]) == [
        "scores.npy has scores beyond 1e+300; divide all of them by the same number",
        "capacity.npy, line 2 “1000000000000” is more than 1000000000",
    ]
    assert answer(SCORES, [1, 1], demand=10**30)["load"] == [1, 1]
