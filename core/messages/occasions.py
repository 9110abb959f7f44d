"""When each message of a program is written: what a coordinator chooses among to change its words."""

from dataclasses import dataclass

from core.messages.templates import MessageKey
from core.text import Text, text

INTRODUCTIONS = text("Introductions")
PROPOSALS = text("Proposals and choices")
APPLYING = text("Applying")
TAKING_PART = text("Taking part")
FINDING = text("Finding mentors")
ASKING = text("Surveys")
KEEPING = text("While a pairing goes on")
REPORTING = text("Reports")


@dataclass(frozen=True)
class Occasion:
    """``when`` is a sentence: what makes the app write this message."""

    group: Text
    title: Text
    when: Text


# in the order of the screen; messages about accounts are the installation's, not a program's
OCCASIONS: dict[MessageKey, Occasion] = {
    MessageKey.INTRODUCTION_TO_MENTEE: Occasion(
        INTRODUCTIONS, text("To the mentee"), text("Written to the mentee when a pair is published.")
    ),
    MessageKey.INTRODUCTION_TO_MENTOR: Occasion(
        INTRODUCTIONS, text("To the mentor"), text("Written to the mentor when a pair is published.")
    ),
    MessageKey.INTRODUCTION_TO_PEER: Occasion(
        INTRODUCTIONS, text("To a partner"), text("Written to both partners when a pair of peers is published.")
    ),
    MessageKey.STILL_LOOKING: Occasion(
        INTRODUCTIONS, text("Still looking"), text("Written when you write to those who wait, from Matching.")
    ),
    MessageKey.PROPOSAL: Occasion(
        PROPOSALS, text("Asks for a yes"), text("Goes when somebody is asked whether she would be paired with another.")
    ),
    MessageKey.PROPOSAL_REMINDER: Occasion(
        PROPOSALS, text("Reminder"), text("Goes some days before the last day to answer, or when you remind people.")
    ),
    MessageKey.PROPOSAL_ENDED: Occasion(
        PROPOSALS, text("Does not come about"), text("Written to whoever was asked, when the other says no.")
    ),
    MessageKey.CHOOSING: Occasion(
        PROPOSALS, text("Asks to choose"), text("Goes when somebody is asked whom she would like to meet.")
    ),
    MessageKey.CHOOSING_REMINDER: Occasion(
        PROPOSALS, text("Reminder to choose"), text("Goes some days before the last day to choose.")
    ),
    MessageKey.PAIRING_ENDED: Occasion(
        INTRODUCTIONS, text("A pairing has ended"), text("Written to both when a pairing ends for another.")
    ),
    MessageKey.GROUP_JOINED: Occasion(
        INTRODUCTIONS, text("Somebody joins a group"), text("Written to the others when somebody joins their group.")
    ),
    MessageKey.GROUP_LEFT: Occasion(
        INTRODUCTIONS, text("Somebody leaves a group"), text("Written to the others when somebody leaves their group.")
    ),
    MessageKey.RECEIVED: Occasion(
        APPLYING, text("Application received"), text("Goes when somebody hands an application in.")
    ),
    MessageKey.APPLICATION_LINK: Occasion(
        APPLYING, text("Link to the application"), text("Goes when somebody asks for the link she lost.")
    ),
    MessageKey.GUARDIAN_REQUEST: Occasion(
        APPLYING, text("To a parent or guardian"), text("Goes when a parent or guardian has to agree.")
    ),
    MessageKey.ACCEPTED: Occasion(APPLYING, text("Accepted"), text("Goes when you accept an application.")),
    MessageKey.WAITLISTED: Occasion(
        APPLYING, text("Waiting list"), text("Goes when an application is put on the waiting list.")
    ),
    MessageKey.DECLINED: Occasion(APPLYING, text("Declined"), text("Goes when you decline an application.")),
    MessageKey.CONSENT_REQUEST: Occasion(
        TAKING_PART, text("Asks for agreement"), text("Goes when you ask somebody who was imported to agree.")
    ),
    MessageKey.PERSONAL_LINK: Occasion(
        TAKING_PART, text("Personal link"), text("Goes when you make a new personal link and have it sent.")
    ),
    MessageKey.PAUSED: Occasion(TAKING_PART, text("Break"), text("Goes when you note a break and have it told.")),
    MessageKey.BACK: Occasion(
        TAKING_PART, text("Back again"), text("Goes when you bring somebody back and have it told.")
    ),
    MessageKey.LEFT: Occasion(TAKING_PART, text("Goodbye"), text("Goes when you let somebody go and have it told.")),
    MessageKey.WITHDRAWN: Occasion(
        TAKING_PART, text("Application withdrawn"), text("Goes when an application is taken back on request.")
    ),
    MessageKey.MENTOR_INVITATION: Occasion(
        FINDING, text("Invitation to be a mentor"), text("Written when you invite candidates.")
    ),
    MessageKey.REFERRAL: Occasion(
        FINDING, text("Asks for a recommendation"), text("Goes when you ask people to recommend somebody.")
    ),
    MessageKey.LOOK_BACK: Occasion(
        TAKING_PART, text("Looking back"), text("Written when you ask the people of a pairing how it was.")
    ),
    MessageKey.GUARDIAN_BACK: Occasion(
        TAKING_PART,
        text("Looking back, to a parent or guardian"),
        text("Written with it to the parent or guardian of somebody under age."),
    ),
    MessageKey.THANKS: Occasion(
        TAKING_PART, text("Thanks"), text("Written when you thank the people of a pairing that closes.")
    ),
    MessageKey.CHECK_IN: Occasion(
        KEEPING, text("Check-in"), text("Goes to mentees and peers when it is due, or when you ask how it goes.")
    ),
    MessageKey.MONTH: Occasion(
        KEEPING, text("A mentor's month"), text("Goes to each mentor once a month, over all her mentees.")
    ),
    MessageKey.FEEDBACK_ASKED: Occasion(
        KEEPING,
        text("Feedback is asked for"),
        text("Goes when somebody’s partner asked her for feedback; the question itself stays between the two."),
    ),
    MessageKey.DID_YOU_MEET: Occasion(
        KEEPING, text("Did you meet?"), text("Goes when nobody has said what came of a planned meeting.")
    ),
    MessageKey.MEETING_SOON: Occasion(
        KEEPING, text("A meeting tomorrow"), text("Goes on the day before, where the program sends it.")
    ),
    MessageKey.STALE_GOAL: Occasion(
        KEEPING,
        text("A goal that waits"),
        text("Goes when nothing was noted about a goal, where the program sends it."),
    ),
    MessageKey.CLOSING_SOON: Occasion(
        KEEPING, text("The end is near"), text("Goes to both some weeks before the end of their time.")
    ),
    MessageKey.REPORT: Occasion(REPORTING, text("Report"), text("Written when you send a report to somebody.")),
    MessageKey.CHARTER: Occasion(
        REPORTING, text("Charter"), text("Written when you ask somebody to agree to the charter.")
    ),
    MessageKey.SURVEY: Occasion(ASKING, text("Survey"), text("Written when you send a survey.")),
    MessageKey.SURVEY_REMINDER: Occasion(
        ASKING, text("Survey, once more"), text("Goes shortly before a survey closes, or when you remind people.")
    ),
}

# what stands for a field in a preview where there is nobody yet whom it could tell of
EXAMPLE: dict[str, Text] = {
    "name": text("Ada"),
    "partner": text("Bo"),
    "partner_email": text("bo@example.org"),
    "reasons": text("- You both speak English"),
    "profile": text("- Languages: English"),
    "child": text("Bo"),
    "why": text("You were a mentor in another program."),
    "about": text("/?info=…"),
    "origin": text("last year’s list of mentors"),
    "link": text("/?link=…"),
    "until": text("31 May"),
    "rhythm": text("every two weeks for 60 minutes"),
    "first_step": text("Whoever reads this first writes first."),
    "survey": text("Halfway"),
    "period": text("1 March 2026 to 31 August 2026"),
    "valid": text("30 days"),
    "who_reads": text("Confidential: the coordinators of the program can read what you answer."),
    "afterwards": text("A message now and then is fine if both want it."),
    "last_day": text("23 November 2026"),
    "mentees": text("- Bo: you meet on 3 December 2026. To do: send the draft"),
    "on": text("3 December 2026"),
    "goal": text("Present three results to other teams"),
}


def occasions(keys_of_sides: frozenset[MessageKey]) -> tuple[MessageKey, ...]:
    """Messages of a program, in the order of the screen; of introductions, only those to its own sides."""
    introductions = {
        MessageKey.INTRODUCTION_TO_MENTEE, MessageKey.INTRODUCTION_TO_MENTOR, MessageKey.INTRODUCTION_TO_PEER,
    }  # fmt: skip
    return tuple(key for key in OCCASIONS if key not in introductions or key in keys_of_sides)
