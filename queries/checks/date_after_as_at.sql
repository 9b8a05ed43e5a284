-- rule: date_after_as_at
-- severity: warn
-- stage: suspect
-- says: An event that reads as having happened is dated after the as-at date; it has not happened yet.
-- mend: Check the date, or the as-at date of the dataset.
with late as (
    select
        'reviews' as table_name,
        row_id,
        file,
        row_number,
        month_only,
        unnest([
            'incident_date',
            'aware_date',
            'notified_date',
            'decision_date',
            'panel_informed_date',
            'panel_view_date',
            'final_decision_date',
            'initiated_date',
            'reviewer_appointed_date',
            'completed_date',
            'discontinued_date',
            'report_to_panel_date',
            'nonpublication_case_date',
            'nonpublication_outcome_date'
        ]) as column_name,
        unnest([
            incident_date,
            aware_date,
            notified_date,
            decision_date,
            panel_informed_date,
            panel_view_date,
            final_decision_date,
            initiated_date,
            reviewer_appointed_date,
            completed_date,
            discontinued_date,
            report_to_panel_date,
            nonpublication_case_date,
            nonpublication_outcome_date
        ]) as event_date
    from incoming_reviews
    where greatest(
            incident_date,
            aware_date,
            notified_date,
            decision_date,
            panel_informed_date,
            panel_view_date,
            final_decision_date,
            initiated_date,
            reviewer_appointed_date,
            completed_date,
            discontinued_date,
            report_to_panel_date,
            nonpublication_case_date,
            nonpublication_outcome_date
        ) > $as_at

    union all

    select
        'publications' as table_name,
        row_id,
        file,
        row_number,
        month_only,
        unnest([
            'published_date',
            'withdrawn_date'
        ]) as column_name,
        unnest([
            published_date,
            withdrawn_date
        ]) as event_date
    from incoming_publications
    where greatest(
            published_date,
            withdrawn_date
        ) > $as_at

    union all

    select
        'delays' as table_name,
        row_id,
        file,
        row_number,
        month_only,
        'start_date' as column_name,
        start_date as event_date
    from incoming_delays
    where start_date > $as_at

    union all

    select
        'recommendations' as table_name,
        row_id,
        file,
        row_number,
        month_only,
        unnest([
            'response_date',
            'done_date',
            'evidenced_date',
            'verified_date',
            'effect_date',
            'closed_date',
            'updated_date'
        ]) as column_name,
        unnest([
            response_date,
            done_date,
            evidenced_date,
            verified_date,
            effect_date,
            closed_date,
            updated_date
        ]) as event_date
    from incoming_recommendations
    where greatest(
            response_date,
            done_date,
            evidenced_date,
            verified_date,
            effect_date,
            closed_date,
            updated_date
        ) > $as_at

    union all

    select
        'assessments' as table_name,
        row_id,
        file,
        row_number,
        month_only,
        'assessed_date' as column_name,
        assessed_date as event_date
    from incoming_assessments
    where assessed_date > $as_at

    union all

    select
        'challenges' as table_name,
        row_id,
        file,
        row_number,
        month_only,
        unnest([
            'raised_date',
            'replied_date',
            'closed_date'
        ]) as column_name,
        unnest([
            raised_date,
            replied_date,
            closed_date
        ]) as event_date
    from incoming_challenges
    where greatest(
            raised_date,
            replied_date,
            closed_date
        ) > $as_at

    union all

    select
        'panel_recommendations' as table_name,
        row_id,
        file,
        row_number,
        month_only,
        unnest([
            'report_date',
            'response_date',
            'done_date'
        ]) as column_name,
        unnest([
            report_date,
            response_date,
            done_date
        ]) as event_date
    from incoming_panel_recommendations
    where greatest(
            report_date,
            response_date,
            done_date
        ) > $as_at
)

select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    'The date (' || written(event_date, month_only, column_name) || ') lies after the as-at date, '
        || 'so this counts as not having happened yet. Check the date.' as message
from late
where event_date > $as_at
