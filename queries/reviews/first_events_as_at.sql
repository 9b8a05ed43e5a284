-- view: first_events_as_at(as_at)
-- grain: one row per kind of event that a figure counts
-- says: the first day by the as-at date on which the whole dataset records one; null where it
-- records none, so that what nobody recorded is not said as zero.
create macro first_events_as_at(as_at) as table (
    with firsts as (
        select
            unnest([
                {'event': 'incident', 'day': min(incident_date)},
                {'event': 'aware', 'day': min(aware_date)},
                {'event': 'notified', 'day': min(notified_date)},
                {'event': 'first_decision', 'day': min(first_decision_date)},
                {'event': 'panel_view', 'day': min(panel_view_date)},
                {'event': 'initiated', 'day': min(initiated_date)},
                {'event': 'completed', 'day': min(completed_date)},
                {'event': 'report_to_panel', 'day': min(report_to_panel_date)}
            ], recursive := true)
        from reviews_as_at(as_at)
        union all
        select
            'first_published',
            min(published.first_published_date)
        from first_publications_as_at(as_at) as published
        inner join reviews_as_at(as_at) as reviews
            on published.review_id = reviews.review_id
        union all
        select
            'assessed',
            min(assessed_date)
        from assessments_as_at(as_at)
        union all
        select
            unnest([
                {'event': 'recommended', 'day': min(reviews.completed_date)},
                {
                    'event': 'recommendation_due',
                    'day': min(recommendations.due_date)
                        filter (where recommendations.due_date <= as_at)
                }
            ], recursive := true)
        from records.recommendations as recommendations
        inner join reviews_as_at(as_at) as reviews
            on recommendations.review_id = reviews.review_id
        where reviews.completed_date is not null
        union all
        select
            'challenged',
            min(raised_date)
        from challenges_as_at(as_at)
        union all
        select
            'panel_reported',
            min(report_date)
        from panel_recommendations_as_at(as_at)
    )

    select
        event_words.event,
        event_words.words,
        firsts.day
    from event_words
    left join firsts
        on event_words.event = firsts.event
);
