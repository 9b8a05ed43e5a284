"""Charts: plain data in, a `Chart` out. Nothing here asks for data or knows a page.

A figure is a plain dictionary as Plotly takes it: building one costs a few milliseconds.
"""

from scr.plot.cohorts import OPEN_LOOKS, Cohort, outcome_bars
from scr.plot.control_chart import control_chart
from scr.plot.control_grid import control_grid
from scr.plot.control_marks import ControlPoint
from scr.plot.curve import Course, Curve, Mark
from scr.plot.due_months import DueMonth, due_bars
from scr.plot.follow import follow_curves
from scr.plot.frame import Chart, empty, show_config
from scr.plot.funnel import funnel
from scr.plot.funnel_lattice import FunnelPoint
from scr.plot.gaps import Gap, gap_chart
from scr.plot.grade_strips import GradeDot, GradeStrip, grade_strips
from scr.plot.heat import Square, Strip, heat_strip
from scr.plot.intervals import BoardLine, Scale, board_list, interval_list
from scr.plot.ladder import Rung, RungGroup, ladder
from scr.plot.open_reviews import OpenReview, open_bars
from scr.plot.over_time import rate_over_time, share_over_time
from scr.plot.rate_funnel import RatePoint, rate_funnel
from scr.plot.several import Series, several_shares
from scr.plot.share_rows import Row, share_rows
from scr.plot.stages import Part, Stage, stage_bars
from scr.plot.strip_words import MeasureStrip
from scr.plot.strips import board_strips
from scr.plot.succession import Tenure, succession
from scr.plot.survival import survival_curve
from scr.plot.theme import HALF, NARROW, WHOLE, WIDE_HALF
from scr.plot.tile_codes import tile_codes
from scr.plot.tile_map import Tile, tile_map
from scr.plot.timeline import Clock, Event, Pause, review_timeline
from scr.plot.trend import trend
from scr.plot.year_grid import YearPanel, year_grid
from scr.plot.years import Guidance, YearPoint

__all__ = [
    "HALF",
    "NARROW",
    "OPEN_LOOKS",
    "WHOLE",
    "WIDE_HALF",
    "BoardLine",
    "Chart",
    "Clock",
    "Cohort",
    "ControlPoint",
    "Course",
    "Curve",
    "DueMonth",
    "Event",
    "FunnelPoint",
    "Gap",
    "GradeDot",
    "GradeStrip",
    "Guidance",
    "Mark",
    "MeasureStrip",
    "OpenReview",
    "Part",
    "Pause",
    "RatePoint",
    "Row",
    "Rung",
    "RungGroup",
    "Scale",
    "Series",
    "Square",
    "Stage",
    "Strip",
    "Tenure",
    "Tile",
    "YearPanel",
    "YearPoint",
    "board_list",
    "board_strips",
    "control_chart",
    "control_grid",
    "due_bars",
    "empty",
    "follow_curves",
    "funnel",
    "gap_chart",
    "grade_strips",
    "heat_strip",
    "interval_list",
    "ladder",
    "open_bars",
    "outcome_bars",
    "rate_funnel",
    "rate_over_time",
    "review_timeline",
    "several_shares",
    "share_over_time",
    "share_rows",
    "show_config",
    "stage_bars",
    "succession",
    "survival_curve",
    "tile_codes",
    "tile_map",
    "trend",
    "year_grid",
]
