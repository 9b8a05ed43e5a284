"""One bar per stage of the process, its parts written in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import text as t
from scr.plot import theme as th

# More characters than these beside a bar take a line each part.
_LINE = {False: 34, True: 18}
_FILLS = (th.MAIN, th.OTHERS, th.GRID, th.BAND)


@dataclass(frozen=True)
class Part:
    """A part of a stage: how many, and the word for them."""

    n: int
    words: str


@dataclass(frozen=True)
class Stage:
    """A bar: its heading and up to four parts, the first the one that goes on."""

    label: str
    parts: tuple[Part, ...]


def stage_bars(stages: Sequence[Stage], phone: bool = False, width: int = th.WHOLE) -> fr.Chart:
    """A stacked bar per stage on one scale from zero, with the numbers written in the bars;
    what does not fit is written beside them."""
    height = max(24 + 72 * len(stages), 100)
    most = max((sum(p.n for p in s.parts) for s in stages), default=0)
    name = "; ".join(
        f"{s.label}: " + ", ".join(f"{p.n:,} {p.words}" for p in s.parts) for s in stages
    )
    name = f"{name}." if name else "Stages: nothing to show."
    if not most:
        return fr.empty("No cases to show.", name=name, height=height, phone=phone)
    width = th.NARROW + 40 if phone else width
    scale = _bar_scale(stages, width, phone)
    inside = [_fits(s, scale, phone) for s in stages]
    figure: th.Figure = {
        "data": _parts(stages, inside, phone),
        "layout": fr.layout(
            height, left=1, right=4, top=12, bottom=4, phone=phone, barmode="stack", bargap=0.5,
            xaxis=axes.axis(phone, (0, width / scale)),
            yaxis=axes.axis(phone, (-0.5, len(stages) - 0.25)),
            annotations=[
                note for i, s in enumerate(stages)
                for note in _stage_words(s, len(stages) - 1 - i, inside[i], phone)
            ],
        ),
    }  # fmt: skip
    return fr.chart(name, figure["data"], figure["layout"], phone)


def _bar_scale(stages: Sequence[Stage], width: int, phone: bool) -> float:
    """Pixels per case: the longest bar fills the width, unless words beside a bar need room."""
    size = th.text_size(phone)
    best = width / max(sum(p.n for p in s.parts) for s in stages)
    for s in stages:
        total = sum(p.n for p in s.parts)
        fits = tuple(th.width_of(_in_bar(p), size) + 24 <= p.n * best for p in s.parts)
        words = _beside(s, fits, phone)
        need = th.width_of(words, size) + 16 if words else 0
        if total:
            best = min(best, (width - need) / total)
    return best


def _fits(stage: Stage, scale: float, phone: bool) -> tuple[bool, ...]:
    size = th.text_size(phone)
    return tuple(th.width_of(_in_bar(p), size) + 24 <= p.n * scale for p in stage.parts)


def _beside(stage: Stage, inside: tuple[bool, ...], phone: bool) -> str:
    """The parts that are too narrow for their words, one under the other where they are long."""
    total = sum(p.n for p in stage.parts)
    words = [
        f"{p.n:,} {t.safe(p.words)}"
        for p, fits in zip(stage.parts, inside, strict=True)
        if not fits and (p.n or not total)
    ]
    joined = ", ".join(words)
    return joined if len(joined) <= _LINE[phone] else "<br>".join(words)


def _in_bar(p: Part) -> str:
    return f"<b>{p.n:,}</b> {t.safe(p.words)}"


def _parts(
    stages: Sequence[Stage], inside: Sequence[tuple[bool, ...]], phone: bool
) -> list[th.Figure]:
    n_parts = max(len(s.parts) for s in stages)
    if n_parts > len(_FILLS):
        raise ValueError(f"a stage has {n_parts} parts, more than {len(_FILLS)}")
    traces = []
    for k in range(n_parts):
        having = [(i, s) for i, s in enumerate(stages) if k < len(s.parts)]
        traces.append({
            "type": "bar", "orientation": "h", "width": 0.46,
            "x": [s.parts[k].n for _, s in having], "y": [len(stages) - 1 - i for i, _ in having],
            "marker": {"color": _FILLS[k], "line": {"color": th.BACKGROUND, "width": 1}},
            "text": [f"\u2002{_in_bar(s.parts[k])}" if inside[i][k] else "" for i, s in having],
            "textposition": "inside", "insidetextanchor": "start", "textangle": 0,
            "constraintext": "none",
            "insidetextfont": th.font(phone, th.BACKGROUND if k == 0 else th.TEXT),
            "customdata": [
                t.hover(t.safe(s.label), f"{s.parts[k].n:,} {t.safe(s.parts[k].words)}")
                for _, s in having
            ],
            "hovertemplate": "%{customdata}" + t.END,
        })  # fmt: skip
    return traces


def _stage_words(
    stage: Stage, place: int, inside: tuple[bool, ...], phone: bool
) -> list[th.Figure]:
    """The heading over a bar, and beside it the parts that are too narrow for their words."""
    total = sum(p.n for p in stage.parts)
    beside = _beside(stage, inside, phone)
    heading = fr.note(
        t.safe(stage.label), phone, th.AXIS, xref="paper", x=0, xanchor="left", y=place + 0.25,
        yanchor="bottom", yshift=1,
    )  # fmt: skip
    if not beside:
        return [heading]
    # On a phone, and where there is no bar, several lines would cover the heading above.
    hangs = "<br>" in beside and (phone or not total)
    return [
        heading,
        fr.note(
            beside, phone, x=total, xanchor="left", xshift=8, align="left",
            y=place + 0.23 if hangs else place, yanchor="top" if hangs else "middle",
        ),
    ]  # fmt: skip
