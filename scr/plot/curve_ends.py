"""The names of several curves at their ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from scr.plot import curve as st
from scr.plot import frame as fr
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.placing import Box, Label, place_labels, spread, wrapped

_NET = "dashed: agreed delays left out"
_LINE = 16
# A curve that comes this far has its name in the margin.
_FAR = 0.93


@dataclass(frozen=True)
class Drawn:
    """A curve as it is drawn."""

    curve: st.Curve
    steps: st.Steps
    colour: str
    width: float
    dash: str
    has_band: bool

    @property
    def end(self) -> st.Step:
        """The last point."""
        return self.steps[-1]

    def lines(self, phone: bool) -> list[str]:
        """The name, broken."""
        return wrapped(_NET if self.dash == "dash" else self.curve.label, 11 if phone else 17)


def end_words(
    drawn: Sequence[Drawn], plot: st.Plot, right: int, limit: int | None
) -> list[th.Figure]:
    """In the margin, moved apart, for the curves that come so far; for the others where they
    cover neither lines nor each other."""
    if len(drawn) == 1:
        return []
    far = [d for d in drawn if d.end.months >= _FAR * plot.end]
    near = [d for d in drawn if d.end.months < _FAR * plot.end]
    return [*_in_margin(far, plot), *_in_plot(near, drawn, plot, right, limit)]


def _in_margin(drawn: Sequence[Drawn], plot: st.Plot) -> list[th.Figure]:
    """The names beside the ends, the highest first."""
    if not drawn:
        return []
    ordered = sorted(drawn, key=lambda d: (-d.end.share, not d.has_band))
    places = [plot.down(d.end.share) for d in ordered]
    heights = [_LINE * len(d.lines(plot.phone)) + 4 for d in ordered]
    moved = spread(places, max(heights) if len(ordered) > 1 else 0)
    # Of one line and of three: the gap is that of the two neighbours, not of the largest.
    for i in range(1, len(moved)):
        moved[i] = max(places[i], moved[i - 1] + (heights[i - 1] + heights[i]) / 2)
    over = max(moved[-1] + heights[-1] / 2 - plot.height, 0)
    return [
        fr.note(
            _shown(d, plot.phone),
            plot.phone,
            **fr.right_of(plot.end, d.end.share, 8),
            yanchor="middle",
            yshift=round(at - new + over),
            align="left",
        )
        for d, at, new in zip(ordered, places, moved, strict=True)
    ]


def _in_plot(
    near: Sequence[Drawn], drawn: Sequence[Drawn], plot: st.Plot, right: int, limit: int | None
) -> list[th.Figure]:
    size = th.text_size(plot.phone)
    labels = [
        Label(
            (plot.across(d.end.months), plot.down(d.end.share)),
            max(th.width_of(f"<b>{line}</b>", size) for line in d.lines(plot.phone)) + 4,
            _LINE * len(d.lines(plot.phone)),
        )
        for d in near
    ]
    busy = [box for d in drawn for box in plot.busy(d.steps, with_band=d.has_band)]
    if limit:
        busy.append(Box(plot.across(limit) - 4, 0, plot.across(limit) + 4, plot.height))
    shifts = place_labels(labels, busy, Box(2, 0, plot.width + right, plot.height - 4))
    return [
        fr.note(
            _shown(d, plot.phone),
            plot.phone,
            **fr.moved(d.end.months, d.end.share, round(across), -round(down)),
            align="left",
        )
        for d, (across, down) in zip(near, shifts, strict=True)
    ]


def _shown(d: Drawn, phone: bool) -> str:
    return "<br>".join(
        f"<b>{t.safe(line)}</b>" if d.has_band else t.safe(line) for line in d.lines(phone)
    )
