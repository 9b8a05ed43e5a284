"""Agreed delays: why reviews are paused by agreement, and where."""

from dataclasses import replace

from scr.base import terms
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.values import FigureRow, rows
from scr.plot import HALF, Row, interval_list
from scr.text import delay as delay_words

_NO_REVIEW = "No review was started in these years."


@or_not_recorded
def by_reason(scope: Scope) -> Exhibit:
    """How many reviews were paused by agreement, by reason."""
    result = scope.ask("agreed_delays")
    whole, *reasons = rows(result)
    return Exhibit(
        key="delays",
        heading=delay_words.reasons_heading(reasons),
        sentence=delay_words.sentence(whole, scope.view.range_words),
        result=result,
        cases=scope.request("agreed_delays"),
        chart=interval_list(
            [
                _row(row, terms.label("delay_reason", row["reason"]))
                for row in sorted(reasons, key=lambda row: -(row["n_with_delay"] or 0))
            ],
            target=None,
            fit=True,
            axis_title="Share of reviews with a delay for this reason, 95% interval",
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(HALF),
        ),
        caution=result.definition.caution,
        empty=""
        if whole["n_initiated"]
        else f"{_NO_REVIEW} Under “Change what is shown”, choose more years or all boards.",
    )


@or_not_recorded
def by_region(scope: Scope) -> Exhibit:
    """How many reviews were paused by agreement, by region."""
    every = scope.ask("agreed_delays", by="region", with_board=False)
    table = every.table[every.table["reason"].isna()].reset_index(drop=True)
    result = replace(every, table=table)
    whole = rows(scope.ask("agreed_delays", with_board=False))[0]
    regions = rows(result)
    return Exhibit(
        key="delay_regions",
        heading=delay_words.regions_heading(regions),
        sentence=delay_words.regions_sentence(regions, scope.view.range_words),
        result=result,
        cases=scope.request("agreed_delays", by="region", with_board=False),
        chart=interval_list(
            [_row(row, row["group_name"]) for row in regions],
            target=whole["delay_rate"] if len(regions) > 1 else None,
            axis_title="Share of reviews with an agreed delay, 95% interval",
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(HALF),
        ),
        caution="Boards do not control how long courts and inquests take.",
        empty="" if whole["n_initiated"] else _NO_REVIEW,
    )


def _row(row: FigureRow, label: str) -> Row:
    share = row.share("delay_rate")
    return Row(
        label=label,
        x=share.x,
        n=share.n,
        value=share.value,
        lower=share.lower,
        upper=share.upper,
        note="none started",
    )
