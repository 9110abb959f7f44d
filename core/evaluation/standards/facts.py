"""What a program's own data show of good practice: each a number out of a number, with the sentence that tells it."""

from dataclasses import dataclass

from core.text import Text, text


@dataclass(frozen=True)
class Fact:
    """``said`` names ``{count}`` and ``{of}``; ``any_will_do``: one is enough, it need not be most of them."""

    said: Text
    any_will_do: bool = False


@dataclass(frozen=True)
class Shown:
    """``count`` of ``of``, in one cohort. Where ``of`` is 0 there is nothing to count, and that is not "none"."""

    fact: str
    count: int
    of: int

    @property
    def said(self) -> Text:
        if not self.of:
            return text("Nothing to count yet.")
        return text(FACTS[self.fact].said.message, count=self.count, of=self.of)


FACTS: dict[str, Fact] = {
    "page_mentor": Fact(text("Recruiting pages for mentors that are published, with all four blocks: {count}."), True),
    "page_mentee": Fact(text("Recruiting pages for mentees that are published, with all four blocks: {count}."), True),
    "referred": Fact(text("Of {of} applications, {count} came by a recommendation."), True),
    "decisions_mentor": Fact(
        text("Of {of} decisions about mentors, {count} say by which version of what you look for they were made.")
    ),
    "decisions_mentee": Fact(
        text("Of {of} decisions about mentees, {count} say by which version of what you look for they were made.")
    ),
    "applications_mentor": Fact(text("Of {of} mentors who take part, {count} came by an application.")),
    "interviews": Fact(text("Of {of} mentors who take part, an interview is noted for {count}.")),
    "checks": Fact(text("Of {of} mentors who take part, {count} have a check that is clear and has not expired.")),
    "references": Fact(text("Of {of} mentors who take part, two references or more are noted for {count}.")),
    "consented": Fact(text("Of {of} people who take part, {count} have agreed to it.")),
    "guardians": Fact(text("Of {of} guardians who were asked, {count} agreed.")),
    "trained_mentors": Fact(
        text("Of {of} mentors who were paired, {count} had two hours of training or more noted before.")
    ),
    "trained_mentees": Fact(text("Of {of} mentees who were paired, {count} had an hour of training noted before.")),
    "yearly_training": Fact(
        text("Of {of} mentors paired a year ago or earlier, {count} had a training in the last twelve months.")
    ),
    "explained": Fact(text("Of {of} pairings, {count} came from a matching whose criteria and weights are kept.")),
    "asked_first": Fact(text("Of {of} pairings, {count} were made after those concerned had been asked.")),
    "signed": Fact(text("Of {of} pairings that are together, {count} have an agreement that everybody signed.")),
    "first_met": Fact(text("Of {of} pairings begun a month ago or earlier, {count} noted a meeting.")),
    "meetings_whole": Fact(text("Of {of} meetings that were held, {count} say how long they took.")),
    "goals_set": Fact(text("Of {of} pairings begun a month ago or earlier, {count} have set a goal.")),
    "contacts": Fact(text("Of {of} contacts that were due by the schedule you keep, {count} were made in time.")),
    "asked_mentors": Fact(text("Of {of} check-ins with mentors, {count} were answered.")),
    "asked_mentees": Fact(text("Of {of} check-ins with mentees, {count} were answered.")),
    "reviews": Fact(text("Of {of} pairings begun four months ago or earlier, {count} were reviewed.")),
    "closings": Fact(text("Of {of} pairings that ended, {count} were closed with every step.")),
    "look_backs": Fact(text("Of {of} people asked at the end how it was, {count} answered.")),
    "rematch": Fact(text("Of {of} places in pairings that ended, it was decided of {count} whether to match again.")),
    "charter": Fact(text("Of {of} questions of the charter, {count} are answered.")),
    "targets": Fact(text("Targets tied to a measure: {count}."), True),
    "stakeholders": Fact(text("Of {of} people asked to agree to the charter, {count} agreed to it as it stands.")),
    "capacity": Fact(text("Sides of the cohort with a limit on how many are taken: {count} of {of}.")),
    "costs": Fact(text("Budgets that stand in the charter: {count}."), True),
    "plans": Fact(text("Of {of} surveys that were sent, {count} have a plan of analysis that was fixed.")),
    "relationship_asked": Fact(text("Times that people were asked how it goes between the two: {count}."), True),
    "before_after": Fact(text("Surveys that were asked both before and after: {count} of {of}."), True),
    "reports": Fact(text("Reports that were closed, so that supervisors see them: {count}."), True),
}
