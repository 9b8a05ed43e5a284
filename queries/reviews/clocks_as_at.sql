-- view: clocks_as_at(as_at, wanted_kind)
-- grain: one row per review and clock of the wanted kind (standard, stage, appointment) that has
-- started
-- says: when each clock started and ended. Of a standard's editions the one counts that was in
-- force on the day of the start event. `must_have_ended`: no end is dated by the as-at date,
-- though the record shows that it happened. `stop_date`: the first day on which something stopped
-- it, whether or not it ended all the same. `is_to_month`: the day on which it started, ended or,
-- without an end, was first stopped is known to the month only, so that its days cannot be counted.
create macro clocks_as_at(as_at, wanted_kind) as table (
    with started as (
        select
            clocks.*,
            events.review_id,
            events.board_id,
            events.incident_type,
            case clocks.start_event
                when 'incident' then events.incident_date
                when 'aware' then events.aware_date
                when 'notified' then events.notified_date
                when 'first_decision' then events.first_decision_date
                when 'not_initiate_decision' then events.not_initiate_decision_date
                when 'initiated' then events.initiated_date
                when 'completed' then events.completed_date
                when 'report_to_panel' then events.report_to_panel_date
            end as start_date,
            case clocks.end_event
                when 'notified' then events.notified_date
                when 'first_decision' then events.first_decision_date
                when 'panel_informed' then events.panel_informed_date
                when 'reviewer_appointed' then events.reviewer_appointed_date
                when 'completed' then events.completed_date
                when 'first_published' then events.first_published_date
            end as end_date,
            case clocks.end_event
                when 'notified' then events.must_be_notified
                when 'first_decision' then events.must_be_decided
                when 'panel_informed' then events.must_be_informed
                when 'reviewer_appointed' then events.must_be_appointed
                when 'completed' then events.must_be_completed
                else false
            end as is_end_shown,
            least(
                case when clocks.is_stopped_by_discontinuation then events.discontinued_date end,
                case
                    when clocks.is_stopped_by_nonpublication then events.nonpublication_agreed_date
                end
            ) as stop_date,
            events.discontinued_date,
            events.nonpublication_agreed_date,
            events.month_events
        from review_events_as_at(as_at) as events
        cross join clocks
        where clocks.kind = wanted_kind
    )

    select
        position,
        review_id,
        board_id,
        incident_type,
        bound,
        length,
        unit,
        is_paused,
        start_date,
        end_date,
        stop_date,
        end_date is null and is_end_shown as must_have_ended,
        month_events is not null
        and (
            list_contains(month_events, start_event)
            or (end_date is not null and list_contains(month_events, end_event))
            or (
                end_date is null
                and stop_date is not null
                and (
                    (
                        is_stopped_by_discontinuation
                        and list_contains(month_events, 'discontinued')
                        and discontinued_date = last_day(stop_date)
                    )
                    or (
                        is_stopped_by_nonpublication
                        and list_contains(month_events, 'nonpublication_agreed')
                        and nonpublication_agreed_date = last_day(stop_date)
                    )
                )
            )
        ) as is_to_month
    from started
    where start_date between in_force_from and in_force_to
);
