-- left_out: open_recommendations_by_age
-- grain: one row per reason that has cases; a case is a recommendation and addressee
select
    'of recommendations of a review that is not completed' as reason,
    count(*) as n_cases
from records.recommendations as recommendations
inner join reviews_as_at($as_at) as reviews
    on recommendations.review_id = reviews.review_id
inner join chosen_boards($board_id, $region, $area_type) as boards
    on reviews.board_id = boards.board_id
where
    reviews.completed_date is null
    and is_asked_of(recommendations.addressee_type, recommendations.theme, $addressee_type, $theme)
    and ($incident_type is null or reviews.incident_type = $incident_type)
having count(*) > 0

union all

select
    'of recommendations open, of a review completed on a date known to the month',
    count(*)
from recommendations_as_at($as_at) as recommended
inner join chosen_boards($board_id, $region, $area_type) as boards
    on recommended.board_id = boards.board_id
where
    recommended.is_open
    and recommended.is_completed_to_month
    and is_asked_of(recommended.addressee_type, recommended.theme, $addressee_type, $theme)
    and ($incident_type is null or recommended.incident_type = $incident_type)
having count(*) > 0
order by reason
