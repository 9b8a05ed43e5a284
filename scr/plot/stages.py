"""One bar per stage of the process, its parts written in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from scr.plot import axes, stack
from scr.plot import frame as fr
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th

# More characters than these beside a bar take a line each part.
_LINE = {False: 34, True: 18}
# Pixels of a stage, of a line of words beside a bar, and down from a bar's top to the next heading.
_STAGE, _LINE_HIGH, _HANGING = 72, 16, 50
_FILLS = (
    stack.SOLID,
    *(lk.Fill(colour, th.BACKGROUND, width=1) for colour in (th.OTHERS, th.GRID, th.BAND)),
)


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
    most = max((sum(p.n for p in s.parts) for s in stages), default=0)
    name = "; ".join(
        f"{s.label}: " + ", ".join(f"{p.n:,} {p.words}" for p in s.parts) for s in stages
    )
    name = f"{name}." if name else "Stages: nothing to show."
    if not most:
        height = max(24 + _STAGE * len(stages), 100)
        return fr.empty("No cases to show.", name=name, height=height, phone=phone)
    if any(len(s.parts) > len(_FILLS) for s in stages):
        n_parts = max(len(s.parts) for s in stages)
        raise ValueError(f"a stage has {n_parts} parts, more than {len(_FILLS)}")
    width = th.NARROW + 40 if phone else width
    scale = _bar_scale(stages, width, phone)
    inside = [_fits(s, scale, phone) for s in stages]
    more = [_more_room(s, fits, phone) for s, fits in zip(stages, inside, strict=True)]
    places = [float(len(stages) - 1 - i) + sum(more[i:-1]) for i in range(len(stages))]
    sheet = fr.Sheet(max(24 + round(_STAGE * (len(stages) + sum(more))), 100), 1, 4, 12, 4, phone)
    layout = sheet.layout(
        axes.axis(phone, (0, width / scale)),
        axes.axis(phone, (-0.5 - more[-1], places[0] + 0.75)),
        notes=[
            note
            for s, place, fits in zip(stages, places, inside, strict=True)
            for note in _stage_words(s, place, fits, phone)
        ],
        barmode="stack",
        bargap=0.5,
    )
    return fr.chart(name, _parts(stages, places, inside, phone), layout, phone)


def _more_room(stage: Stage, inside: tuple[bool, ...], phone: bool) -> float:
    """By how much of a stage the words beside its bar reach into the next one."""
    n_lines = _beside(stage, inside, phone).count("<br>") + 1
    hangs = n_lines > 1 and _hangs(stage, phone)
    return max(n_lines * _LINE_HIGH - _HANGING, 0) / _STAGE if hangs else 0.0


def _hangs(stage: Stage, phone: bool) -> bool:
    """Do several lines hang from the bar's top? On a phone, and where there is no bar, they would
    cover the heading above it."""
    return phone or not any(p.n for p in stage.parts)


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
    stages: Sequence[Stage],
    places: Sequence[float],
    inside: Sequence[tuple[bool, ...]],
    phone: bool,
) -> list[th.Figure]:
    traces = []
    for k in range(max(len(s.parts) for s in stages)):
        having = [
            (s.parts[k], s, place, fits[k])
            for s, place, fits in zip(stages, places, inside, strict=True)
            if k < len(s.parts)
        ]
        words = [f"\u2002{_in_bar(p)}" if fits else "" for p, _, _, fits in having]
        boxes = [t.hover(t.safe(s.label), f"{p.n:,} {t.safe(p.words)}") for p, s, _, _ in having]
        traces.append(
            mk.bars(
                [p.n for p, _, _, _ in having],
                [place for _, _, place, _ in having],
                _FILLS[k],
                thick=0.46,
                boxes=boxes,
                **mk.words_in_bars(words, _FILLS[k].ink, th.text_size(phone), "start"),
            )
        )
    return traces


def _stage_words(
    stage: Stage, place: float, inside: tuple[bool, ...], phone: bool
) -> list[th.Figure]:
    """The heading over a bar, and beside it the parts that are too narrow for their words."""
    beside = _beside(stage, inside, phone)
    heading = fr.note(
        t.safe(stage.label), phone, th.AXIS, **fr.at_left(place + 0.25), yanchor="bottom", yshift=1
    )
    if not beside:
        return [heading]
    hangs = "<br>" in beside and _hangs(stage, phone)
    return [
        heading,
        fr.note(
            beside,
            phone,
            **fr.right_of(sum(p.n for p in stage.parts), place + 0.23 if hangs else place, 8),
            align="left",
            yanchor="top" if hangs else "middle",
        ),
    ]
