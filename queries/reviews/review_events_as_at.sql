-- view: review_events_as_at(as_at)
-- grain: one row per review that exists by the as-at date
-- says: the day of every event that a clock can start or end with, and for each end whether the
-- record shows that it must have happened, though it has no date by the as-at date.
--
-- Such a case is neither open nor late: it is left out and counted. Shown by: for notified, a
-- dated decision of either kind, initiation, completion, report to panel or first publication;
-- for the first decision, an outcome without its date, or a dated final decision, initiation or
-- completion; for panel informed, a dated panel view; for completed, a dated report to panel or
-- first publication (a learning brief may come before completion and shows nothing); for the
-- reviewer appointed, a dated completion, report to panel or first publication. `month_events`:
-- the events whose day is known to the month only; null where there are none.
create macro review_events_as_at(as_at) as table (
    select
        reviews.review_id,
        reviews.board_id,
        reviews.incident_type,
        reviews.incident_date,
        reviews.aware_date,
        reviews.notified_date,
        reviews.first_decision_date,
        case when reviews.first_decision = 'not_initiate' then reviews.first_decision_date end
            as not_initiate_decision_date,
        reviews.panel_informed_date,
        reviews.initiated_date,
        reviews.reviewer_appointed_date,
        reviews.completed_date,
        reviews.discontinued_date,
        reviews.report_to_panel_date,
        published.first_published_date,
        case
            when reviews.nonpublication_outcome = 'agreed' then reviews.nonpublication_outcome_date
        end as nonpublication_agreed_date,
        coalesce(
            reviews.first_decision_date,
            reviews.final_decision_date,
            reviews.initiated_date,
            reviews.completed_date,
            reviews.report_to_panel_date,
            published.first_published_date
        ) is not null as must_be_notified,
        reviews.is_decision_undated
        or coalesce(
            reviews.final_decision_date, reviews.initiated_date, reviews.completed_date
        ) is not null as must_be_decided,
        reviews.panel_view_date is not null as must_be_informed,
        coalesce(reviews.report_to_panel_date, published.first_published_date) is not null
            as must_be_completed,
        coalesce(
            reviews.completed_date, reviews.report_to_panel_date, published.first_published_date
        ) is not null as must_be_appointed,
        case
            when reviews.month_only is not null or published.is_to_month
                then list_filter(
                    [
                        if(is_to_month(month_only, 'incident_date'), 'incident', null),
                        if(reviews.is_aware_to_month, 'aware', null),
                        if(is_to_month(month_only, 'notified_date'), 'notified', null),
                        if(is_to_month(month_only, 'decision_date'), 'first_decision', null),
                        if(is_to_month(month_only, 'decision_date'), 'not_initiate_decision', null),
                        if(is_to_month(month_only, 'panel_informed_date'), 'panel_informed', null),
                        if(reviews.is_initiated_to_month, 'initiated', null),
                        if(
                            is_to_month(month_only, 'reviewer_appointed_date'),
                            'reviewer_appointed',
                            null
                        ),
                        if(is_to_month(month_only, 'completed_date'), 'completed', null),
                        if(is_to_month(month_only, 'report_to_panel_date'), 'report_to_panel', null),
                        if(is_to_month(month_only, 'discontinued_date'), 'discontinued', null),
                        if(
                            is_to_month(month_only, 'nonpublication_outcome_date'),
                            'nonpublication_agreed',
                            null
                        ),
                        if(published.is_to_month, 'first_published', null)
                    ],
                    lambda event: event is not null
                )
        end as month_events
    from reviews_as_at(as_at) as reviews
    left join first_publications_as_at(as_at) as published
        on reviews.review_id = published.review_id
);
