"""Sources that only pass on what somebody said: outlets and agencies, and the forms in which words are kept."""

import re


def _any_of(names: str) -> str:
    """An alternation of a comma-separated list, white space free."""
    return "|".join(re.escape(name.strip()) for name in names.split(","))


_NOUN = re.compile(
    r"\b(?:news ?papers?|news ?agenc\w+|press agency|outlets?|broadcasters?|(?:news|tv) channels?|magazines?|dailies|daily|tabloids?|media|"
    r"(?:press|news|media|local) reports?|television|tv|radio|news (?:site|website)s?|(?:wire|press) service)\b",
    re.IGNORECASE,
)
_NAMES = _any_of(
    """
    Reuters, Associated Press, AP, AFP, Agence France-Presse, Agence France Presse, TASS, Tass, RIA, RIA Novosti, RIA-Novosti, Interfax, Xinhua,
    Bloomberg, CNN, BBC, ITV, NPR, PBS, RTE, RT, Fox, Fox News, Fox News Digital, ABC News, CBS, CBS News, NBC, NBC News, MSNBC, CNBC, Sky News,
    Al Jazeera, Al-Jazeera, Al Arabiya, Politico, Axios, Der Spiegel, Spiegel, Bild, Le Monde, Le Figaro, Ukrinform, Ukrainska Pravda, Anadolu,
    Anadolu Agency, Kyodo, Yonhap, DPA, dpa, EFE, ANSA, UPI, Haaretz, Sputnik, Meduza, BuzzFeed, Press Association, Deutsche Welle, DW, Euronews,
    Kommersant, Vedomosti, Izvestia, Rossiya 1, Rossiya 24, Suspilne
    """
)
_LAST_WORDS = "Times|Post|Journal|Herald|Tribune|Gazette|Guardian|Telegraph|Independent|Mail|Mirror|Chronicle|Globe|Observer|Economist|Standard"
_NAME = re.compile(rf"\b(?:{_NAMES}|[\w.]+ (?:{_LAST_WORDS}))\b|^(?:[Tt]he )?(?:{_LAST_WORDS}|Sun)$")
_RECORD = re.compile(
    r"\b(?:transcripts?|translations?|read-?outs?|recordings?|footage|videos?|clips?|audio|(?:(?:press|news|media) )?releases?|minutes|captions?|"
    r"posts?|excerpts?|accounts? of|summary|subtitles|broadcast|statement on (?:the|a) (?:phone )?(?:call|talks|meeting|conversation))\b",
    re.IGNORECASE,
)


def passes_on(phrase: str) -> bool:
    """Does a source name an outlet or agency ("RIA Novosti"), or a readout, transcript, translation or post, in which somebody else's words are?"""
    head = re.split(r",| of | which | that ", phrase)[0]
    return any(pattern.search(text) is not None for pattern, text in ((_NAME, head), (_NOUN, head), (_RECORD, phrase)))
