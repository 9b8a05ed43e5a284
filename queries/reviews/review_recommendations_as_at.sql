-- view: review_recommendations_as_at(as_at, only_addressee_type, only_theme)
-- grain: one row per completed review with a recommendation that the filters leave
-- says: what case lists show of how far its recommendations have got, by addressee.
create macro review_recommendations_as_at(as_at, only_addressee_type, only_theme) as table (
    select
        review_id,
        board_id,
        any_value(incident_type) as incident_type,
        any_value(completed_date) as completed_date,
        count(*) as n_recommendations,
        count(evidenced_date) as evidenced_or_better,
        count(claimed_date) as claimed_or_better,
        count(*) filter (where state in ('rejected', 'closed')) as rejected_or_closed,
        count(*) filter (where state in ('responded', 'no_response')) as still_open,
        count(*) filter (where is_overdue) as overdue,
        count(*) filter (where has_no_record) as no_record
    from recommendations_as_at(as_at)
    where is_asked_of(addressee_type, theme, only_addressee_type, only_theme)
    group by review_id, board_id
);
