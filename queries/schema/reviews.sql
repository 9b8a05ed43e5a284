-- table: reviews
-- key: review_id
-- grain: one row per review
-- after: neighbours
-- filled: month_only
-- free_text: decision_reason
-- plain_text: board_id joint_board_ids
create table reviews (
    review_id                   varchar not null,
    board_id                    varchar not null,
    joint_board_ids             varchar[],
    incident_date               date,
    aware_date                  date,
    notified_date               date,
    incident_type               incident_type default 'not_known',
    abuse_type                  abuse_type,
    children_involved           integer default 1,
    decision                    decision,
    decision_date               date,
    decision_reason             varchar,
    panel_informed_date         date,
    panel_view                  panel_view,
    panel_view_date             date,
    final_decision              decision,
    final_decision_date         date,
    initiated_date              date,
    reviewer_appointed_date     date,
    completed_date              date,
    discontinued_date           date,
    report_to_panel_date        date,
    nonpublication_case_date    date,
    nonpublication_outcome      nonpublication_outcome,
    nonpublication_outcome_date date,
    month_only                  varchar[]
);

comment on table reviews is 'Cases that a board considered for a Serious Case Review (SCR), whether or not one was started; a joint case is one row.';
comment on column reviews.review_id is 'Reference of the review; nothing that names a child.';
comment on column reviews.board_id is 'The lead board (id, name or alias).';
comment on column reviews.joint_board_ids is 'Other boards of a joint review, with ; between (ids, names or aliases).';
comment on column reviews.incident_date is 'Day of the incident.';
comment on column reviews.aware_date is 'Day on which the authority became aware of the incident; blank means the incident date.';
comment on column reviews.notified_date is 'Day on which the board was notified.';
comment on column reviews.incident_type is 'Whether a child died or was seriously harmed; blank means not known.';
comment on column reviews.abuse_type is 'Main kind of abuse or neglect known or suspected.';
comment on column reviews.children_involved is 'Children the review is about; blank means 1.';
comment on column reviews.decision is 'The board''s first decision: to initiate an SCR or not.';
comment on column reviews.decision_date is 'Day of the first decision.';
comment on column reviews.decision_reason is 'Why the board decided so. Free text: never shown in a figure.';
comment on column reviews.panel_informed_date is 'Day on which the national panel was told of the decision.';
comment on column reviews.panel_view is 'The panel''s view of a decision not to initiate.';
comment on column reviews.panel_view_date is 'Day of the panel''s view.';
comment on column reviews.final_decision is 'The decision after the panel''s view, where the board decided again.';
comment on column reviews.final_decision_date is 'Day of the final decision.';
comment on column reviews.initiated_date is 'Day on which the SCR was initiated.';
comment on column reviews.reviewer_appointed_date is 'Day on which the reviewer was appointed.';
comment on column reviews.completed_date is 'Day on which the SCR was completed.';
comment on column reviews.discontinued_date is 'Day on which the SCR was stopped without being completed.';
comment on column reviews.report_to_panel_date is 'Day on which the report went to the panel.';
comment on column reviews.nonpublication_case_date is 'Day on which the board asked the panel not to publish in full.';
comment on column reviews.nonpublication_outcome is 'What the panel said to that.';
comment on column reviews.nonpublication_outcome_date is 'Day on which the panel said it.';
comment on column reviews.month_only is 'Names of this row''s date columns known to the month only; such a date is stored as the last day of its month.';
