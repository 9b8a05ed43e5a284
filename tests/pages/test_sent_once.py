"""What all buttons of a page share is sent with the page, not with each button."""

import json


def test_what_buttons_do_comes_once_with_the_page(open_at, sample_database):
    at = open_at("initiation", sample_database)
    parts = [element.proto for element in at.get("bidi_component")]
    buttons = [part for part in parts if part.component_name == "scr_button"]
    (page,) = [part for part in parts if "png: savePicture" in part.js_content]
    assert page.component_name == "scr_width"
    assert "link: copyLink" in page.js_content
    assert json.loads(page.json)["looks"]["light"]["background"].startswith("#")
    assert len(buttons) > 6
    for button in buttons:
        assert "toBlob" not in button.js_content
        assert "swaps" not in button.json
        assert "clipboard" not in button.js_content
        assert json.loads(button.json)["kind"] in ("link", "png")
