-- table: delays
-- key: delay_id
-- grain: one row per agreed delay
-- after: publications
-- filled: month_only
-- plain_text: review_id
create table delays (
    delay_id   varchar not null,
    review_id  varchar not null,
    reason     delay_reason not null,
    start_date date not null,
    end_date   date,
    month_only varchar[]
);

comment on table delays is 'Agreed pauses of the completion clock of a review.';
comment on column delays.delay_id is 'Reference of the delay.';
comment on column delays.review_id is 'The review that was paused.';
comment on column delays.reason is 'Why the pause was agreed.';
comment on column delays.start_date is 'First day of the pause.';
comment on column delays.end_date is 'Day on which the clock ran again; blank means still paused.';
comment on column delays.month_only is 'Names of this row''s date columns known to the month only; such a date is stored as the last day of its month.';
