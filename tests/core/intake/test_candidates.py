"""Lists of people who might become mentors: read with care, ranked by what is missing, never by who they are."""

from datetime import date

import pytest

from core.intake.candidates import (
    Candidate,
    CandidateStatus,
    Source,
    candidate_form,
    keep_until,
    read_candidates,
    suggest_columns,
)
from core.intake.mentor_finder import NEED, WEIGHTS, rank_candidates
from core.intake.protected import protected_columns, without_columns
from core.intake.spreadsheet import read_table
from core.matching import Criterion, Measure, Person, Pool, Rules
from core.program.questions import Form, Kind, Question, Side

ON = date(2026, 11, 23)
SKILLS = Criterion("skills", "Skills", Measure.COVERAGE, "skills", "skills")
SPEAKS = Criterion("languages", "Language", Measure.LANGUAGE, "languages", "languages", weight=0, must_have=1.0)
TIME = Criterion("availability", "Times", Measure.AVAILABILITY, "availability", "availability")
RULES = Rules((SKILLS, SPEAKS, TIME))
FORM = Form(
    Side.MENTOR,
    (
        Question("skills", Kind.SKILLS, "Skills you offer", required=True, options=("Budgeting", "Law")),
        Question("languages", Kind.LANGUAGES, "Languages you speak", options=("English",)),
        Question("availability", Kind.AVAILABILITY, "When could you meet?"),
        Question("gender", Kind.CHOICE, "Gender", options=("f", "m")),
    ),
)
STAFF = """Employee ID;Name;E-mail;Title;Gender;Date of Birth;Job title;Department;Skills;Languages;\
Years in the company;Rating;Has been a mentor;Referred by;Nationality
1;"Lovelace, Ada";ADA@example.org;Ms;f;10.12.1815;Project manager;Finance;Budgeting (3), Law;English, French;12;4.5;yes;Bo;UK
2;"Turing, Alan";alan@example.org;Mr;m;;Head of controlling;;;English;15+;;no;;UK
3;"Hopper, Grace";;Ms;f;;;;Law;;;;;;US
4;"Noether, Emmy";emmy@example.org;Dr;f;;;;law;German;3;5;;;DE
"""


def read(content=STAFF, source=Source.STAFF):
    table = read_table(content.encode(), "staff.csv")
    table = without_columns(table, protected_columns(table))
    form = candidate_form(FORM, RULES.criteria)
    return read_candidates(table, suggest_columns(table, form), form, source, "skills", "Europe/Berlin")


def test_traits_are_recognised_by_header_and_by_cells_and_are_gone_before_anything_is_read():
    table = read_table(STAFF.encode(), "staff.csv")
    assert {header: str(trait) for header, trait in protected_columns(table).items()} == {
        "Title": "gender or sex", "Gender": "gender or sex", "Date of Birth": "birth or age",
        "Nationality": "origin or nationality",
    }  # fmt: skip
    kept = without_columns(table, protected_columns(table))
    assert not {"Gender", "Title", "Nationality"} & set(kept.headers)
    assert all(len(row) == len(kept.headers) == len(kept.columns) for row in kept.rows)
    assert "1815" not in str(read())


@pytest.mark.parametrize(
    "header",
    ["Geschlecht", "Fecha de nacimiento", "Age", "Ethnic background", "Religion", "Do you have a disability?", "Marital status",
     "Sexual orientation", "Staatsangehörigkeit", "Union member", "Passport photo", "Veteran status", "Civil status"],
)  # fmt: skip
def test_these_headers_tell_a_trait(header):
    assert protected_columns(read_table(f"Name,{header}\nAda,x\nBo,y\n".encode(), "a.csv")) != {}


@pytest.mark.parametrize(
    "header",
    ["Department", "Years of experience", "Language", "Civil engineering skills", "Mental health first aid", "Manager",
     "Political science degree", "Age group taught", "Orientation completed", "Stage of career", "Message"],
)  # fmt: skip
def test_these_headers_do_not(header):
    assert protected_columns(read_table(f"Name,{header}\nAda,x\nBo,y\n".encode(), "a.csv")) == {}


def test_a_messy_list_becomes_people_and_says_what_it_could_not_read():
    found = read()
    assert [one.name for one in found.people] == ["Ada Lovelace", "Alan Turing", "Emmy Noether"]
    ada, alan, emmy = found.people
    assert (ada.email, ada.years, ada.mentored, ada.referred_by) == ("ada@example.org", 12, True, "Bo")
    assert ada.answers["skills"]["Budgeting"] == 3 and "Law" in ada.answers["skills"]
    assert (ada.feedback, ada.feedback_said) == (0.875, "4.5/5")
    assert alan.years is None, "15+ is no number, and is not made one"
    assert alan.mentored is False and alan.feedback is None and emmy.mentored is None
    assert [fault.row for fault in found.faulty] == [4]
    assert [(fault.row, fault.column) for fault in found.unread] == [(3, "Years in the company")]


def test_skills_that_a_role_names_count_and_are_told_apart():
    found = read("Name,Email,Job title\nAda,ada@example.org,Project management and negotiation lead\n")
    assert found.people[0].named and set(found.people[0].named) == set(found.people[0].answers["skills"])


def test_nothing_but_what_matching_compares_is_asked_of_a_candidate():
    keys = {question.key for question in candidate_form(FORM, RULES.criteria).questions}
    assert "gender" not in keys
    assert {"skills", "languages", "availability"} < keys


def test_a_document_brings_the_same_candidate_back():
    for one in read().people:
        assert Candidate.from_document(one.name, one.email, one.source, one.to_document()) == one


def rank(candidates, lacking, rules, on):
    return rank_candidates(candidates, Pool(on, tuple(lacking)), rules)


def person(number, *skills, **answers):
    return Person(number, f"P{number}", {"skills": dict.fromkeys(skills, 2), **answers})


def candidate(name, skills=None, **known):
    answers = {} if skills is None else {"skills": dict.fromkeys(skills, 3)}
    return Candidate(
        name, f"{name.lower()}@example.org", Source.STAFF, "UTC", answers | known.pop("answers", {}), **known
    )


def test_who_offers_what_is_missing_comes_first_and_the_points_add_up():
    lacking = [person(1, "Finance"), person(2, "Finance", "Law"), person(3, "Art")]
    ranked = rank(
        [candidate("Ida", ["Art"], years=20), candidate("Fay", ["Finance"], years=20), candidate("Gus", ["Cooking"])],
        lacking, RULES, ON,
    )  # fmt: skip
    assert [one.candidate.name for one in ranked] == ["Fay", "Ida", "Gus"]
    fay = ranked[0]
    assert fay.could_serve == 2
    assert "2 of the 3" in str(fay.points[0].reason) and "Finance (2)" in str(fay.points[0].reason)
    for one in ranked:
        assert one.score == pytest.approx(sum(each.points for each in one.points), abs=0.05)
        assert sum(each.possible for each in one.points) == pytest.approx(100, abs=0.3)


def test_what_is_not_known_counts_neither_way_and_unknown_skills_are_not_ranked():
    lacking = [person(1, "Finance")]
    ranked = rank(
        [candidate("Ada"), candidate("Bo", ["Finance"]), candidate("Cy", ["Finance"], years=0)], lacking, RULES, ON
    )
    assert [(one.candidate.name, one.score) for one in ranked] == [("Bo", 100.0), ("Cy", 71.4), ("Ada", None)]
    unknown = {each.criterion for each in ranked[0].points if each.value is None}
    assert unknown == set(WEIGHTS) - {NEED}


def test_more_than_five_years_count_no_more():
    lacking = [person(1, "Finance")]
    five, fifty = rank(
        [candidate("Ada", ["Finance"], years=5), candidate("Bo", ["Finance"], years=50)], lacking, RULES, ON
    )
    assert five.score == fifty.score


def test_a_must_have_of_matching_holds_for_candidates_too():
    lacking = [person(1, "Finance", languages=["Spanish"])]
    speaks = {"languages": ["Spanish"]}
    ranked = rank(
        [candidate("Ada", ["Finance"], answers={"languages": ["English"]}), candidate("Bo", ["Finance"], answers=speaks)],
        lacking, RULES, ON,
    )  # fmt: skip
    assert [(one.candidate.name, one.could_serve) for one in ranked] == [("Bo", 1), ("Ada", 0)]


def test_nobody_is_ranked_before_somebody_lacks_a_mentor():
    assert [one.score for one in rank([candidate("Ada", ["Law"])], [], RULES, ON)] == [None]


def test_a_recommendation_can_only_help():
    lacking = [person(1, "Finance"), person(2, "Art")]
    ranked = rank([candidate("Ada", ["Finance"]), candidate("Bo", ["Finance"], referred_by="Cy")], lacking, RULES, ON)
    assert [one.candidate.name for one in ranked] == ["Bo", "Ada"]


def test_who_declined_is_kept_a_shorter_time():
    assert keep_until(CandidateStatus.DECLINED, ON) < keep_until(CandidateStatus.NEW, ON)
