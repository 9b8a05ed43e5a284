-- view: outcome_and_date(outcome_name, outcome, date_name, outcome_date)
-- grain: one value per row and outcome that it may have
-- says: of an outcome and its date, the names of their columns and whether each stands there.
create macro outcome_and_date(outcome_name, outcome, date_name, outcome_date) as {
    outcome_name: outcome_name,
    date_name: date_name,
    has_outcome: outcome is not null,
    has_date: outcome_date is not null
};
