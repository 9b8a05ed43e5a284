-- view: open_counts(state, is_overdue, has_no_record, is_stale, n)
-- grain: one struct per group of rows that each stand for n recommendations alike
-- says: how many recommendations without an end are overdue, without a record or not heard of, each
-- in one of these only: by state (`silent` is no response), and by both where two hold.
create macro open_counts(state, is_overdue, has_no_record, is_stale, n) as (
    struct_pack(
        undated_no_record := sum(n) filter (where state = 'undated' and has_no_record),
        undated_stale := sum(n) filter (where state = 'undated' and is_stale),
        responded_overdue := sum(n)
            filter (where state = 'responded' and is_overdue and not is_stale),
        responded_stale := sum(n)
            filter (where state = 'responded' and is_stale and not is_overdue),
        responded_overdue_stale := sum(n)
            filter (where state = 'responded' and is_overdue and is_stale),
        silent_no_record := sum(n) filter (where state = 'no_response' and has_no_record),
        silent_overdue := sum(n)
            filter (where state = 'no_response' and is_overdue and not is_stale),
        silent_stale := sum(n) filter (where state = 'no_response' and is_stale and not is_overdue),
        silent_overdue_stale := sum(n)
            filter (where state = 'no_response' and is_overdue and is_stale)
    )
);
