-- left_out: recommendation_status
-- grain: one row per reason that has cases; a case is a recommendation and addressee
select
    reviews.board_id,
    reviews.incident_type,
    $as_at::date as counted_date,
    1 as place,
    'of recommendations of a review that is not completed' as reason
from records.recommendations as recommendations
inner join reviews_as_at($as_at) as reviews
    on recommendations.review_id = reviews.review_id
where
    reviews.completed_date is null
    and is_asked_of(
        recommendations.addressee_type, recommendations.theme, $addressee_type, $theme
    )
