-- view: latest_assessments_as_at(as_at, labels, starts, ends)
-- grain: one row per period, review and assessor with an assessment dated in the period
-- says: what each assessor said of a review last in each period, by the as-at date.
--
-- A later one replaces an earlier one whole, also where it leaves a grade blank.
create macro latest_assessments_as_at(as_at, labels, starts, ends) as table (
    select
        periods.period_label,
        periods.period_end,
        assessments.*
    from assessments_as_at(as_at) as assessments
    inner join asked_periods(labels, starts, ends) as periods
        on
            assessments.assessed_date between periods.period_start and periods.period_end
            and (
                assessments.replaced_date is null
                or assessments.replaced_date > periods.period_end
            )
);
