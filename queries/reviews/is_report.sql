-- view: is_report(kind)
-- grain: one value per publication
-- says: whether a publication is a report of its review: a learning brief, a further analysis, a
-- board's response or a progress report is none.
create macro is_report(kind) as (
    kind in ('overview_report', 'executive_summary', 'summary_report', 'anonymous_report')
);
