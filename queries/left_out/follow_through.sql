-- left_out: follow_through
-- grain: one row per reason that has cases; a case is a review, or a recommendation and
-- addressee
select
    'of reviews completed without a recommendation on record' as reason,
    count(*) as n_cases
from reviews_as_at($as_at) as reviews
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on reviews.completed_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on reviews.board_id = boards.board_id
where
    reviews.review_id not in (select review_id from records.recommendations)
    and ($incident_type is null or reviews.incident_type = $incident_type)
having count(*) > 0

union all

select
    'of recommendations with a date known to the month',
    count(*)
from recommendations_as_at($as_at) as recommended
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on recommended.completed_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on recommended.board_id = boards.board_id
where
    recommended.is_clock_to_month
    and not recommended.is_undated
    and is_asked_of(recommended.addressee_type, recommended.theme, $addressee_type, $theme)
    and ($incident_type is null or recommended.incident_type = $incident_type)
having count(*) > 0

union all

select
    'of recommendations called done, evidenced or closed without a day on which they were',
    count(*)
from recommendations_as_at($as_at) as recommended
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on recommended.completed_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on recommended.board_id = boards.board_id
where
    recommended.is_undated
    and is_asked_of(recommended.addressee_type, recommended.theme, $addressee_type, $theme)
    and ($incident_type is null or recommended.incident_type = $incident_type)
having count(*) > 0
order by reason desc
