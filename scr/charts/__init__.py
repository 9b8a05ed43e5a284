"""Charts: plain data in, a `Chart` out. Nothing here asks for data or knows a page.

A figure is a plain dictionary as Plotly takes it: building one costs a few milliseconds.
"""

from scr.charts.empty import empty
from scr.charts.funnel import funnel
from scr.charts.lattice import FunnelPoint
from scr.charts.lists import interval_list
from scr.charts.names import short_board_name, tile_codes
from scr.charts.over_time import rate_over_time, share_over_time
from scr.charts.rows import Row, share_rows
from scr.charts.stages import Part, Stage, stage_bars
from scr.charts.theme import Chart, show_config
from scr.charts.tiles import Tile, tile_map
from scr.charts.trend import trend
from scr.charts.years import Guidance, YearPoint

__all__ = [
    "Chart",
    "FunnelPoint",
    "Guidance",
    "Part",
    "Row",
    "Stage",
    "Tile",
    "YearPoint",
    "empty",
    "funnel",
    "interval_list",
    "rate_over_time",
    "share_over_time",
    "share_rows",
    "short_board_name",
    "show_config",
    "stage_bars",
    "tile_codes",
    "tile_map",
    "trend",
]
