-- table: challenges
-- key: challenge_id
-- grain: one row per challenge
-- after: assessments
-- filled: month_only
-- free_text: note
-- plain_text: board_id review_id
create table challenges (
    challenge_id   varchar not null,
    board_id       varchar not null,
    review_id      varchar,
    raised_by      raised_by not null,
    subject        challenge_subject not null,
    raised_date    date not null,
    questions      integer,
    reply_due_date date,
    replied_date   date,
    closed_date    date,
    outcome        challenge_outcome,
    note           varchar,
    month_only     varchar[]
);

comment on table challenges is 'Letters in which a minister, the panel, the department or Ofsted asks a board to account for something.';
comment on column challenges.challenge_id is 'Reference of the challenge.';
comment on column challenges.board_id is 'The board challenged (id, name or alias).';
comment on column challenges.review_id is 'The review it concerns, if one.';
comment on column challenges.raised_by is 'Who raised it.';
comment on column challenges.subject is 'What it is about.';
comment on column challenges.raised_date is 'Day on which it was raised.';
comment on column challenges.questions is 'How many questions were asked.';
comment on column challenges.reply_due_date is 'Day by which a reply was asked for.';
comment on column challenges.replied_date is 'Day of the board''s reply.';
comment on column challenges.closed_date is 'Day on which it was closed.';
comment on column challenges.outcome is 'How it ended.';
comment on column challenges.note is 'Anything else. Free text: never shown in a figure.';
comment on column challenges.month_only is 'Names of this row''s date columns known to the month only; such a date is stored as the last day of its month.';
