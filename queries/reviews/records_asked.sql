-- view: records_asked(as_at, only_board_id, only_region, only_area_type, only_incident_type)
-- grain: one row per review that exists by the as-at date and that the filters leave
-- says: its record as stored, dates after the as-at date and outcomes without a date included: what
-- a figure leaves out is found there.
create macro records_asked(
    as_at, only_board_id, only_region, only_area_type, only_incident_type
) as table (
    select reviews.*
    from records.reviews as reviews
    inner join reviews_as_at(as_at) as existing
        on reviews.review_id = existing.review_id
    inner join chosen_boards(only_board_id, only_region, only_area_type) as boards
        on existing.board_id = boards.board_id
    where only_incident_type is null or reviews.incident_type = only_incident_type
);
