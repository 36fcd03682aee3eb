"""Are two people of one name the same? Their titles tell: a shared word, a shared organisation, or one line of work."""

import re
from collections.abc import Iterable

from stance.actors.names import fold

_SMALL = "a an the of for and at in on to with from his her its their one long time new who is was former ex then"
_RANKS = "senior chief deputy head director member officer executive leading top local president vice longtime veteran"
_EMPTY = frozenset((*_SMALL.split(), *_RANKS.split()))
# One line of work a line; a title belongs to the lines whose words it has.
_LINES = (
    "mp mps mep lawmaker legislator senator sen rep congressman congresswoman republican democrat minister politician candidate councillor "
    "councilman councilwoman councilmember mayor governor secretary ambassador diplomat envoy parliament duma deputy party leader spokesman "
    "spokeswoman spokesperson official adviser advisor aide",
    "analyst expert fellow professor researcher academic scholar economist historian scientist lecturer specialist political university institute "
    "think-tank author research",
    "ceo founder cofounder businessman businesswoman entrepreneur investor trader manager owner company billionaire broker banker strategist",
    "lawyer attorney barrister solicitor judge prosecutor legal counsel",
    "soldier general colonel major captain lieutenant commander officer military army navy marine sergeant fighter volunteer",
    "journalist reporter editor correspondent columnist broadcaster anchor blogger",
    "activist campaigner organiser organizer advocate dissident",
    "doctor nurse physician surgeon paramedic epidemiologist virologist",
    "resident farmer teacher student mother father pensioner retiree worker driver homeowner shopkeeper neighbour neighbor",
    "actor actress singer musician artist filmmaker player athlete coach footballer",
)
_LINE_OF = {word: number for number, line in enumerate(_LINES) for word in line.split()}


def agree(left: Iterable[str], right: Iterable[str]) -> bool:
    """Can people with these titles be one? Yes where either has none, or a word that tells or a line of work is common to both."""
    a, b = (set().union(*(_words(title) for title in titles)) for titles in (left, right))
    return not a or not b or bool(a & b) or bool({_LINE_OF.get(w) for w in a} & {_LINE_OF.get(w) for w in b} - {None})


def _words(title: str) -> set[str]:
    """The words of a title that tell something, in the singular."""
    words = (fold(word) for word in re.findall(r"[\w’'-]+", title))
    return {word if word in _LINE_OF else re.sub(r"(?<=\w{3})s$", "", word) for word in words if word and word not in _EMPTY}
