"""The names that other people's scripts depend on, copied from the contract letter by letter."""

import re

import click
import pytest

from scr.figures.definitions import definition
from scr.store import import_tables

# Columns in order; ~ after a share, rate or median stands for its two limits.
FIGURES = {
    "decisions": """
        group_id group_name n_decisions n_initiate n_not_initiate
        initiation_rate~ n_final_initiate final_initiation_rate~
    """,
    "panel_scrutiny": """
        group_id group_name n_considered n_agreed n_disagreed n_more_information agreed_rate~
        n_changed
    """,
    "initiations": """
        group_id group_name n_initiated n_death n_serious_harm n_other n_children child_years
        rate_per_100k~ population_status
    """,
    "standards": """
        group_id group_name standard_id edition
        n_started n_met n_failed n_not_yet_due n_left_out met_rate~
        n_met_net n_failed_net n_not_yet_due_net n_left_out_net met_rate_net~
    """,
    "durations": """
        group_id group_name stage n_started n_ended n_open n_stopped n_left_out oldest_open_days
        median_days~ completed_only_median_days
    """,
    "open_reviews": """
        group_id group_name review_id board initiated_date age_days limit_date days_over
        net_limit_date net_days_over in_delay delay_reasons
    """,
    "open_reviews_by_age": "group_id group_name age_band n_open n_in_delay",
    "agreed_delays": """
        group_id group_name reason n_initiated n_with_delay delay_rate~ n_running delay_days
    """,
    "publication_outcomes": """
        group_id group_name n_received n_nonpublication_considered n_agreed n_disagreed
        n_anonymous n_summary
    """,
    "cohort_outcomes": """
        group_id group_name n_initiated n_published_in_full n_redaction_unknown
        n_published_otherwise n_discontinued n_completed_not_published n_open
    """,
    "quality": """
        group_id group_name assessor n_assessed
        n_graded_what_happened n_clear_what_happened clear_rate_what_happened~
        spread_what_happened
        n_graded_why n_clear_why clear_rate_why~ spread_why
        n_graded_action n_clear_action clear_rate_action~ spread_action
    """,
    "recommendation_status": """
        group_id group_name n_recommendations n_reviews n_effect n_verified n_evidenced n_claimed
        n_rejected n_closed n_undated n_responded n_no_response n_overdue n_no_record n_stale
        accepted_rate~ clear_rate~
    """,
    "recommendations_due": """
        group_id group_name n_due n_reviews n_done_on_time n_evidenced_on_time n_overdue n_undated
        on_time_rate~ evidenced_on_time_rate~
    """,
    "follow_through": """
        group_id group_name n_recommendations n_reviews
        evidenced_183~ evidenced_365~ evidenced_730~ claimed_183~ claimed_365~ claimed_730~
        evidenced_183_by_review~ evidenced_365_by_review~ evidenced_730_by_review~
        claimed_183_by_review~ claimed_365_by_review~ claimed_730_by_review~
        n_followed_183 n_followed_365 n_followed_730 n_undated
    """,
    "recurrence": """
        group_id group_name theme n_reviews n_boards n_boards_repeating repeating_rate~
    """,
    "challenges": """
        group_id group_name raised_by subject n_raised n_replied n_reply_overdue n_closed
        median_days~
    """,
    "benchmark": """
        group_id group_name x n value~ target p_low p_high flag fdr_flag shrunk
        rank_median rank_lower rank_upper
    """,
    "data_quality": "group_id group_name table column n_rows n_filled filled_rate n_findings",
}

# Columns in order; * is required, codes in brackets.
TABLES = {
    "dataset": "title* as_at_date* owner is_sample note",
    "boards": """
        board_id* board_name* region* area_type local_authorities la_codes opened_date closed_date
        successor_board_id aliases tile_column tile_row
    """,
    "populations": "board_id* year* children* status",
    "neighbours": "board_id* neighbour_id* rank* closeness edition*",
    "reviews": """
        review_id* board_id* joint_board_ids incident_date aware_date notified_date
        incident_type(death,serious_harm,other,not_known)
        abuse_type(physical_abuse,neglect,emotional_abuse,sexual_abuse,sexual_exploitation,suicide_or_self_harm,other,not_known)
        children_involved decision(initiate,not_initiate) decision_date decision_reason
        panel_informed_date panel_view(agree,disagree,more_information) panel_view_date
        final_decision(initiate,not_initiate) final_decision_date initiated_date
        reviewer_appointed_date completed_date discontinued_date report_to_panel_date
        nonpublication_case_date nonpublication_outcome(agreed,disagreed,anonymous,summary)
        nonpublication_outcome_date
    """,
    "publications": """
        publication_id* review_id*
        kind*(overview_report,executive_summary,summary_report,anonymous_report,learning_brief,further_analysis,board_response,progress_report)
        published_date* redacted withdrawn_date url
    """,
    "delays": """
        delay_id* review_id*
        reason*(criminal_proceedings,inquest,family_court,parallel_review,hr_process,report_quality,other)
        start_date* end_date
    """,
    "recommendations": """
        recommendation_id* review_id* addressee*
        addressee_type(lscb,childrens_social_care,health,police,education,probation,housing,voluntary,national,other)
        theme text is_clear answers_why response(accepted,partly_accepted,rejected) response_date
        due_date done_date evidenced_date verified_date effect_date closed_date
        closed_reason(withdrawn,superseded,not_accepted,other)
        status(not_started,in_progress,done,evidenced,closed) updated_date
    """,
    "assessments": """
        assessment_id* review_id* assessor*(panel,ofsted,minister,board,peer) assessed_date*
        what_happened why action grade(outstanding,good,adequate,inadequate)
    """,
    "challenges": """
        challenge_id* board_id* review_id raised_by*(minister,panel,department,ofsted)
        subject*(initiation,publication,quality,delay,follow_through) raised_date* questions
        reply_due_date replied_date closed_date
        outcome(satisfied,partly_satisfied,not_satisfied) note
    """,
    "panel_recommendations": """
        panel_recommendation_id* report* report_date* text* addressee
        response(accepted_immediate,accepted,under_consideration,rejected) response_date done_date
    """,
}
KEYS = {
    "dataset": (),
    "boards": ("board_id",),
    "populations": ("board_id", "year"),
    "neighbours": ("board_id", "edition", "rank"),
    "reviews": ("review_id",),
    "publications": ("publication_id",),
    "delays": ("delay_id",),
    "recommendations": ("review_id", "recommendation_id", "addressee"),
    "assessments": ("assessment_id",),
    "challenges": ("challenge_id",),
    "panel_recommendations": ("panel_recommendation_id",),
}
COMMANDS = {
    "import": "--replace --as-at --dry-run --strict --report --quarantine",
    "history": "",
    "undo": "",
    "remove": "--with-children",
    "figure": """
        --period --from --to --as-at --by --board --region --area-type --incident-type --measure
        --suppress --format
    """,
    "figures": "",
    "template": "--out",
    "sample": "--out --reviews --seed",
    "status": "",
}


@pytest.mark.parametrize("name", list(FIGURES))
def test_columns_of_figures(name):
    columns = re.sub(r"(\w+)~", r"\1 \1_lower \1_upper", FIGURES[name]).split()
    assert [c.name for c in definition(name).shown_columns] == columns


@pytest.mark.parametrize("name", list(TABLES))
def test_columns_of_import_tables(name):
    def written(column):
        codes = f"({','.join(column.codes)})" if column.codes else ""
        return f"{column.name}{'*' if column.is_required else ''}{codes}"

    table = import_tables()[name]
    assert [written(c) for c in table.columns] == TABLES[name].split()
    assert table.key == KEYS[name]


def test_there_are_no_other_import_tables():
    assert set(import_tables()) == set(TABLES)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_options_of_commands(name):
    from scr.__main__ import cli

    command = cli.get_command(click.Context(cli), name)
    options = {o for p in command.params if isinstance(p, click.Option) for o in p.opts}
    assert set(COMMANDS[name].split()) <= options


def test_choices_of_the_figure_command():
    from scr.__main__ import cli

    choices = {
        p.name: list(p.type.choices)
        for p in cli.get_command(click.Context(cli), "figure").params
        if isinstance(p.type, click.Choice)
    }
    assert choices["by"] == ["national", "region", "area_type", "board", "period"]
    assert choices["incident_type"] == ["death", "serious_harm", "other", "not_known"]
    assert "publication" in choices["suppress"]
    assert set(choices["form"]) == {"csv", "json", "table"}
