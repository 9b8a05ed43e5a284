"""Charts: plain data in, a `Chart` out. Nothing here asks for data or knows a page.

A figure is a plain dictionary as Plotly takes it: building one costs a few milliseconds.
"""

from scr.charts.board_list import BoardLine, Scale, board_list
from scr.charts.cohorts import OPEN_LOOKS, Cohort, outcome_bars
from scr.charts.control_chart import control_chart
from scr.charts.control_grid import control_grid
from scr.charts.control_marks import ControlPoint
from scr.charts.due_months import DueMonth, due_bars
from scr.charts.empty import empty
from scr.charts.follow import Course, Mark, follow_curves
from scr.charts.funnel import funnel
from scr.charts.gaps import Gap, gap_chart
from scr.charts.grade_strips import GradeDot, GradeStrip, grade_strips
from scr.charts.heat_strip import Square, Strip, heat_strip
from scr.charts.ladder import Rung, RungGroup, ladder
from scr.charts.lattice import FunnelPoint
from scr.charts.lists import interval_list
from scr.charts.names import short_board_name, tile_codes
from scr.charts.open_reviews import OpenReview, open_bars
from scr.charts.over_time import rate_over_time, share_over_time
from scr.charts.rate_funnel import RatePoint, rate_funnel
from scr.charts.rows import Row, share_rows
from scr.charts.several import Series, several_shares
from scr.charts.stages import Part, Stage, stage_bars
from scr.charts.steps import Curve
from scr.charts.strip_words import MeasureStrip
from scr.charts.strips import board_strips
from scr.charts.succession import Tenure, succession
from scr.charts.survival import survival_curve
from scr.charts.theme import Chart, show_config
from scr.charts.tiles import Tile, tile_map
from scr.charts.timeline import Clock, Event, Pause, review_timeline
from scr.charts.trend import trend
from scr.charts.years import Guidance, YearPoint

__all__ = [
    "OPEN_LOOKS",
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
    "short_board_name",
    "show_config",
    "stage_bars",
    "succession",
    "survival_curve",
    "tile_codes",
    "tile_map",
    "trend",
]
