import pytest

from stance.sources.language import language, unsupported

ENGLISH = "The minister said on Monday that her country would keep its embassy open, and that talks with both neighbours were planned. "
OTHERS = {
    "de": "Der Minister sagte am Montag, sein Land werde die Botschaft offen halten; Gespräche mit beiden Nachbarn seien geplant. ",
    "fr": "Le ministre a déclaré lundi que son pays garderait son ambassade ouverte et que des entretiens avec les deux voisins étaient prévus. ",
    "es": "El ministro dijo el lunes que su país mantendrá abierta la embajada y que están previstas conversaciones con los dos vecinos. ",
    "ru": "Министр заявил в понедельник, что страна сохранит посольство открытым и что переговоры с обоими соседями запланированы. ",
    "uk": "Міністр заявив у понеділок, що країна залишить посольство відкритим і що переговори з обома сусідами заплановано. ",
    "zh": "外交部长星期一表示，该国将继续开放大使馆，并计划与两个邻国举行会谈，以便尽快解决双方之间的分歧。",
    "nl": "De minister zei maandag dat zijn land de ambassade open zal houden en dat gesprekken met beide buurlanden gepland zijn. ",
}


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_recognised(code: str) -> None:
    assert language(OTHERS[code] * 3) == code
    assert unsupported(code) is not None


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper() * 3,
        "Nein, danke.",
        "12 345 678",
        "",
        "\x00\ud800",
        "Oleksandr Petrenko, Ivan Bondar, Svitlana Kravets, Mykola Tkach, Olena Savchuk",
        ENGLISH * 30 + OTHERS["de"] * 30,
    ],
)
def test_english_and_undecided_texts_are_english(text: str) -> None:
    assert language(text) == "en"


def test_names() -> None:
    assert unsupported("en") is None
    assert unsupported("de") == "German (de)"
    assert unsupported("und") == "another script"
    assert "eo" in (unsupported("eo") or "")
