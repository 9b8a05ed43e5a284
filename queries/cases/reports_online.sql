-- cases: reports_online
-- grain: one row per review that the figure counts
select
    published.review_id,
    published.board_id,
    boards.board_name,
    published.incident_type,
    published.first_published_date,
    published.published_as,
    published.is_online,
    published.last_withdrawn_date,
    published.is_withdrawn_early,
    if(published.is_last_withdrawn_to_month, ['last_withdrawn_date'], null) as month_dates
from reports_online_as_at($as_at) as published
inner join asked_periods($period_labels, $period_starts, $period_ends) as periods
    on published.first_published_date between periods.period_start and periods.period_end
inner join chosen_boards($board_id, $region, $area_type) as boards
    on published.board_id = boards.board_id
where $incident_type is null or published.incident_type = $incident_type
order by published.first_published_date, published.review_id
