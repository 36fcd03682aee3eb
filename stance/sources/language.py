"""The language of a text. Common words decide the clear cases; py3langid, loaded when first needed, the others."""

import re
from functools import cache
from typing import Any

from stance.config import LANGUAGES

_SAMPLE = 2_000  # characters that are looked at
_LETTERS = 40  # fewer letters are too few to tell
_SURE = 0.9  # normalised probability at which another language is believed
_ENGLISH_SHARE = 0.08  # in English prose about one word in eight is one of these
_ENGLISH = frozenset({
    "the", "and", "that", "with", "from", "which", "this", "been", "would", "their", "they", "were", "its", "his", "who", "not", "about",
    "after", "said", "says", "has",
})  # fmt: skip
_WORD = re.compile(r"[a-z]+")
_UNKNOWN = "und"  # ISO 639-2 for undetermined
_NO_LANGUAGE = frozenset({"zxx", "und", "qaa"})
NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish",
    "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch",
    "no": "Norwegian", "nb": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def language(text: str) -> str:
    """The ISO 639-1 code of the language of a text's first 2,000 characters; "en" where it is short or undecided.

    Another script is never English ("und" if the language cannot be told).

    Source of the method: common English words first, then py3langid (naive Bayes, normalised probabilities).
    """
    sample = text[:_SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    latin = sum(c < "\u0250" for c in letters)
    if latin * 2 < len(letters):  # another script: not English, however unsure which language it is
        code, _ = _identifier().classify(sample)
        return _UNKNOWN if code in _NO_LANGUAGE or code == "en" else str(code)
    found = _WORD.findall(sample.lower())
    if len(letters) < _LETTERS or sum(word in _ENGLISH for word in found) >= _ENGLISH_SHARE * len(found):
        return "en"
    code, probability = _identifier().classify(sample)
    return str(code) if probability > _SURE and code not in _NO_LANGUAGE else "en"


def unsupported(code: str) -> str | None:
    """The name and code of a language that is not read, as "German (de)"; None for one that is."""
    if code in LANGUAGES:
        return None
    return f"{NAMES[code]} ({code})" if code in NAMES else "another script" if code == _UNKNOWN else f"a language that looks like “{code}”"


@cache
def _identifier() -> Any:
    """The language model, loaded once (about half a second)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
