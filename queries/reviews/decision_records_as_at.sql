-- view: decision_records_as_at(as_at)
-- grain: one row per review
-- says: what case lists show of how it was decided to be started or not.
create macro decision_records_as_at(as_at) as table (
    select
        review_id,
        board_id,
        incident_type,
        first_decision,
        first_decision_date,
        panel_view,
        panel_view_date,
        final_decision,
        final_decision_date,
        initiated_date
    from reviews_as_at(as_at)
);
