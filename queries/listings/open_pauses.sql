-- listing: open_pauses
-- grain: one row per review and stretch of agreed delay with one reason, of reviews open by the
-- as-at date
-- says: when the clocks of open reviews stood still by agreement, and why. A delay whose days nobody
-- can tell, as one is known to the month only, has no place on a line of days and is not here.
-- param: as_at date | the day on which the picture is taken
select
    spans.review_id,
    reviews.board_id,
    spans.span_start,
    spans.span_end,
    spans.reason
from delay_spans_as_at($as_at, true) as spans
inner join open_reviews_as_at($as_at) as reviews
    on spans.review_id = reviews.review_id
left join delays_to_month_as_at($as_at) as unclear
    on spans.review_id = unclear.review_id and spans.reason = unclear.reason
where unclear.review_id is null
order by spans.review_id, spans.span_start, spans.reason
