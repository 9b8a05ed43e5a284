"""Up to three shares by year in one picture: points with intervals, side by side in each year."""

from collections.abc import Sequence
from dataclasses import dataclass

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.placing import spread
from scr.plot.years import YearPoint

_HEIGHT = {False: 380, True: 400}
_LEFT, _TOP = 44, 34
# Pixels between the names at the right, and between points of one year.
_LINE, _APART = 20, {False: 16, True: 9}
_LOOKS = (("circle", th.MAIN), ("square", th.SECOND), ("diamond", th.THIRD))


@dataclass(frozen=True)
class Series:
    """A share by year: its name, a shorter one for a phone, and a point for each year."""

    label: str
    short_label: str
    points: tuple[YearPoint, ...]


def several_shares(
    series: Sequence[Series],
    *,
    axis_title: str,
    under: Sequence[str] = (),
    phone: bool = False,
    width: int = th.WHOLE,
) -> fr.Chart:
    """Shares of 0 to 100% with their 95% intervals, joined by lines, each named at its last point.
    `under` are words below each year. Raises ValueError for more than three series, or series
    over different years."""
    if len(series) > len(_LOOKS) or len({tuple(p.label for p in s.points) for s in series}) > 1:
        raise ValueError("at most three series, over the same years")
    name = _name(series, axis_title)
    years = series[0].points if series else ()
    if not any(t.is_number(p.value) for s in series for p in s.points):
        return fr.empty("Nothing to show.", name=name, phone=phone)
    names = [s.short_label if phone else s.label for s in series]
    right = round(max(th.width_of(f"<b>{n}</b> 100%", th.text_size(phone)) for n in names)) + 18
    plot = (th.NARROW + 52 if phone else width) - _LEFT - right
    shifts = _shifts(len(series), plot / len(years), phone)
    words = _years(years, under, plot / len(years), phone)
    bottom = 14 + 16 * max(w.count("<br>") + 1 for w in words)
    sheet = fr.Sheet(_HEIGHT[phone], _LEFT, right, _TOP, bottom, phone)
    span = (-0.5, len(years) - 0.5)
    layout = sheet.layout(
        axes.axis(phone, span, tickvals=[*range(len(years))], ticktext=words, tickangle=0),
        axes.percent(phone, (-0.01, 1.01)),
        notes=[
            sheet.title(axis_title),
            *_ends(series, names, _HEIGHT[phone] - _TOP - bottom, phone),
        ],
    )
    data = [
        trace
        for s, shift, look in zip(series, shifts, _LOOKS, strict=False)
        for trace in _traces(s, shift, look)
    ]
    return fr.chart(name, data, layout, phone)


def _shifts(n: int, per_year: float, phone: bool) -> list[float]:
    """How far the points of each series stand from the middle of their year, in years."""
    step = min(_APART[phone] / per_year, 0.8 / max(n, 1))
    return [(i - (n - 1) / 2) * step for i in range(n)]


def _years(
    years: Sequence[YearPoint], under: Sequence[str], per_year: float, phone: bool
) -> list[str]:
    size = th.text_size(phone)
    fits = max(th.width_of(y.label, size) for y in years) <= per_year - 6
    labels = list(under) if len(under) == len(years) else [""] * len(years)
    if max(th.width_of(words, size) for words in labels) > per_year - 6:
        labels = [words.replace(" ", "<br>", 1) for words in labels]
    if max(th.width_of(words, size) for words in labels) > per_year - 2:
        labels = [""] * len(years)
    return [
        "<br>".join(filter(None, [t.safe(y.label if fits else y.short_label), words]))
        for y, words in zip(years, labels, strict=True)
    ]


def _traces(series: Series, shift: float, look: tuple[str, str]) -> list[th.Figure]:
    symbol, colour = look
    shown = [(i, p) for i, p in enumerate(series.points) if t.is_number(p.value)]
    boxes = [
        t.hover(
            f"{t.safe(series.label)}, {t.safe(p.label)}",
            p.count_words,
            t.percent(p.value or 0.0),
            t.interval(p.lower, p.upper),
        )
        if t.is_number(p.value)
        else ""
        for p in series.points
    ]
    return [
        mk.intervals(
            ((i + shift, p.lower, p.upper) for i, p in shown),
            colour,
            is_upright=True,
            opacity=0.55,
        ),
        # A year without a value breaks the line.
        mk.joined(
            [i + shift for i in range(len(series.points))],
            [p.value if t.is_number(p.value) else None for p in series.points],
            lk.Look(symbol, colour, th.MARKER - 1),
            width=th.THIN,
            boxes=boxes,
        ),
    ]


def _ends(
    series: Sequence[Series], names: Sequence[str], height: int, phone: bool
) -> list[th.Figure]:
    """The name of each series with its last share, at that height, moved apart where they touch."""
    last = []
    for i, s in enumerate(series):
        shown = [p for p in s.points if t.is_number(p.value)]
        if shown:
            last.append((shown[-1].value or 0.0, i))
    last.sort()
    places = spread([value * height for value, _ in last], _LINE)
    return [
        fr.note(
            f"<b>{t.safe(names[i])}</b> {t.percent(value)}",
            phone,
            _LOOKS[i][1],
            **fr.at_right(value, 8),
            yanchor="middle",
            yshift=round(place - value * height),
        )
        for (value, i), place in zip(last, places, strict=True)
    ]


def _name(series: Sequence[Series], axis_title: str) -> str:
    parts = []
    for s in series:
        point_words = [
            f"{p.label} {p.count_words or t.percent(p.value or 0.0)}"
            for p in s.points
            if t.is_number(p.value)
        ]
        parts.append(
            f"{s.label}: {', '.join(point_words)}" if point_words else f"{s.label}: nothing"
        )
    return f"{axis_title}, by year. {'; '.join(parts)}."
