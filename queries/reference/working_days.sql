-- reference: working_days
-- grain: one row per calendar day
-- says: how many working days there have been up to and including each day; the n-th working day
-- after a start is the first day whose number is that of the start plus n.
--
-- Working days are Monday to Friday less the bank holidays of England. Day 0 is the start: one on
-- a weekend or a bank holiday counts from there, so that the next working day is the first.
-- Outside the years that bank_holidays covers only weekends are left out.
create table working_days as
with judged as (
    select
        calendar.day::date as day,
        isodow(calendar.day) <= 5 and bank_holidays.holiday is null as is_working
    from range(date '1989-01-01', date '2051-01-01', interval 1 day) as calendar(day)
    left join bank_holidays
        on calendar.day = bank_holidays.holiday
)

select
    day,
    is_working,
    sum(is_working::integer) over (order by day)::integer as working_day
from judged
order by day;
