-- reference: states
-- grain: none: types alone
-- says: the closed lists of states and verdicts that the views of queries/reviews give, so that
-- they take a byte a row.
create type case_verdict as enum (
    'met', 'failed', 'not_yet_due', 'end_before_start', 'end_undated', 'stopped', 'known_to_month'
);
create type stage_state as enum (
    'ended', 'open', 'stopped', 'end_before_start', 'end_undated', 'known_to_month'
);
create type publication_state as enum (
    'published_in_full', 'published_otherwise', 'discontinued', 'completed_not_published', 'open'
);
create type published_form as enum ('full', 'redaction_unknown', 'redacted', 'other_kind');
create type recommendation_state as enum (
    'effect', 'verified', 'evidenced', 'claimed', 'rejected', 'closed', 'undated', 'responded',
    'no_response'
);
-- As the import's, though an old snapshot may not know all of its codes yet.
create type incident_kind as enum ('death', 'serious_harm', 'other', 'not_known');
-- In this order: scr/stats/lives.py knows them by their places, from 0.
create type follow_up_state as enum ('open', 'acted', 'ended');
