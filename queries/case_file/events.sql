-- case_file: events
-- grain: one row per dated event of the review by the as-at date
-- says: what happened on which day; `outcome` is the coded value that goes with it, if one does.
with
dated as (
    select
        recorded.review_id,
        unnest([
            {'place': 1, 'event': 'incident', 'day': state.incident_date, 'outcome': null},
            {
                'place': 2,
                'event': 'aware',
                'day': if(recorded.aware_date is null, null, state.aware_date),
                'outcome': null
            },
            {'place': 3, 'event': 'notified', 'day': state.notified_date, 'outcome': null},
            {
                'place': 4,
                'event': 'first_decision',
                'day': state.first_decision_date,
                'outcome': state.first_decision::varchar
            },
            {
                'place': 5,
                'event': 'panel_informed',
                'day': state.panel_informed_date,
                'outcome': null
            },
            {
                'place': 6,
                'event': 'panel_view',
                'day': state.panel_view_date,
                'outcome': state.panel_view::varchar
            },
            {
                'place': 7,
                'event': 'final_decision',
                'day': state.final_decision_date,
                'outcome': state.final_decision::varchar
            },
            {'place': 8, 'event': 'initiated', 'day': state.initiated_date, 'outcome': null},
            {
                'place': 9,
                'event': 'reviewer_appointed',
                'day': recorded.reviewer_appointed_date,
                'outcome': null
            },
            {'place': 10, 'event': 'completed', 'day': state.completed_date, 'outcome': null},
            {'place': 11, 'event': 'discontinued', 'day': state.discontinued_date, 'outcome': null},
            {
                'place': 12,
                'event': 'report_to_panel',
                'day': state.report_to_panel_date,
                'outcome': null
            },
            {
                'place': 13,
                'event': 'nonpublication_case',
                'day': recorded.nonpublication_case_date,
                'outcome': null
            },
            {
                'place': 14,
                'event': 'nonpublication_outcome',
                'day': state.nonpublication_outcome_date,
                'outcome': state.nonpublication_outcome::varchar
            }
        ], recursive := true)
    from reviews_as_at($as_at) as state
    inner join records.reviews as recorded
        on state.review_id = recorded.review_id
    where state.review_id = $review_id
)

select
    dated.event,
    dated.day,
    dated.outcome,
    if(list_contains(months.date_columns, dated.event || '_date'), ['day'], null) as month_dates
from dated
left join months_as_at($as_at) as months
    on dated.review_id = months.review_id
where dated.day <= $as_at
order by dated.day, dated.place
