-- reference: stages
-- grain: one row per stage of a review whose length is shown
-- says: between which two events the time of a stage runs, and what stops it without an end.
--
-- Every stage is stopped by discontinuation; `is_stopped_by_nonpublication`: also by the panel's
-- agreement not to publish. A stage has no limit: nothing in it is late.
create table stages (
    position                     integer not null,
    stage                        varchar not null primary key,
    start_event                  varchar not null,
    end_event                    varchar not null,
    is_stopped_by_nonpublication boolean not null
);

insert into stages values
(1, 'notified_to_decision', 'notified', 'first_decision', false),
(2, 'initiated_to_completed', 'initiated', 'completed', false),
(3, 'completed_to_published', 'completed', 'first_published', true),
(4, 'initiated_to_published', 'initiated', 'first_published', true),
(5, 'incident_to_published', 'incident', 'first_published', true);
