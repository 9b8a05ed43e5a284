-- view: reviews_as_at(as_at)
-- grain: one row per review that exists by the as-at date
-- kept: as a table for each as-at date asked for
-- says: what each review's record says as at a date; the one place that replays dates.
--
-- A review exists from the earliest of its notified, decision, final decision and initiated
-- dates; with none of them, always. An outcome without its date, or a date without its outcome,
-- has not happened. `initiated_date` is the derived one: as recorded; only where none is
-- recorded, the day of the first decision to initiate that the final decision did not undo.
-- `aware_date` falls back on the incident where none is recorded. `is_decision_undated`: there
-- is a first decision without a date, which nothing can replay. `review_number` is the place of
-- the record in the snapshot: it means nothing, and is quicker to group and join by than the id.
-- A derived date is known to the month only where the date that it is taken from is.
create macro reviews_as_at(as_at) as table (
    with happened as (
        select
            review_id,
            rowid::integer as review_number,
            board_id::board_key as board_id,
            coalesce(incident_type::varchar, 'not_known')::incident_kind as incident_type,
            coalesce(children_involved, 1) as children_involved,
            initiated_date as recorded_initiated_date,
            month_only,
            is_to_month(month_only, if(aware_date is null, 'incident_date', 'aware_date'))
                as is_aware_to_month,
            case when incident_date <= as_at then incident_date end as incident_date,
            case when coalesce(aware_date, incident_date) <= as_at
                then coalesce(aware_date, incident_date) end as aware_date,
            case when notified_date <= as_at then notified_date end as notified_date,
            case when decision_date <= as_at then decision end as first_decision,
            case when decision is not null and decision_date <= as_at then decision_date end
                as first_decision_date,
            decision is not null and decision_date is null as is_decision_undated,
            case when panel_informed_date <= as_at then panel_informed_date end
                as panel_informed_date,
            case when panel_view_date <= as_at then panel_view end as panel_view,
            case when panel_view is not null and panel_view_date <= as_at then panel_view_date end
                as panel_view_date,
            case when final_decision_date <= as_at then final_decision end as final_decision,
            case
                when final_decision is not null and final_decision_date <= as_at
                    then final_decision_date
            end as final_decision_date,
            case when reviewer_appointed_date <= as_at then reviewer_appointed_date end
                as reviewer_appointed_date,
            case when completed_date <= as_at then completed_date end as completed_date,
            case when discontinued_date <= as_at then discontinued_date end as discontinued_date,
            case when report_to_panel_date <= as_at then report_to_panel_date end
                as report_to_panel_date,
            case when nonpublication_case_date <= as_at then nonpublication_case_date end
                as nonpublication_case_date,
            case when nonpublication_outcome_date <= as_at then nonpublication_outcome end
                as nonpublication_outcome,
            case
                when nonpublication_outcome is not null and nonpublication_outcome_date <= as_at
                    then nonpublication_outcome_date
            end as nonpublication_outcome_date
        from records.reviews
        where
            coalesce(
                least(notified_date, decision_date, final_decision_date, initiated_date) <= as_at,
                true
            )
    )

    select
        * exclude (recorded_initiated_date),
        coalesce(final_decision, first_decision) as standing_decision,
        case
            when recorded_initiated_date <= as_at then recorded_initiated_date
            when recorded_initiated_date is not null then null
            when final_decision = 'not_initiate' then null
            when first_decision = 'initiate' then first_decision_date
            when final_decision = 'initiate' then final_decision_date
        end as initiated_date,
        is_to_month(
            month_only,
            case
                when recorded_initiated_date is not null then 'initiated_date'
                when first_decision = 'initiate' then 'decision_date'
                else 'final_decision_date'
            end
        ) as is_initiated_to_month
    from happened
);
