"""Bars of parts, told apart without colour: what became of the reviews started in each year, or of
anything else that is counted in parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.legend import Swatch, key
from scr.plot.placing import left_margin

KINDS = (
    "Published in full",
    "Published otherwise",
    "Completed, not published",
    "Open",
    "Discontinued",
)
_ROW = {False: 44, True: 42}
_BAR = 0.58


@dataclass(frozen=True)
class Cohort:
    """One year: its label and the count of each kind, in the order of `kinds`. `note` follows
    the total, such as what it is a part of."""

    label: str
    parts: tuple[int, ...]
    note: str = ""

    @property
    def total(self) -> int:
        """All reviews of the year."""
        return sum(self.parts)


class Look(NamedTuple):
    """How a kind is drawn: told apart by fill, pattern and outline, never by colour alone."""

    fill: str
    edge: str
    form: str
    text: str


_LOOKS = (
    Look(th.MAIN, th.MAIN, "fill", th.BACKGROUND),
    Look(th.CLASSES[2], th.CLASSES[2], "fill", th.TEXT),
    Look(th.BACKGROUND, th.AXIS, "hatch", th.TEXT),
    Look(th.BACKGROUND, th.MAIN, "fill", th.TEXT),
    Look(th.GRID, th.AXIS, "dots", th.TEXT),
)
OPEN_LOOKS = (
    Look(th.HIGH, th.HIGH, "fill", th.TEXT),
    Look(th.CLASSES[1], th.CLASSES[1], "fill", th.TEXT),
    Look(th.BACKGROUND, th.AXIS, "hatch", th.TEXT),
)
"""How overdue, open and without a record are drawn, on every card that has them."""
_SHAPES = {"hatch": "/", "dots": "."}


def outcome_bars(
    years: Sequence[Cohort],
    *,
    kinds: Sequence[str] = KINDS,
    looks: Sequence[Look] = _LOOKS,
    about: str = "What became of the reviews started in each year",
    verb: str = " started",
    nothing: str = "No reviews were started.",
    left_most: int = 150,
    phone: bool = False,
    width: int = th.WHOLE,
) -> fr.Chart:
    """A bar for each year in the order given, from zero, with its total at the end; `about`,
    `verb` and `nothing` are words for other things than years. Raises ValueError when a year has
    not one count for each kind, or there are more kinds than looks."""
    if len(kinds) > len(looks) or any(len(y.parts) != len(kinds) for y in years):
        raise ValueError(f"each year needs {len(kinds)} counts, at most {len(looks)}")
    name = _name(years, kinds, about, verb)
    most = max((y.total for y in years), default=0)
    if not most:
        return fr.empty(nothing, name=name, phone=phone)
    left = left_margin([y.label for y in years], phone, most=110 if phone else left_most)
    right, top = 8, 10
    used = [k for k in range(len(kinds)) if any(y.parts[k] for y in years)]
    swatches = [Swatch(kinds[k], looks[k].fill, looks[k].form, looks[k].edge) for k in used]
    legend = key(swatches, left=left, above=top, phone=phone)
    height = _ROW[phone] * len(years) + top + legend.height + 34
    plot = (th.NARROW + 40 if phone else width) - left - right
    room = max(th.width_of(_total(y), 14) + 18 for y in years)
    end = most * plot / max(plot - room, 60)
    figure: th.Figure = {
        "data": [_part(years, k, kinds[k], looks[k]) for k in used],
        "layout": fr.layout(
            height, left=left, right=right, top=top + legend.height, bottom=28, phone=phone,
            barmode="stack", xaxis=_counts_axis(most, end, phone),
            yaxis=axes.axis(phone, (-0.5, len(years) - 0.5)),
            shapes=legend.shapes,
            annotations=[*legend.words, *_words(years, used, looks, plot / end, left, phone)],
        ),
    }  # fmt: skip
    return fr.chart(name, figure["data"], figure["layout"], phone)


def _counts_axis(most: int, end: float, phone: bool) -> th.Figure:
    ticks = _ticks(most, 4 if phone else 8)
    numbers = [f"{tick:,}" for tick in ticks]
    return axes.axis(phone, (0, end), showgrid=True, tickvals=ticks, ticktext=numbers)


def _ticks(most: int, n_ticks: int) -> list[int]:
    """Whole round numbers from zero, at most so many steps."""
    steps = (digit * 10**power for power in range(12) for digit in (1, 2, 5))
    step = next(one for one in steps if most / one <= n_ticks)
    return list(range(0, most + 1, step))


def _part(years: Sequence[Cohort], k: int, words: str, look: Look) -> th.Figure:
    """One kind in all years."""
    marker: th.Figure = {"color": look.fill, "line": {"color": look.edge, "width": 1.5}}
    if look.form == "fill" and look.edge == look.fill:
        marker["line"] = {"color": th.BACKGROUND, "width": 1}
    if look.form in _SHAPES:
        marker["pattern"] = {
            "shape": _SHAPES[look.form], "fgcolor": th.AXIS, "bgcolor": look.fill, "size": 6,
            "solidity": 0.2,
        }  # fmt: skip
    shown = [(len(years) - 1 - i, y) for i, y in enumerate(years) if y.parts[k]]
    return {
        "type": "bar", "orientation": "h", "width": _BAR, "marker": marker,
        "x": [y.parts[k] for _, y in shown], "y": [place for place, _ in shown],
        "customdata": [
            t.hover(
                t.safe(y.label),
                f"{t.of(y.parts[k], y.total)} ({t.percent(y.parts[k] / y.total)})",
                t.safe(words[:1].lower() + words[1:]),
            )
            for _, y in shown
        ],
        "hovertemplate": "%{customdata}" + t.END,
    }  # fmt: skip


def _words(
    years: Sequence[Cohort],
    used: Sequence[int],
    looks: Sequence[Look],
    scale: float,
    left: int,
    phone: bool,
) -> list[th.Figure]:
    """The year at the left, the counts in the parts that hold them, the total at the end."""
    found = []
    for i, y in enumerate(years):
        place, start = len(years) - 1 - i, 0
        found.append(fr.note(
            t.safe(y.label), phone, xref="paper", x=0, xshift=-left, y=place, xanchor="left",
        ))  # fmt: skip
        for k in used:
            n = y.parts[k]
            room = n * scale - 8
            if n and th.width_of(f"{n:,}", th.text_size(phone) + 2) <= room:
                found.append(_count(n, start + n / 2, place, looks[k], phone))
            start += n
        found.append(fr.note(
            _total(y), phone, th.TEXT if y.total else th.AXIS,
            larger=1 if y.total else 0, x=y.total, y=place, xanchor="left", xshift=7,
        ))  # fmt: skip
    return found


def _total(y: Cohort) -> str:
    total = f"<b>{y.total:,}</b>" if y.total else "none"
    return f"{total} {t.safe(y.note)}" if y.note else total


def _count(n: int, x: float, place: int, look: Look, phone: bool) -> th.Figure:
    """A count in its part; on a pattern it has a ground of its own."""
    ground = {"bgcolor": look.fill, "borderpad": 2} if look.form in _SHAPES else {}
    return fr.note(f"{n:,}", phone, look.text, x=x, y=place, xanchor="center") | ground


def _name(years: Sequence[Cohort], kinds: Sequence[str], about: str, verb: str) -> str:
    shown = [y for y in years if y.total]
    if not shown:
        return f"{about}: nothing to show."
    parts = "; ".join(
        f"{y.label}: {y.total:,}{verb}, "
        + ", ".join(f"{n:,} {w[:1].lower()}{w[1:]}" for n, w in zip(y.parts, kinds, strict=True))
        for y in shown
    )
    return f"{about}. {parts}."
