"""The chart: valid Vega-Lite, one shape and one colour of the page for each stance."""

import re

from stance.formats import html
from stance.formats.html.timeline import SIGNS, spec
from stance.records import Label


def test_every_position_has_its_own_sign_and_a_colour_of_the_page() -> None:
    assert set(SIGNS) == {Label.SUPPORTS, Label.OPPOSES, Label.CONDITIONAL, Label.NEUTRAL}
    assert len(set(SIGNS.values())) == len(SIGNS)
    colours = spec()["layer"][1]["encoding"]["color"]["scale"]["range"]
    style = html.asset("style.css")
    assert all(re.search(rf"{re.escape(colour[4:-1])}: #", style) for colour in colours)


def test_the_page_brings_the_data() -> None:
    chart = spec()
    assert {layer["data"]["name"] for layer in chart["layer"]} == {"statements", "shifts"}
    assert "datasets" not in chart
