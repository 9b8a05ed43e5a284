"""Marks and words on a single curve: at the limit, at the half, or that the half is not reached."""

from collections.abc import Sequence
from typing import NamedTuple

from scr.plot import curve as st
from scr.plot import frame as fr
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.placing import Box, Label, place_labels

Marks = tuple[list[th.Figure], list[th.Figure], list[th.Figure]]


class _Mark(NamedTuple):
    months: float
    share: float
    words: str
    has_dot: bool = True
    is_half: bool = False


def limit_line(limit: int | None, phone: bool) -> tuple[list[th.Figure], list[th.Figure]]:
    """The vertical line of the limit and its words above the plot."""
    if not limit:
        return [], []
    words = st.limit_words(limit)
    return (
        [fr.line_shape((limit, 0, limit, 1), yref="paper", width=th.LIMIT)],
        [fr.small(words[:1].upper() + words[1:], phone, **fr.above(limit, 3), xanchor="center")],
    )


def mark_words(
    curves: Sequence[st.Curve],
    steps: st.Steps,
    plot: st.Plot,
    limit: int | None,
    words: tuple[str, str],
) -> Marks:
    """Traces, shapes and annotations of the marks, their words where they cover least; nothing
    for several curves. `words` are those of the median and of what has ended."""
    if len(curves) > 1:
        return [], [], []
    marks = _marks(curves[0], steps, plot, limit, words)
    halves = [m for m in marks if m.is_half]
    # Beside the line of the limit a second one says nothing.
    half = next((m for m in halves if not limit or plot.across(abs(m.months - limit)) > 8), None)
    shapes = [fr.line_shape((half.months, 0, half.months, 0.5)) | _DASHED] if half else []
    size = th.text_size(plot.phone)
    labels = [
        Label(
            (plot.across(m.months), plot.down(m.share)),
            th.width_of(m.words, size) + 6,
            17 * (m.words.count("<br>") + 1),
        )
        for m in marks
    ]
    frame = Box(4, 2, plot.width + 10, plot.height - 2)
    shifts = place_labels(labels, _busy(steps, plot, limit, half), frame)
    notes = [
        fr.note(
            m.words,
            plot.phone,
            **fr.moved(m.months, m.share, round(right), -round(down)),
            align="left",
            bgcolor=th.BACKGROUND,
        )
        for m, (right, down) in zip(marks, shifts, strict=True)
    ]
    return _dots([m for m in marks if m.has_dot]), shapes, notes


_DASHED = {"line": {"color": th.AXIS, "width": th.THIN, "dash": "dash"}}


def _marks(
    curve: st.Curve, steps: st.Steps, plot: st.Plot, limit: int | None, words: tuple[str, str]
) -> list[_Mark]:
    median, reached = st.median_words(curve, words[0]), t.safe(words[1])
    broken = "<br>" if plot.phone else " "
    marks = []
    share = st.at_limit(curve, limit)
    if share and limit:
        marks.append(
            _Mark(
                limit,
                share[0],
                f"<b>{t.percent(share[0])}</b> {_would(curve.is_limit_estimate)}{reached}{broken}"
                f"at {st.limit_words(limit)}",
            )
        )
    days = curve.median_days
    if median and days is not None and days / st.MONTH <= plot.end:
        would = _would(curve.is_half_estimate)
        words_of_half = f"<b>Half</b> {would}{reached}{broken}by {t.safe(median)}"
        marks.append(_Mark(days / st.MONTH, 0.5, words_of_half, is_half=True))
    elif not median and curve.is_half_marked:
        last = steps[-1]
        marks.append(_Mark(last.months, last.share, f"Not yet half {reached}", has_dot=False))
    return marks


def _would(is_estimate: bool) -> str:
    return "would be " if is_estimate else ""


def _busy(steps: st.Steps, plot: st.Plot, limit: int | None, half: _Mark | None) -> list[Box]:
    """What words must not cover: the band, the line of the limit and the line of the half."""
    boxes = plot.busy(steps, with_band=True)
    if limit:
        at = plot.across(limit)
        boxes.append(Box(at - 4, 0, at + 4, plot.height))
    if half:
        at = plot.across(half.months)
        boxes.append(Box(at - 4, plot.down(0.5), at + 4, plot.height))
    return boxes


def _dots(marks: list[_Mark]) -> list[th.Figure]:
    look = lk.Look("circle", th.MAIN, 9, th.BACKGROUND, 1.5)
    return [mk.points([m.months for m in marks], [m.share for m in marks], look)]
