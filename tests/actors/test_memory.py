"""What an article teaches."""

from datetime import date

from stance.actors import load_base
from stance.actors.memory import ArticleMemory
from stance.records import Actor, ActorKind, Resolution, Speaker

STATE = Actor("karsia", "Karsia", ActorKind.STATE)


def test_by_names_are_learnt_from_the_text() -> None:
    memory = ArticleMemory("The White Terrace, residence of President Marin Velk, stood dark. Velmora, the capital of Karsia, slept.")
    assert memory.owner("the White Terrace") == ("President Marin Velk", False)
    assert memory.owner("Velmora") == ("Karsia", True)
    assert memory.owner("elsewhere") is None


def test_an_unknown_adjective_leads_to_its_land() -> None:
    memory = ArticleMemory("Karsia and its neighbours talked; a Karsian minister left.")
    assert memory.land("Karsian") == "Karsia"
    assert memory.land("Ornish") is None


def test_people_are_found_by_any_later_part_of_their_name_and_the_unresolved_are_not_kept() -> None:
    memory = ArticleMemory()
    memory.note(Resolution(STATE, "Ana Maria Dorn", "minister", "role"))
    memory.note(Resolution(None, "Ivo Lund", None, "unresolved"))
    assert [memory.person(name, None) is not None for name in ("Dorn", "Ana", "Ana Dorn", "Lund", "Otto Dorn")] == [True, True, True, False, False]


def test_mentions_are_whole_words() -> None:
    assert ArticleMemory("Seoul slept. Seoul woke. Seoulites left.").mentions(["seoul"]) == 2


def test_a_body_is_remembered_by_a_part_of_its_name() -> None:
    base, memory = load_base(), ArticleMemory()
    base.resolve(Speaker(body="The State Water Board (SWB) of Ukraine", printed="The State Water Board (SWB) of Ukraine"), date(2022, 8, 1), memory)
    later = base.resolve(Speaker(body="State Water Board", printed="The SWB"), date(2022, 8, 1), memory)
    assert later.actor is not None
    assert (later.actor.name, later.speaker) == ("Ukraine", None)
    assert later.why.startswith("earlier in the article")
