"""A page as an analyst writes one: the same records with pandas, charts with plotly.express, one
script. What the Initiation page shows is shown here in as many cards; `readers` runs both.

    SCR_PEER_RECORDS=data/sample streamlit run tests/benchmarks/peer_page.py
"""

import os
from pathlib import Path

import numpy as np
import pandas as pd
import plotly.express as px
import streamlit as st

YEARS = ["2011-12", "2012-13", "2013-14", "2014-15", "2015-16"]
RECORDS = Path(os.environ.get("SCR_PEER_RECORDS", "data/sample"))


@st.cache_data
def load():
    reviews = pd.read_csv(RECORDS / "reviews.csv", dtype=str)
    for column in reviews.columns[reviews.columns.str.endswith("_date")]:
        reviews[column] = pd.to_datetime(reviews[column], format="%Y-%m-%d", errors="coerce")
    boards = pd.read_csv(RECORDS / "boards.csv", dtype=str)
    return reviews.merge(boards, on="board_id", how="left"), boards


def panel_year(dates):
    start = dates.dt.year - (dates.dt.month < 7)
    return start.astype("Int64").astype(str) + "-" + ((start + 1) % 100).astype("Int64").astype(str)


def share(decided, by):
    grouped = decided.groupby(by, dropna=False)["decision"]
    n, x = grouped.size(), grouped.agg(lambda one: (one == "initiate").sum())
    z, p = 1.96, x / n
    middle, half = (
        (p + z * z / (2 * n)) / (1 + z * z / n),
        z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n),
    )
    return pd.DataFrame(
        {"started": x, "decided": n, "share": p, "low": middle - half, "high": middle + half}
    ).reset_index()


def card(title, says, figure, table, key):
    with st.container(border=True):
        st.subheader(title)
        st.markdown(says)
        st.plotly_chart(figure, key=f"chart_{key}")
        with st.expander("Table"):
            st.dataframe(table, hide_index=True, key=f"table_{key}")
        st.download_button("CSV", table.to_csv(index=False), f"{key}.csv", key=f"csv_{key}")
        st.caption("Cases without a date of decision are not counted.")


reviews, boards = load()
regions = ["All regions", *sorted(boards["region"].dropna().unique())]
asked = st.query_params
st.set_page_config(layout="wide")
st.title("Decisions to start a review")
region = st.selectbox("Region", regions, index=regions.index(asked.get("region", regions[0])))
first = st.selectbox("First year", YEARS, index=YEARS.index(asked.get("first", YEARS[0])))
last = st.selectbox("Last year", YEARS, index=YEARS.index(asked.get("last", YEARS[-1])))

decided = reviews[reviews["decision"].notna() & reviews["decision_date"].notna()].copy()
decided["year"] = panel_year(decided["decision_date"])
decided = decided[decided["year"].between(first, last)]
if region != regions[0]:
    decided = decided[decided["region"] == region]
started = decided[decided["decision"] == "initiate"].copy()
started["days"] = (started["decision_date"] - started["notified_date"]).dt.days

left, right = st.columns(2)
with left:
    years = share(decided, "year")
    figure = px.scatter(
        years,
        x="year",
        y="share",
        error_y=years["high"] - years["share"],
        error_y_minus=years["share"] - years["low"],
    )
    card("By year", f"{years['started'].sum()} of {years['decided'].sum()}", figure, years, "year")
with right:
    views = decided[decided["panel_view"].notna()]
    views = views.groupby(["year", "panel_view"]).size().rename("cases").reset_index()
    figure = px.bar(views, x="year", y="cases", color="panel_view", barmode="stack")
    card("What the panel said", f"{views['cases'].sum()} views", figure, views, "panel")

by_board = share(decided, ["board_id", "board_name"])
figure = px.scatter(by_board, x="decided", y="share", hover_name="board_name")
national, sizes = by_board["started"].sum() / max(1, by_board["decided"].sum()), np.arange(1, 31)
limit = 1.96 * np.sqrt(national * (1 - national) / sizes)
for line in (national - limit, national + limit):
    figure.add_scatter(x=sizes, y=line, mode="lines", showlegend=False)
card("By board", f"{len(by_board)} boards decided", figure, by_board, "board")

left, right = st.columns(2)
with left:
    by_region = share(decided, "region")
    figure = px.bar(by_region.sort_values("share"), x="share", y="region", orientation="h")
    card("By region", f"{len(by_region)} regions", figure, by_region, "region")
with right:
    figure = px.histogram(started, x="days", nbins=40)
    times = started[["review_id", "board_name", "days"]]
    card("Days to decide", f"Median {started['days'].median():.0f} days", figure, times, "days")

months = started.groupby(started["decision_date"].dt.to_period("Q").astype(str)).size()
months = months.rename("reviews").rename_axis("quarter").reset_index()
figure = px.line(months, x="quarter", y="reviews", markers=True)
card("By quarter", f"{months['reviews'].sum()} reviews", figure, months, "quarter")
