-- view: incoming_outcomes()
-- grain: one row per incoming row and outcome that it may have
-- says: of an import's rows, which outcomes stand there and which of their dates: the only place
-- that names an outcome beside its date.
create macro incoming_outcomes() as table (
    select
        'reviews' as table_name,
        row_id,
        file,
        row_number,
        unnest([
            outcome_and_date('decision', decision, 'decision_date', decision_date),
            outcome_and_date('panel_view', panel_view, 'panel_view_date', panel_view_date),
            outcome_and_date(
                'final_decision', final_decision, 'final_decision_date', final_decision_date
            ),
            outcome_and_date(
                'nonpublication_outcome',
                nonpublication_outcome,
                'nonpublication_outcome_date',
                nonpublication_outcome_date
            )
        ], recursive := true)
    from incoming_reviews

    union all

    select
        'recommendations' as table_name,
        row_id,
        file,
        row_number,
        unnest([
            outcome_and_date('response', response, 'response_date', response_date),
            outcome_and_date('closed_reason', closed_reason, 'closed_date', closed_date)
        ], recursive := true)
    from incoming_recommendations

    union all

    select
        'challenges' as table_name,
        row_id,
        file,
        row_number,
        unnest([outcome_and_date('outcome', outcome, 'closed_date', closed_date)], recursive := true)
    from incoming_challenges

    union all

    select
        'panel_recommendations' as table_name,
        row_id,
        file,
        row_number,
        unnest(
            [outcome_and_date('response', response, 'response_date', response_date)],
            recursive := true
        )
    from incoming_panel_recommendations
);
