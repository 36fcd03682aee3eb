"""What is measured: one file a part, each with `measure` (figures by name) and `show` (figures to Markdown), in the order of the page."""

from evaluation import actors, dates, pairs, positions, quotes
from evaluation.part import Part

PARTS: dict[str, Part] = {
    "quotes": Part(quotes.measure, quotes.show),
    "positions": Part(positions.measure, positions.show),
    "actors": Part(actors.measure, actors.show),
    "dates": Part(dates.measure, dates.show),
    "stance": Part(pairs.measure_stance, pairs.show),
    "nli": Part(pairs.measure_nli, lambda _: []),  # shown with `stance`
}
