-- view: latest_assessments_as_at(as_at, labels, starts, ends)
-- grain: one row per period, review and assessor with an assessment dated in the period
-- says: what each assessor said of a review last in each period, by the as-at date.
--
-- Of several on one day the one whose assessment_id comes last as text counts. A later one
-- replaces an earlier one whole, also where it leaves a grade blank. An assessment of a review
-- that does not exist by the as-at date is not there.
create macro latest_assessments_as_at(as_at, labels, starts, ends) as table (
    select
        periods.period_label,
        assessments.review_id,
        reviews.board_id,
        reviews.incident_type,
        assessments.assessment_id,
        assessments.assessor::varchar as assessor,
        assessments.assessed_date,
        assessments.what_happened,
        assessments.why,
        assessments.action,
        assessments.grade
    from records.assessments as assessments
    inner join reviews_as_at(as_at) as reviews
        on assessments.review_id = reviews.review_id
    inner join asked_periods(labels, starts, ends) as periods
        on assessments.assessed_date between periods.period_start and periods.period_end
    where assessments.assessed_date <= as_at
    qualify
        row_number() over (
            partition by periods.period_label, assessments.review_id, assessments.assessor
            order by assessments.assessed_date desc, assessments.assessment_id desc
        ) = 1
);
