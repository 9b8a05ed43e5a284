"""The names that other people's scripts depend on, copied from the contract letter by letter."""

import click
import pytest

from scr.definitions import definition
from scr.store import import_tables

FIGURES = {
    "decisions": """
        group_id group_name n_decisions n_initiate n_not_initiate
        initiation_rate initiation_rate_lower initiation_rate_upper n_final_initiate
        final_initiation_rate final_initiation_rate_lower final_initiation_rate_upper
    """,
    "panel_scrutiny": """
        group_id group_name n_considered n_agreed n_disagreed n_more_information
        agreed_rate agreed_rate_lower agreed_rate_upper n_changed
    """,
    "initiations": """
        group_id group_name n_initiated n_death n_serious_harm n_children child_years
        rate_per_100k rate_per_100k_lower rate_per_100k_upper population_status
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
        incident_type*(death,serious_harm)
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
        closed_reason(withdrawn,superseded,not_accepted,other) updated_date
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
    assert [c.name for c in definition(name).shown_columns] == FIGURES[name].split()


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

    command = cli.commands[name]
    options = {o for p in command.params if isinstance(p, click.Option) for o in p.opts}
    assert set(COMMANDS[name].split()) <= options


def test_choices_of_the_figure_command():
    from scr.__main__ import cli

    choices = {
        p.name: list(p.type.choices)
        for p in cli.commands["figure"].params
        if isinstance(p.type, click.Choice)
    }
    assert choices["by"] == ["national", "region", "area_type", "board", "period"]
    assert choices["incident_type"] == ["death", "serious_harm"]
    assert "publication" in choices["suppress"]
    assert set(choices["form"]) == {"csv", "json", "table"}
