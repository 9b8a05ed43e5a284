-- table: publications
-- key: publication_id
-- grain: one row per document
-- after: reviews
-- filled: month_only
-- plain_text: review_id url
create table publications (
    publication_id varchar not null,
    review_id      varchar not null,
    kind           publication_kind not null,
    published_date date not null,
    redacted       boolean,
    withdrawn_date date,
    url            varchar,
    month_only     varchar[]
);

comment on table publications is 'Documents published about a review.';
comment on column publications.publication_id is 'Reference of the document.';
comment on column publications.review_id is 'The review it is about.';
comment on column publications.kind is 'What kind of document it is.';
comment on column publications.published_date is 'Day on which it was published.';
comment on column publications.redacted is 'Yes where parts were removed before publication.';
comment on column publications.withdrawn_date is 'Day on which it was taken offline.';
comment on column publications.url is 'Where it was published.';
comment on column publications.month_only is 'Names of this row''s date columns known to the month only; such a date is stored as the last day of its month.';
