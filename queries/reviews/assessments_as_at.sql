-- view: assessments_as_at(as_at)
-- grain: one row per assessment dated by the as-at date
-- kept: as a table for each as-at date asked for
-- says: what each assessor said of a review, and when the same assessor next said something
-- else of it by the as-at date (`replaced_date`; null where nothing replaced it).
--
-- Of several on one day the one whose assessment_id comes last as text is the last. An assessment
-- of a review that does not exist by the as-at date is not there.
create macro assessments_as_at(as_at) as table (
    select
        assessments.review_id,
        reviews.review_number,
        reviews.board_id,
        reviews.incident_type,
        assessments.assessment_id,
        assessments.assessor,
        assessments.assessed_date,
        is_to_month(assessments.month_only, 'assessed_date') as is_assessed_to_month,
        assessments.what_happened,
        assessments.why,
        assessments.action,
        assessments.grade,
        lead(assessments.assessed_date) over (
            partition by reviews.review_number, assessments.assessor
            order by assessments.assessed_date, assessments.assessment_id
        ) as replaced_date
    from records.assessments as assessments
    inner join reviews_as_at(as_at) as reviews
        on assessments.review_id = reviews.review_id
    where assessments.assessed_date <= as_at
);
