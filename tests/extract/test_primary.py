"""Primary sources: whose words the paragraphs and turns of a speech or a transcript are."""

from datetime import date

from stance import attribution
from stance.extract import OWN, PRIMARY, primary
from stance.records import Act, Article, Kind, Quote, Span, Speaker

SPEECH = """Mr President, we welcome the report of the council.

“My country supports the treaty on the northern sea.”

THE GENERAL DEBATE

We ask all members to sign it this year.
"""
BRIEFING = """Press briefing by Jane Stone, 2:05 P.M. EST

MS. STONE: Good afternoon. We will send the grain next week.

Q Will you send more?

MS. STONE: We will send more if the harvest allows it.

SENIOR ADMINISTRATION OFFICIAL: The ships are ready to leave.

THE PRESIDENT: I have signed the order this morning.

MODERATOR: Thank you all, that was the last question.
"""


def own(article: Article, *quoted: Quote) -> list[Quote]:
    return [q for q in primary.statements(article, list(quoted)) if q.extractor == PRIMARY]


def quote(text: str, content: str, source: str | None, speaker: Speaker) -> Quote:
    start = text.index(content)
    at = None if source is None else Span(text.index(source), text.index(source) + len(source))
    return Quote("a", (Span(start, start + len(content)),), None, at, Kind.INDIRECT, Act.SAYS, speaker, 1.0, "test")


def test_every_paragraph_of_a_speech_is_its_actors() -> None:
    found = own(Article("a", SPEECH, actor="NOR"))
    assert [q.contents[0].of(SPEECH) for q in found] == [
        "Mr President, we welcome the report of the council.",
        "My country supports the treaty on the northern sea.",
        "We ask all members to sign it this year.",
    ]
    assert {q.speaker.why for q in found} == {OWN}


def test_the_actor_is_found_by_any_of_its_names_or_its_code() -> None:
    for name in ("NOR", "Norway", "Oslo", "Kingdom of Norway"):
        article = Article("a", SPEECH, actor=name, speaker="Ada Berg", role="Foreign Minister")
        done = attribution.attribute(article, own(article))
        assert {s.actor_id for s in done.statements} == {"norway"}
        assert {(s.speaker, s.role) for s in done.statements} == {("Ada Berg", "Foreign Minister")}


def test_an_article_is_no_primary_source_by_itself() -> None:
    assert own(Article("a", SPEECH)) == []


def test_a_transcript_is_told_by_its_turns() -> None:
    found = own(Article("a", BRIEFING, actor="United States"))
    told = [(q.speaker.name, q.speaker.role, q.contents[0].of(BRIEFING)) for q in found]
    assert told == [
        ("Jane Stone", None, "Good afternoon. We will send the grain next week."),
        ("Jane Stone", None, "We will send more if the harvest allows it."),
        (None, "senior administration official", "The ships are ready to leave."),
        (None, "president", "I have signed the order this morning."),
    ]
    assert [q.speaker.unnamed for q in found] == [False, False, True, False]
    assert own(Article("a", BRIEFING)), "a transcript is known by its turns"


def test_who_is_asked_questions_answers_for_the_actor_and_visitors_for_their_own() -> None:
    text = (
        "MR. STONE: The ships are ready to leave.\n\nQ\xa0\xa0When will they sail?\n\nMR. STONE: They will sail on Monday at noon.\n\n"
        "MS. BERG: We had no warning of it.\n\nPRESIDENT NIINISTÖ: We thank you for your welcome."
    )
    article = Article("a", text, actor="United States", published=date(2022, 5, 1))
    done = attribution.attribute(article, own(article))
    told = [(s.speaker, s.actor_id) for s in done.statements]
    assert told == [("Stone", "united-states"), ("Stone", "united-states"), ("Berg", "berg"), ("Sauli Niinistö", "finland")]


def test_a_short_address_by_one_speaker_is_his_turn() -> None:
    text = "8:01 P.M. EDT THE PRESIDENT: My fellow citizens, the war is over. We will rebuild every bridge of this land."
    assert [(q.speaker.role, q.contents[0].of(text)[:25]) for q in own(Article("a", text, actor="Norway"))] == [
        ("president", "My fellow citizens, the w")
    ]


def test_title_dateline_and_date_are_nobodys_words() -> None:
    text = "Remarks on the strait\n\nOSLO, 3 March 2026\n\nMarch 3, 2026\n\nWe will not accept the tariff."
    assert [q.contents[0].of(text) for q in own(Article("a", text, title="Remarks on the strait", actor="Norway"))] == [
        "We will not accept the tariff."
    ]


def test_somebody_named_is_quoted_though_he_is_called_ours() -> None:
    text = "We thank the neighbours. My predecessor, Kari Moe, said that the treaty was a gift."
    other = quote(text, "the treaty was a gift", "My predecessor, Kari Moe", Speaker("Kari Moe", "predecessor"))
    assert other in primary.statements(Article("a", text, actor="Norway"), [other])


def test_the_articles_speaker_has_the_turns_of_his_office_and_of_his_name() -> None:
    named = own(Article("a", BRIEFING, actor="United States", speaker="Olga Stone", role="President"))
    assert [q.speaker.name for q in named] == ["Olga Stone", "Olga Stone", None, "Olga Stone"]


def test_a_long_paragraph_is_cut_at_its_sentences() -> None:
    text = " ".join(f"We will build bridge number {n} over the river before the end of the coming winter." for n in range(20))
    parts = [q.contents[0].of(text) for q in own(Article("a", text, actor="Norway"))]
    assert len(parts) > 2
    assert " ".join(parts) == text
    assert all(part.endswith("winter.") for part in parts)


def test_others_who_are_quoted_inside_keep_their_words() -> None:
    text = "We thank the neighbours. The Swedish minister, Ann Lund, said the bridge is safe. Norway says that it will wait."
    other = quote(text, "the bridge is safe", "Ann Lund", Speaker("Ann Lund", "minister", "Swedish", "Ann Lund"))
    again = quote(text, "it will wait", "Norway", Speaker(body="Norway", printed="Norway"))
    nobody = quote(text, "the bridge is safe", None, Speaker())
    article = Article("a", text, actor="Norway")
    kept = primary.statements(article, [other, again, nobody])
    assert other in kept
    assert nobody not in kept
    done = attribution.attribute(article, kept)
    assert [s.actor_id for s in done.statements].count("norway") == 1, "its own words are not told again"
    assert "sweden" in {s.actor_id for s in done.statements}


def test_hostile_texts_give_spans_inside() -> None:
    for text in ("", "\n\n", "Q", "Q:\n" * 500, "MR. A: " * 2000, "\ud800 THE : x", "“" * 3000, "A. " * 5000):
        for q in own(Article("a", text, actor="Norway", speaker="Mr")):
            assert 0 <= q.contents[0].start < q.contents[0].end <= len(text)
