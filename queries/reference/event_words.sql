-- reference: event_words
-- grain: one row per kind of event that a figure counts
-- says: what a figure's header may name as its event, and how a note calls events of that kind.
create table event_words as
select
    event,
    words
from (
    values
    ('incident', 'incidents'),
    ('aware', 'days on which an authority became aware of an incident'),
    ('notified', 'notifications'),
    ('first_decision', 'decisions'),
    ('panel_view', 'views of the panel'),
    ('initiated', 'starts of reviews'),
    ('completed', 'completed reviews'),
    ('report_to_panel', 'reports sent to the panel'),
    ('first_published', 'publications of reviews'),
    ('assessed', 'assessments of reports'),
    ('recommended', 'recommendations of completed reviews'),
    ('recommendation_due', 'recommendations of completed reviews with a day by which they were due'),
    ('challenged', 'letters to boards'),
    ('panel_reported', 'recommendations of the panel')
) as listed(event, words);
