"""What one article teaches: people resolved in it, and by-names of actors that it introduces."""

import re
from collections.abc import Mapping
from functools import lru_cache

from stance.actors.names import fold, key, matches
from stance.actors.offices import classes
from stance.actors.posts import Lookup, meant, post
from stance.records import ActorKind, Resolution

_READ = 200_000  # characters of an article that are read for introductions
_NAME = r"(?:[A-Z][\w’'-]{1,30}(?: (?:[A-Z][\w’'-]{1,30}|of|the)){0,4})"
_INTRODUCED = re.compile(
    rf"\b(?:the )?(?P<alias>{_NAME}),? (?:which is |that is )?(?:the |its |an? )?(?:[a-z]+ ){{0,2}}"
    r"(?P<what>residence|seat|headquarters|capital|office) of (?:the )?(?P<owner>[^,.;:()\n]{2,80})"
)
_OWNED = re.compile(rf"(?P<owner>{_NAME})['’]s? (?:[a-z]+ ){{0,2}}(?P<what>residence|seat|headquarters|capital|palace),? (?:the )?(?P<alias>{_NAME})")
_NOT_WORD = re.compile(r"\W+")
_PROPER = re.compile(r"\b[A-Z][a-z]{2,}\b")


class ArticleMemory:
    """The resolutions of one article, in reading order, and the by-names that its text introduces; make a new one for each article."""

    __slots__ = ("_words", "bodies", "by_names", "people", "text")

    def __init__(self, text: str = "") -> None:
        """Learn the by-names of a text; an empty text teaches nothing."""
        self.text = text[:_READ]
        self._words: str | None = None
        self.people: list[tuple[tuple[str, ...], Resolution]] = []
        self.bodies: list[Resolution] = []
        self.by_names = _introductions(self.text)

    def note(self, resolution: Resolution) -> None:
        """Remember a resolution; unresolved ones teach nothing."""
        if resolution.actor is None:
            return
        if resolution.speaker is not None:
            self.people.append((key(resolution.speaker), resolution))
        else:
            self.bodies.append(resolution)

    def person(self, name: str, role: str | None) -> Resolution | None:
        """The latest earlier resolution of a person of that name; of two with one surname, the one whose title agrees."""
        asked = key(name)
        found = [r for k, r in reversed(self.people) if matches(asked, k) or (len(asked) == 1 and asked[0] in k)]
        if role and len({r.speaker for r in found}) > 1:
            wanted = classes(role)
            found.sort(key=lambda r: -len(classes(r.role or "") & wanted))
        return found[0] if found else None

    def body(self, words: str) -> Resolution | None:
        """The latest body of which these words were a part of the name ("State Emergency Service", once it was that of Ukraine)."""
        asked = f" {fold(words)} "
        known = (r for r in reversed(self.bodies) if r.actor is not None and r.actor.kind is not ActorKind.UNNAMED and r.role)
        return next((r for r in known if " " in asked.strip() and asked in f" {fold(r.role or '')} "), None)

    def holder(self, actor_id: str, role: str, lookup: Lookup) -> str | None:
        """Who holds a single office of an actor in this article, if just one person named before does."""
        wanted = set(meant(post(role, lookup, actor_id))) - {""}
        mine = [r for _, r in self.people if r.actor is not None and r.actor.id == actor_id and r.role]
        found = {r.speaker for r in mine if r.role and post(r.role, lookup, actor_id) in wanted}
        return found.pop() if wanted and len(found) == 1 else None

    def owner(self, alias: str) -> tuple[str, bool] | None:
        """To whom a by-name that the article introduced belongs, in the article's words, and whether it is his capital."""
        return self.by_names.get(fold(alias))

    def land(self, adjective: str) -> str | None:
        """The place that an unknown adjective is made from, if the article names it: "Karsian" -> "Karsia"."""
        stem = re.sub(r"(?:ian|ean|an|ese|ish|i|n)$", "", adjective)
        if len(stem) < 4:
            return None
        names = {
            w for w in _PROPER.findall(self.text) if w.startswith(stem) and w != adjective and len(w) - len(stem) <= 4 and not w.startswith(adjective)
        }
        return min(names, key=len) if names else None

    def mentions(self, aliases: list[str]) -> int:
        """How often the text has one of these folded aliases as whole words."""
        if self._words is None:
            self._words = f" {_NOT_WORD.sub(' ', self.text.casefold())} "
        return sum(self._words.count(f" {alias} ") for alias in aliases)


@lru_cache(maxsize=2)  # an article that people have corrected is read twice, with their word and without it
def _introductions(text: str) -> Mapping[str, tuple[str, bool]]:
    """(owner's words, is it a capital) by the folded by-name, of every introduction in a text."""
    every = (found for pattern in (_INTRODUCED, _OWNED) for found in pattern.finditer(text))
    return {fold(found["alias"]): (found["owner"].strip(), found["what"] == "capital") for found in every}
