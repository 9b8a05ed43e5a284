-- view: verdict(bound, known_to_month, end_date, start_date, must_have_ended, stop_date, limit_date, as_at)
-- grain: one value per case of a standard
-- says: met, failed, not_yet_due, or why the case is left out: known_to_month (a day that it needs
-- is known to the month only), end_before_start, end_undated or stopped. Left out goes before anything else. A case is judged only once its limit day is before
-- the as-at date, ended or not, so that early finishers do not flatter a recent year.
create macro verdict(
    bound, known_to_month, end_date, start_date, must_have_ended, stop_date, limit_date, as_at
) as (
    case
        when known_to_month then 'known_to_month'
        when bound = 'by' and end_date < start_date then 'end_before_start'
        when must_have_ended then 'end_undated'
        when end_date is null and stop_date <= limit_date then 'stopped'
        when coalesce(limit_date >= as_at, true) then 'not_yet_due'
        when bound = 'not_before' then if(end_date < limit_date, 'failed', 'met')
        when end_date <= limit_date then 'met'
        else 'failed'
    end::case_verdict
);
