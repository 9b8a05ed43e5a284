"""The share completed by time since the start, with its band and the numbers still followed."""

from collections.abc import Sequence
from typing import Any

from scr.plot import axes
from scr.plot import curve as st
from scr.plot import frame as fr
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.curve import Curve
from scr.plot.curve_ends import Drawn, end_words
from scr.plot.curve_marks import limit_line, mark_words

_LEFT, _TOP = 44, 52
_HEIGHT = {False: 460, True: 450}
# Pixels from the plot's foot to the ticks' words, the axis title and the first row of numbers.
_TITLE, _FOLLOWED, _ROW = 28, 54, 17
# Between the rows of two curves.
_GAP = 6
_COLOURS = (th.MAIN, th.SECOND, th.THIRD)


def survival_curve(
    curves: Sequence[Curve],
    *,
    axis_title: str,
    limit_months: int | None = 6,
    median_words: str = "",
    phone: bool = False,
    reached: str = "complete",
    net: Curve | None = None,
    x_title: str = "Months since the review started",
    followed: str = "Reviews still followed",
    width: int = th.WHOLE,
) -> fr.Chart:
    """Up to three curves that rise from 0 to 100%, the first strong one with its band.

    `median_words` are the words of a single curve's median ("11.2 months"), else written from
    its days; `reached` what those that have ended are; `net` the same reviews with agreed pauses
    taken off, a thin broken line. Raises ValueError for more than three curves."""
    if len(curves) > len(_COLOURS):
        raise ValueError(f"{len(curves)} curves, more than {len(_COLOURS)}")
    curves = [c for c in curves if c.n and len(c.days)]
    name = _name(curves, axis_title, limit_months, median_words, reached)
    if not curves:
        return fr.empty("No reviews to follow.", name=name, phone=phone)
    end, ticks = st.months_axis(curves, limit_months)
    drawn = _drawn(curves, net, end, limit_months)
    plot, right, bottom = _sizes(curves, drawn, end, width, phone)
    marks = mark_words(curves, drawn[0].steps, plot, limit_months, (median_words, reached))
    line, limit_said = limit_line(limit_months, phone)
    sheet = fr.Sheet(round(plot.height) + _TOP + bottom, _LEFT, right, _TOP, bottom, phone)
    notes = [
        sheet.title(axis_title),
        *limit_said,
        *marks[2],
        *end_words(drawn, plot, right, limit_months),
        *_under(curves, ticks, (x_title, followed), _note(drawn), phone),
    ]
    # A line at the very edge would lose half its width.
    across, up = _months(end, ticks, phone), axes.percent(phone, (-0.006, 1.006))
    layout = sheet.layout(across, up, notes, hoverdistance=40, shapes=[*line, *marks[1]])
    return fr.chart(name, [*_traces(drawn), *marks[0]], layout, phone)


def _sizes(
    curves: Sequence[Curve], drawn: Sequence[Drawn], end: float, width: int, phone: bool
) -> tuple[st.Plot, int, int]:
    """The plot, and the margins right of it (for names) and below it (for numbers)."""
    right = 16 if len(drawn) == 1 else 74 if phone else 104
    rows = 1 if len(curves) == 1 else 2 * len(curves)
    under = _ROW * rows + (_GAP * len(curves) if len(curves) > 1 else 0)
    bottom = _FOLLOWED + _ROW * (2 if phone and _note(drawn) else 1) + under + 6
    height = _HEIGHT[phone] + under - _ROW - _TOP - bottom
    across = (th.NARROW + 52 if phone else width) - _LEFT - right
    return st.Plot(end, across, height, phone), right, bottom


def _months(end: float, ticks: Sequence[int], phone: bool) -> th.Figure:
    """The axis of months; its ticks are unseen and keep its words clear of the other axis's."""
    return axes.axis(
        phone,
        (0, end),
        tickvals=list(ticks),
        ticktext=[str(v) for v in ticks],
        ticks="outside",
        ticklen=6,
        tickcolor=th.CLEAR,
    )


def _drawn(
    curves: Sequence[Curve], net: Curve | None, end: float, limit: int | None
) -> list[Drawn]:
    """The first strong curve in the main colour, the others after it in theirs."""
    first = next((i for i, c in enumerate(curves) if c.strong), 0)
    others = iter(_COLOURS[1:])
    drawn = []
    for i, c in enumerate(curves):
        colour = th.MAIN if i == first else next(others)
        look = (th.LINE, "solid") if i == first else (1.75, "solid")
        drawn.append(Drawn(c, st.steps(c, end, limit), colour, *look, i == first))
    if net and net.n and len(net.days):
        drawn.append(Drawn(net, st.steps(net, end, limit), th.MAIN, th.LIMIT, "dash", False))
    return drawn


def _traces(drawn: Sequence[Drawn]) -> list[th.Figure]:
    """Bands below all lines; the main line last, above the others."""
    bands = [band for d in drawn if d.has_band for band in st.bands(d.steps)]
    lines = []
    for d in sorted(drawn, key=lambda d: d.has_band):
        for piece, is_faint in st.pieces(d.steps):
            lines.append(
                mk.line(
                    [p.months for p in piece],
                    [p.share for p in piece],
                    d.colour,
                    d.width,
                    shape="hv",
                    dash="dot" if is_faint else d.dash,
                    boxes=[st.box(d.curve.label, p) for p in piece],
                    opacity=0.7 if is_faint else 1,
                )
            )
    return [*bands, *lines]


def _note(drawn: Sequence[Drawn]) -> str:
    """What the dotted end of a line means, where there is one."""
    is_faint = any(faint for d in drawn for _, faint in st.pieces(d.steps))
    return f"dotted line: fewer than {st.FEW}" if is_faint else ""


def _under(
    curves: Sequence[Curve], ticks: Sequence[int], titles: tuple[str, str], note: str, phone: bool
) -> list[th.Figure]:
    """The title of the axis, and the numbers still followed at each tick."""
    place: dict[str, Any] = {"yref": "paper", "y": 0, "yanchor": "top"}
    flush = place | {"xref": "paper", "x": 0, "xanchor": "left", "xshift": -_LEFT}
    broken = "<br>" if phone else " "
    followed = f"{t.safe(titles[1])}{broken}({note})" if note else t.safe(titles[1])
    notes = [
        fr.note(t.safe(titles[0]), phone, th.AXIS, yshift=-_TITLE, **flush),
        fr.note(followed, phone, th.AXIS, yshift=-_FOLLOWED, align="left", **flush),
    ]
    down = _FOLLOWED + _ROW * (2 if phone and note else 1)
    for c in curves:
        if len(curves) > 1:
            down += _GAP
            notes.append(fr.note(t.safe(c.label), phone, th.AXIS, yshift=-down, **flush))
            down += _ROW
        notes += [
            fr.note(f"{st.followed_at(c, v):,}", phone, x=v, yshift=-down, **place) for v in ticks
        ]
        down += _ROW
    return notes


def _name(
    curves: Sequence[Curve], axis_title: str, limit: int | None, median: str, reached: str
) -> str:
    if not curves:
        return f"{axis_title}: nothing to show."
    parts = []
    for c in curves:
        words = []
        share = st.at_limit(c, limit)
        if share and limit:
            value = t.plain(t.percent(share[0]))
            would = "would be " if c.is_limit_estimate else ""
            words.append(f"{value} {would}{reached} at {st.limit_words(limit)}")
        half = st.median_words(c, median if len(curves) == 1 else "")
        if half:
            words.append(f"half would be by {half}" if c.is_half_estimate else f"half by {half}")
        elif c.is_half_marked:
            words.append(f"not yet half {reached}")
        parts.append(f"{c.label} ({c.n:,}){': ' if words else ''}{', '.join(words)}")
    return f"{axis_title}, by months since the start; {'; '.join(parts)}."
