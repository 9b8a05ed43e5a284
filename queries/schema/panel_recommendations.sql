-- table: panel_recommendations
-- key: panel_recommendation_id
-- grain: one row per recommendation of the panel
-- after: challenges
-- filled: month_only
-- plain_text: report text addressee
create table panel_recommendations (
    panel_recommendation_id varchar not null,
    report                  varchar not null,
    report_date             date not null,
    text                    varchar not null,
    addressee               varchar,
    response                panel_response,
    response_date           date,
    done_date               date,
    month_only              varchar[]
);

comment on table panel_recommendations is 'The national panel''s own recommendations and the government''s response to each.';
comment on column panel_recommendations.panel_recommendation_id is 'Reference of the recommendation.';
comment on column panel_recommendations.report is 'The panel''s report that made it.';
comment on column panel_recommendations.report_date is 'Day of that report.';
comment on column panel_recommendations.text is 'The recommendation''s wording, public with the report: in the list of the panel''s recommendations, never in a figure.';
comment on column panel_recommendations.addressee is 'The body asked to act.';
comment on column panel_recommendations.response is 'The government''s response.';
comment on column panel_recommendations.response_date is 'Day of the response.';
comment on column panel_recommendations.done_date is 'Day on which it was carried out.';
comment on column panel_recommendations.month_only is 'Names of this row''s date columns known to the month only; such a date is stored as the last day of its month.';
