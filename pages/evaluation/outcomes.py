"""Outcomes: one question before and after, as a picture, in numbers, in a sentence, with what to keep in mind."""

import streamlit as st

from core.evaluation.analysis_plan import plan_of
from core.evaluation.answer_table import AnswerTable, answer_table
from core.evaluation.outcomes import level, outcome
from core.evaluation.surveys import Measure, Survey, measures, stage_words
from db import KeptSurvey, SurveyResults, WaveAnswers, Workspace
from pages.evaluation.outcome_closer import closer
from pages.evaluation.outcome_family import all_questions
from pages.evaluation.outcome_numbers import all_numbers, caveats, level_card, main_sentence
from pages.evaluation.outcome_pictures import change_picture, dots_picture, spread_picture
from pages.evaluation.waves import answered_of
from pages.ui.cache import thought
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.words import _, day, plain


def show(workspace: Workspace) -> None:
    header(_("Outcomes"), _("What changed, how sure that is, and what may be said of it."))
    kept = [each for each in workspace.surveys.all() if each.waves]
    if not kept:
        empty(_("Nobody was asked yet"), _("What has changed can be told of those who were asked before and after."),
              _("Surveys"), "evaluation.surveys", icon=":material/query_stats:")  # fmt: skip
        return
    results = workspace.surveys.results(_chosen(kept).id)
    survey = results.kept.survey
    things = {each.key: each for each in measures(survey)}
    shown = [each for each in results.waves if each.given]
    st.markdown(" · ".join(f"{_stage(each)}: {answered_of(each.wave)}" for each in results.waves))
    if not shown or not things:
        st.info(_why_nothing(results, bool(things)), icon=":material/hourglass_empty:")
        return
    key = st.selectbox(
        _("Question"), list(things), key=f"measure_{results.kept.id}", format_func=lambda one: plain(things[one].title)
    )
    tables = {each.wave.id: _table(survey, each, key) for each in shown}
    if len(shown) == 1:
        _once(things[key], shown[0], tables[shown[0].wave.id])
        return
    _compared(workspace, results, things, things[key], shown, tables)


def _chosen(kept: list[KeptSurvey]) -> KeptSurvey:
    asked = st.query_params.get("survey", "")
    by_id = {each.id: each for each in kept}
    two = [each.id for each in kept if len(each.waves) > 1]
    first = int(asked) if asked.isdigit() and int(asked) in by_id else (two or list(by_id))[0]
    chosen = st.selectbox(_("Survey"), list(by_id), list(by_id).index(first), key="outcome_survey",
                          format_func=lambda id: plain(by_id[id].survey.title))  # fmt: skip
    return by_id[chosen]


def _why_nothing(results: SurveyResults, has_measures: bool) -> str:
    if not has_measures:
        return _("This survey asks for words only: there is nothing to count.")
    if any(each.hidden and each.wave.is_open for each in results.waves):
        return _("It is anonymous and still open: totals are shown once it has closed.")
    if any(each.hidden for each in results.waves):
        return _("It is anonymous, and fewer than eight people answered: nothing is shown.")
    return _("Nobody has answered yet.")


def _once(measure: Measure, wave: WaveAnswers, table: AnswerTable) -> None:
    found = level(measure, table)
    level_card(_stage(wave), found)
    spread_picture(measure, [(_stage(wave), table)])
    st.caption(_("Asked once so far. What has changed can be told once the same people are asked again."))


def _compared(
    workspace: Workspace,
    results: SurveyResults,
    things: dict[str, Measure],
    measure: Measure,
    shown: list[WaveAnswers],
    tables: dict[int, AnswerTable],
) -> None:
    stages = [each.wave.stage for each in shown]
    names = {
        each.wave.id: _stage(each) + ("" if stages.count(each.wave.stage) == 1 else f" ({day(each.wave.opened_on)})")
        for each in shown
    }
    first, last = shown[0].wave.id, shown[-1].wave.id
    if len(shown) > 2:
        with st.container(horizontal=True):
            first = st.selectbox(
                _("From"), list(names)[:-1], key="outcome_from", format_func=names.__getitem__, width=260
            )
            later = list(names)[list(names).index(first) + 1 :]
            last = st.selectbox(
                _("To"), later, len(later) - 1, key="outcome_to", format_func=names.__getitem__, width=260
            )
    asked = max(each.wave.invited for each in shown if each.wave.id in (first, last))
    found = thought(outcome, results.kept.survey, measure, tables[first], tables[last], asked=asked)
    plans = workspace.analysis_plans.of(results.kept.id)
    main_sentence(found, plan_of(plans, measure))
    change_picture(found)
    one, two = st.columns(2, gap="medium")
    with one:
        dots_picture(found, names[first], names[last])
    with two:
        spread_picture(measure, [(names[first], tables[first]), (names[last], tables[last])])
    caveats(found)
    all_numbers(found, names[first], names[last])
    closer(workspace, measure, tables[first], tables[last])
    if st.toggle(_("All questions of this survey, corrected for looking at many"), key="outcome_family"):
        whole = {each.wave.id: _table(results.kept.survey, each) for each in shown}
        all_questions(results, plans, list(things.values()), whole[first], whole[last])


def _stage(each: WaveAnswers) -> str:
    return _(stage_words(each.wave.stage, each.wave.remembered))


def _table(survey: Survey, each: WaveAnswers, key: str = "") -> AnswerTable:
    return answer_table(survey, each.given, key, remembered=each.wave.remembered)
