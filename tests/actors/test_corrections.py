"""People's corrections of actors, laid over the shipped base."""

from datetime import date

import pytest

from stance.actors import Base, concerned, corrected, load_base, words_of
from stance.records import Actor, ActorKind, Correction, CorrectionKind, Speaker

COUNCIL = Actor("elmford-council", "Elmford Council", ActorKind.ORGANISATION)
CLUB = Actor("elmford-club", "Elmford Club", ActorKind.GROUP)
RUSSIA = Actor("russia", "Russia", ActorKind.STATE, "Q159")
NATO = Actor("nato", "NATO", ActorKind.ORGANISATION)


def alias(name: str, actor: Actor) -> Correction:
    return Correction(CorrectionKind.ALIAS, actor, name)


def link(person: str, actor: Actor, start: date | None = None, end: date | None = None, *, what: CorrectionKind = CorrectionKind.LINK) -> Correction:
    return Correction(what, actor, person, role="chair", start=start, end=end)


def person(name: str) -> Actor:
    return Actor(name.lower().replace(" ", "-"), name, ActorKind.PERSON)


def commits(base: Base, speaker: Speaker, day: date | None = None) -> str | None:
    actor = base.resolve(speaker, day).actor
    return None if actor is None else actor.id


def test_aliases_win_and_leave_the_shipped_base_alone() -> None:
    base = load_base()
    mine = corrected(base, [alias("the Old Hall", COUNCIL), alias("Brussels", NATO), alias("Quidam", RUSSIA)])
    assert mine.find("Old Hall") == [COUNCIL]
    assert [a.id for a in mine.find("Brussels")] == ["nato"]
    assert mine.resolve(Speaker(printed="the Old Hall", body="Old Hall"), None).actor == COUNCIL
    assert commits(mine, Speaker("Quidam")) == "russia"
    assert base.find("Old Hall") == []
    assert len(base.find("Brussels")) == 2
    again = corrected(mine, [alias("the Annexe", COUNCIL)])
    assert again.find("Old Hall") == again.find("Annexe") == [COUNCIL]
    assert "annexe" in again.aliases("elmford-council")


def test_the_later_word_wins() -> None:
    assert corrected(load_base(), [alias("Old Hall", COUNCIL), alias("Old Hall", CLUB)]).find("Old Hall") == [CLUB]


@pytest.mark.parametrize("what", [CorrectionKind.LINK, CorrectionKind.OFFICE])
def test_offices_are_dated(what: CorrectionKind) -> None:
    mine = corrected(load_base(), [link("Mara Quill", COUNCIL, date(2020, 1, 1), date(2022, 1, 1), what=what)])
    assert commits(mine, Speaker("Mara Quill"), date(2021, 1, 1)) == "elmford-council"
    assert commits(mine, Speaker("Mara Quill"), date(2023, 1, 1)) == "mara-quill"
    assert [o.role for o in mine.offices("Mara Quill")] == ["chair"]
    assert mine.find("Mara Quill") == [COUNCIL]


def test_a_link_wins_over_the_articles_words_and_an_office_does_not() -> None:
    speaker = Speaker("Mara Quill", "Russian foreign ministry spokeswoman", "Russia")
    day = date(2021, 1, 1)
    assert commits(corrected(load_base(), [link("Mara Quill", COUNCIL)]), speaker, day) == "elmford-council"
    assert commits(corrected(load_base(), [link("Mara Quill", COUNCIL, what=CorrectionKind.OFFICE)]), speaker, day) == "russia"
    assert commits(corrected(load_base(), [link("Mara Quill", COUNCIL)]), Speaker("Mara Quill", "former mayor"), day) == "elmford-council"


def test_a_link_of_a_person_of_the_base_holds_in_its_days_only() -> None:
    mine = corrected(load_base(), [link("Sergey Lavrov", COUNCIL, date(2030, 1, 1))])
    assert [commits(mine, Speaker("Sergey Lavrov"), day) for day in (date(2022, 1, 1), date(2030, 6, 1))] == ["russia", "elmford-council"]


def test_merged_actors_are_one_everywhere() -> None:
    taliban = load_base().actors["taliban"]
    mine = corrected(load_base(), [Correction(CorrectionKind.MERGE, RUSSIA, other=taliban)])
    assert [a.id for a in mine.find("Taliban")] == ["russia"]
    assert "taliban" in mine.aliases("russia")
    assert commits(mine, Speaker(body="the Taliban", printed="the Taliban"), date(2022, 1, 1)) == "russia"
    mill = corrected(load_base(), [Correction(CorrectionKind.MERGE, RUSSIA, other=Actor("elmford-mill", "Elmford Mill", ActorKind.ORGANISATION))])
    found = mill.resolve(Speaker("Ivo Lund", "spokesman for Elmford Mill", "Elmford Mill"), date(2022, 1, 1))
    assert found.actor == RUSSIA


def test_merges_follow_each_other_and_can_be_turned_round() -> None:
    one, two, three = (Actor(n, n.title(), ActorKind.GROUP) for n in ("one", "two", "three"))
    chain = corrected(load_base(), [Correction(CorrectionKind.MERGE, two, other=one), Correction(CorrectionKind.MERGE, three, other=two)])
    assert chain.merged == {"one": "three", "two": "three"}
    assert chain.find("One") == [three]
    turned = corrected(load_base(), [Correction(CorrectionKind.MERGE, two, other=one), Correction(CorrectionKind.MERGE, one, other=two)])
    assert turned.merged == {"two": "one"}


def test_merged_people_share_one_name() -> None:
    lavrov, other = person("Sergey Lavrov"), person("Serge Lawroff")
    mine = corrected(load_base(), [Correction(CorrectionKind.MERGE, lavrov, other=other)])
    found = mine.resolve(Speaker("Serge Lawroff"), date(2022, 1, 1))
    assert (found.speaker, found.actor and found.actor.id) == ("Sergey Lavrov", "russia")
    assert mine.person("Serge Lawroff") == "Sergey Lavrov"


def test_an_alias_of_a_person_leaves_his_offices_to_decide() -> None:
    mine = corrected(load_base(), [alias("Bear of Moscow", person("Sergey Lavrov"))])
    assert commits(mine, Speaker("Bear of Moscow"), date(2022, 1, 1)) == "russia"
    assert mine.name_of("the bear of moscow") == "Sergey Lavrov"
    assert load_base().name_of("Anybody") == "Anybody"


def test_a_split_name_commits_its_own_actor_alone() -> None:
    own = person("Dmitry Peskov")
    mine = corrected(load_base(), [Correction(CorrectionKind.SPLIT, own, "Dmitry Peskov")])
    for speaker in (Speaker("Dmitry Peskov", "Kremlin spokesman", "Kremlin"), Speaker("Peskov")):
        assert commits(mine, speaker, date(2022, 1, 1)) == "dmitry-peskov"
    assert commits(mine, Speaker(body="Kremlin", printed="the Kremlin"), date(2022, 1, 1)) == "russia"
    linked = corrected(mine, [link("Dmitry Peskov", COUNCIL, date(2023, 1, 1))])
    assert [commits(linked, Speaker("Dmitry Peskov"), date(year, 6, 1)) for year in (2022, 2024)] == ["dmitry-peskov", "elmford-council"]


def test_a_split_takes_a_merged_actor_out_again() -> None:
    merge = Correction(CorrectionKind.MERGE, RUSSIA, other=COUNCIL)
    mine = corrected(load_base(), [merge, Correction(CorrectionKind.SPLIT, COUNCIL, "Elmford Council")])
    assert mine.find("Elmford Council") == [COUNCIL]
    assert mine.merged == {}


def test_actors_and_their_numbers() -> None:
    numbered = Actor("russia", "Russia", ActorKind.STATE, "Q1")
    mine = corrected(load_base(), [Correction(CorrectionKind.ACTOR, COUNCIL), Correction(CorrectionKind.WIKIDATA, numbered)])
    assert mine.find("Elmford Council") == [COUNCIL]
    assert mine.actor("russia") == numbered
    assert load_base().actor("russia") != numbered


def test_a_declared_person_is_known_without_being_bound() -> None:
    mine = corrected(load_base(), [Correction(CorrectionKind.ACTOR, person("Mara Quill"))])
    assert mine.actor("mara-quill") == person("Mara Quill")
    assert commits(mine, Speaker("Mara Quill", "Russian foreign ministry spokeswoman", "Russia"), date(2021, 1, 1)) == "russia"


@pytest.mark.parametrize(("correction", "source", "ids", "expected"), [
    (alias("the Old Hall", COUNCIL), '{"printed": "the Old Hall\'s press office"}', (), True),
    (alias("the Old Hall", COUNCIL), '{"printed": "the Old Mill"}', (), False),
    (link("Mara Quill", COUNCIL), '{"name": "Quill"}', (), True),
    (link("Volodymyr Zelensky", COUNCIL), "Zelenskyy", (), True),
    (Correction(CorrectionKind.MERGE, RUSSIA, other=COUNCIL), "nobody", ("elmford-council",), True),
    (Correction(CorrectionKind.MERGE, RUSSIA, other=COUNCIL), "nobody", ("russia",), False),
    (Correction(CorrectionKind.SPLIT, COUNCIL, "Old Hall"), "nobody", ("elmford-council",), True),
    (Correction(CorrectionKind.WIKIDATA, RUSSIA), "Russia", ("russia",), False),
])  # fmt: skip
def test_which_statements_a_correction_can_change(correction: Correction, source: str, ids: tuple[str, ...], expected: bool) -> None:
    assert concerned([correction]).by(ids, words_of(source)) is expected


@pytest.mark.parametrize("name", ["", "\ud800", "…", "x" * 10_000, "\x00"])
def test_odd_names_break_nothing(name: str) -> None:
    kinds = [alias(name, COUNCIL), link(name, COUNCIL), Correction(CorrectionKind.SPLIT, COUNCIL, name), alias(name, person("Mara Quill"))]
    mine = corrected(load_base(), kinds)
    mine.resolve(Speaker(name, printed=name), None)
    mine.find(name)
    concerned(kinds).by((None,), words_of(name))
