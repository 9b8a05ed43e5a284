-- table: recommendations
-- key: review_id + recommendation_id + addressee
-- grain: one row per recommendation and addressee
-- after: delays
-- filled: month_only
-- free_text: text
-- plain_text: theme
create table recommendations (
    recommendation_id varchar not null,
    review_id         varchar not null,
    addressee         varchar not null,
    addressee_type    addressee_type,
    theme             varchar,
    text              varchar,
    is_clear          boolean,
    answers_why       boolean,
    response          recommendation_response,
    response_date     date,
    due_date          date,
    done_date         date,
    evidenced_date    date,
    verified_date     date,
    effect_date       date,
    closed_date       date,
    closed_reason     closed_reason,
    status            recommendation_status,
    updated_date      date,
    month_only        varchar[]
);

comment on table recommendations is 'Recommendations of a review, one row for each body they are addressed to.';
comment on column recommendations.recommendation_id is 'Number or reference of the recommendation within its review.';
comment on column recommendations.review_id is 'The review that made it.';
comment on column recommendations.addressee is 'The body asked to act.';
comment on column recommendations.addressee_type is 'What kind of body it is.';
comment on column recommendations.theme is 'What the recommendation is about, in a few words.';
comment on column recommendations.text is 'The recommendation''s wording. Free text: never shown in a figure.';
comment on column recommendations.is_clear is 'Yes where an assessor found it clear what must change.';
comment on column recommendations.answers_why is 'Yes where it follows from a finding about why things happened.';
comment on column recommendations.response is 'The addressee''s response.';
comment on column recommendations.response_date is 'Day of the response.';
comment on column recommendations.due_date is 'Day by which it is to be done.';
comment on column recommendations.done_date is 'Day from which the addressee says it is done.';
comment on column recommendations.evidenced_date is 'Day on which evidence of it was shown.';
comment on column recommendations.verified_date is 'Day on which someone independent checked it.';
comment on column recommendations.effect_date is 'Day on which an effect on practice was shown.';
comment on column recommendations.closed_date is 'Day on which it was closed without being done.';
comment on column recommendations.closed_reason is 'Why it was closed.';
comment on column recommendations.status is 'What a tracker says of it without a date; done, evidenced or closed without any such date tells that it happened, not when.';
comment on column recommendations.updated_date is 'Day of the last update.';
comment on column recommendations.month_only is 'Names of this row''s date columns known to the month only; such a date is stored as the last day of its month.';
