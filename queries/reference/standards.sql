-- reference: standards
-- grain: one row per edition of a standard
-- says: which step must follow which within what time; the edition that applies is the one in
-- force on the day of the start event.
--
-- Events are a closed list, the columns of review_events_as_at. `bound`: `by` is met by an end on
-- or before the limit day, `not_before` by no end before it. `stopped_by`: an event that takes a
-- case out when it comes on or before the limit day. `is_paused`: agreed delays move the limit.
create table standards (
    position        integer not null,
    standard_id     varchar not null,
    edition         varchar not null,
    says            varchar not null,
    start_event     varchar not null,
    end_event       varchar not null,
    bound           varchar not null check (bound in ('by', 'not_before')),
    length          integer not null check (length > 0),
    unit            varchar not null check (unit in ('days', 'working_days', 'months')),
    stopped_by      varchar,
    is_paused       boolean not null,
    in_force_from   date,
    in_force_to     date,
    source          varchar not null,
    primary key (standard_id, edition)
);

insert into standards values
(
    1, 'notify', 'wt2015',
    'The authority notifies the board within 5 working days of becoming aware of the incident.',
    'aware', 'notified', 'by', 5, 'working_days', null, false, date '2015-03-26', null,
    'Working Together to Safeguard Children 2015, chapter 4'
),
(
    2, 'decide', 'all',
    'The chair decides within one month of notification whether to initiate a review.',
    'notified', 'first_decision', 'by', 1, 'months', null, false, null, null,
    'Working Together to Safeguard Children 2010, 2013 and 2015: normally within one month'
),
(
    3, 'inform_panel', 'panel2013',
    'The chair tells the national panel within 14 days of a decision not to initiate a review.',
    'not_initiate_decision', 'panel_informed', 'by', 14, 'days', null, false,
    date '2013-07-01', date '2015-03-25',
    'Operating guidance of the national panel of independent experts, 2013'
),
(
    4, 'inform_panel', 'wt2015',
    'The board tells the national panel within 5 working days of its decision, of either kind.',
    'first_decision', 'panel_informed', 'by', 5, 'working_days', null, false,
    date '2015-03-26', null,
    'Working Together to Safeguard Children 2015, chapter 4'
),
(
    5, 'complete', 'all',
    'The review is completed within 6 months of being initiated.',
    'initiated', 'completed', 'by', 6, 'months', 'discontinued', true, null, null,
    'Working Together to Safeguard Children 2013 and 2015, chapter 4: aim for 6 months'
),
(
    6, 'panel_sees_report', 'wt2013',
    'The panel has the report at least a week before it is published.',
    'report_to_panel', 'first_published', 'not_before', 7, 'days', null, false,
    date '2013-04-15', null,
    'Working Together to Safeguard Children 2013 and 2015, chapter 4'
);
