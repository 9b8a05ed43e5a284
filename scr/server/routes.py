"""The addresses under /api, which Streamlit's own server answers beside the pages."""

from starlette.routing import Route

from scr.access.permissions import ADDRESSES
from scr.server import figures, health, openapi, releases
from scr.server.faults import in_json

V1 = "/api/v1"


def routes() -> list[Route]:
    """What `st.App` is given."""
    answers = {
        "/api/health": health.health,
        "/api/ready": health.ready,
        f"{V1}/openapi.json": openapi.answer,
        f"{V1}/figures": figures.listing,
        f"{V1}/figures/{{name}}": figures.figure,
        f"{V1}/figures/{{name}}/datapackage.json": figures.package,
        f"{V1}/releases": releases.listing,
        f"{V1}/releases/{{release}}/datapackage.json": releases.package,
        f"{V1}/releases/{{release}}/tables/{{table}}": releases.table,
    }
    return [
        Route(path, in_json(answer, path if path in ADDRESSES else ""), methods=["GET"])
        for path, answer in answers.items()
    ]
