-- table: assessments
-- key: assessment_id
-- grain: one row per assessment
-- after: recommendations
-- filled: month_only
-- plain_text: review_id
create table assessments (
    assessment_id varchar not null,
    review_id     varchar not null,
    assessor      assessor not null,
    assessed_date date not null,
    what_happened tinyint,
    why           tinyint,
    action        tinyint,
    grade         assessment_grade,
    month_only    varchar[]
);

comment on table assessments is 'Judgements of a review''s report: what happened, why, and what to do.';
comment on column assessments.assessment_id is 'Reference of the assessment.';
comment on column assessments.review_id is 'The review assessed.';
comment on column assessments.assessor is 'Who assessed it.';
comment on column assessments.assessed_date is 'Day of the assessment.';
comment on column assessments.what_happened is 'How clear the report is about what happened: 1 absent, 2 partial, 3 clear, 4 crystal clear.';
comment on column assessments.why is 'How clear it is about why, on the same scale.';
comment on column assessments.action is 'How clear it is about what to do, on the same scale.';
comment on column assessments.grade is 'Overall grade, where the assessor gives one.';
comment on column assessments.month_only is 'Names of this row''s date columns known to the month only; such a date is stored as the last day of its month.';
