-- left_out: publication_outcomes
-- grain: one row per reason that has cases
select
    board_id,
    incident_type,
    report_to_panel_date as counted_date,
    1 as place,
    'received whose non-publication outcome has no date' as reason
from stored_reviews_as_at($as_at)
where
    report_to_panel_date <= $as_at
    and nonpublication_outcome is not null
    and nonpublication_outcome_date is null
union all
select
    board_id,
    incident_type,
    report_to_panel_date,
    2,
    'received with the date of a non-publication outcome that is not recorded'
from stored_reviews_as_at($as_at)
where
    report_to_panel_date <= $as_at
    and nonpublication_outcome is null
    and nonpublication_outcome_date <= $as_at
union all
select
    board_id,
    incident_type,
    nonpublication_outcome_date,
    3,
    'with a non-publication outcome in the period and no date on which the report was received'
from stored_reviews_as_at($as_at)
where
    nonpublication_outcome is not null
    and nonpublication_outcome_date <= $as_at
    and report_to_panel_date is null
