"""The timeline of a topic as a Vega-Lite chart: one mark per statement, its stance by height, shape and colour."""

from stance.formats.shapes import Shape
from stance.records import Label

# from top to bottom, each with its sign; colours are those of the page, light or dark
SIGNS = {Label.SUPPORTS: "triangle-up", Label.CONDITIONAL: "diamond", Label.NEUTRAL: "circle", Label.OPPOSES: "triangle-down"}
LANES = 2  # above and below the middle, for several statements of one day
INK, LINE, FONT = "currentColor", "var(--line)", "system-ui, sans-serif"
DAY = "[utcFormat(datum.value, '%-d %b'), utcFormat(datum.value, '%Y')]"


def spec() -> Shape:
    """The chart without its data: the page fills `statements` (id, day, stance, lane, words, who, when, where) and `shifts` (day)."""
    import altair as alt

    days, stances = alt.Scale(type="utc", padding=24), list(SIGNS)
    shifts = alt.Chart(alt.NamedData("shifts")).mark_rule(strokeDash=[3, 3], color=INK, opacity=0.6, aria=False)
    marks = alt.Chart(alt.NamedData("statements")).mark_point(filled=True, size=95, opacity=0.85, cursor="pointer", aria=False)
    shown = marks.encode(
        x=alt.X("day:T", title=None, scale=days, axis=alt.Axis(tickCount=6, labelExpr=DAY)),
        y=alt.Y("stance:N", title=None, scale=alt.Scale(domain=stances), axis=alt.Axis(ticks=False, labelPadding=12, minExtent=92)),
        yOffset=alt.YOffset("lane:Q", scale=alt.Scale(domain=[-LANES - 1, LANES + 1])),
        shape=alt.Shape("stance:N", legend=None, scale=alt.Scale(domain=stances, range=list(SIGNS.values()))),
        color=alt.Color("stance:N", legend=None, scale=alt.Scale(domain=stances, range=[f"var(--{label})" for label in stances])),
        tooltip=[alt.Tooltip(f"{name}:N") for name in ("words", "who", "when", "where")],
    )
    chart = alt.layer(shifts.encode(x=alt.X("day:T", scale=days)), shown).properties(width="container", height=236, background="transparent")
    axes = {"labelColor": INK, "domainColor": LINE, "gridColor": LINE, "tickColor": LINE}
    made = chart.configure_view(stroke=None).configure_axis(**axes, labelFont=FONT, labelFontSize=12, grid=True).to_dict()
    assert isinstance(made, dict)
    return made
