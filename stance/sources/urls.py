"""What a URL tells: its canonical form, its outlet, and the date in its path."""

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

from stance.records import Dated, Precision
from stance.sources.days import month_number, read_day

_TRACKING = re.compile(
    r"(?:utm_.*|fbclid|gclid|dclid|gbraid|wbraid|yclid|msclkid|twclid|igshid|mc_[ce]id|mkt_tok|_ga|_hs\w+|cmp(?:id)?|ocid|s_cid|smid|smtyp|sref"
    r"|ref_?src|ref_?url|ns_\w+|at_\w+|pk_\w+|mtm_\w+|xtor|ito|intcmp|icid|ncid|guccounter|guce_\w+|__twitter_impression|taid)",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "go", "gov", "net", "or", "org"})
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})([-/_.]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
_URL_NAMED = re.compile(r"/((?:19|20)\d{2})/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(\d{1,2})(?!\d)", re.IGNORECASE)
_URL_MONTH = re.compile(r"/((?:19|20)\d{2})[-/](0[1-9]|1[0-2])/")

OUTLETS = {
    "abc.net.au": "ABC News (Australia)",
    "abcnews.com": "ABC News",
    "abcnews.go.com": "ABC News",
    "afp.com": "AFP",
    "aljazeera.com": "Al Jazeera",
    "aljazeera.net": "Al Jazeera",
    "apnews.com": "Associated Press",
    "bbc.co.uk": "BBC News",
    "bbc.com": "BBC News",
    "bloomberg.com": "Bloomberg",
    "cbc.ca": "CBC News",
    "cbsnews.com": "CBS News",
    "cgtn.com": "CGTN",
    "chinadaily.com.cn": "China Daily",
    "cnbc.com": "CNBC",
    "cnn.com": "CNN",
    "dailymail.co.uk": "Daily Mail",
    "dw.com": "Deutsche Welle",
    "economist.com": "The Economist",
    "euronews.com": "Euronews",
    "express.co.uk": "Daily Express",
    "foxnews.com": "Fox News",
    "france24.com": "France 24",
    "ft.com": "Financial Times",
    "globaltimes.cn": "Global Times",
    "haaretz.com": "Haaretz",
    "huffingtonpost.com": "HuffPost",
    "huffpost.com": "HuffPost",
    "independent.co.uk": "The Independent",
    "interfax.com": "Interfax",
    "jpost.com": "The Jerusalem Post",
    "kremlin.ru": "The Kremlin",
    "kyivindependent.com": "The Kyiv Independent",
    "latimes.com": "Los Angeles Times",
    "mid.ru": "Russian Foreign Ministry",
    "mirror.co.uk": "Daily Mirror",
    "msnbc.com": "MSNBC",
    "nbcnews.com": "NBC News",
    "npr.org": "NPR",
    "nypost.com": "New York Post",
    "nytimes.com": "New York Times",
    "politico.com": "Politico",
    "politico.eu": "Politico Europe",
    "presstv.ir": "Press TV",
    "reuters.com": "Reuters",
    "rferl.org": "RFE/RL",
    "rt.com": "RT",
    "scmp.com": "South China Morning Post",
    "sky.com": "Sky News",
    "sputniknews.com": "Sputnik",
    "standard.co.uk": "Evening Standard",
    "state.gov": "US Department of State",
    "tass.com": "TASS",
    "tehrantimes.com": "Tehran Times",
    "telegraph.co.uk": "The Telegraph",
    "theguardian.com": "The Guardian",
    "thehill.com": "The Hill",
    "thesun.co.uk": "The Sun",
    "thetimes.co.uk": "The Times",
    "thetimes.com": "The Times",
    "time.com": "Time",
    "timesofindia.indiatimes.com": "The Times of India",
    "timesofisrael.com": "The Times of Israel",
    "un.org": "United Nations",
    "usatoday.com": "USA Today",
    "voanews.com": "Voice of America",
    "washingtonpost.com": "Washington Post",
    "whitehouse.gov": "The White House",
    "wsj.com": "Wall Street Journal",
    "xinhuanet.com": "Xinhua",
}


def canonical_url(url: str) -> str:
    """The form of a web address under which two copies of one page are equal; what is no web address is only stripped.

    http and https are one, host in lower case, no user name, default port, fragment, tracking parameter or trailing slash.
    """
    parts = _split(url)
    if parts is None:
        return url.strip()
    host = (parts.hostname or "").rstrip(".")
    port = _port(parts)
    netloc = (f"[{host}]" if ":" in host else host) + ("" if port is None or port in _PORTS.values() else f":{port}")
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _TRACKING.fullmatch(pair.split("=", 1)[0]))
    return urlunsplit(("https", netloc, parts.path.rstrip("/"), query, ""))


def outlet(url: str | None) -> str | None:
    """The well-known name of the outlet that a URL belongs to, else None."""
    labels = _labels(url)
    return next((OUTLETS[name] for at in range(len(labels) - 1) if (name := ".".join(labels[at:])) in OUTLETS), None)


def domain(url: str | None) -> str | None:
    """The registered domain of a URL by a rule of thumb: "edition.example.co.uk" -> "example.co.uk"; an IP address is itself."""
    labels = _labels(url)
    if not labels or labels[-1].isdigit() or ":" in labels[-1]:
        return ".".join(labels) or None
    country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3 if country else -2 :])


def url_date(url: str | None) -> Dated | None:
    """The date in a URL's path, as "/2022/03/14/", "/20220314-", "/2022/mar/14/" or, a month, "/2022/03/"."""
    parts = None if url is None else _split(url)
    if parts is None:
        return None
    if (match := _URL_NAMED.search(parts.path)) is not None:
        return read_day(f"{match[1]}-{month_number(match[2])}-{match[3]}")
    for match in _URL_DAY.finditer(parts.path):
        # without separators only eight digits are a date: "2022314" may be anything
        if (match[2] or len(match[0]) == 8) and (found := read_day(f"{match[1]}-{match[3]}-{match[4]}")) is not None:
            return found
    month = _URL_MONTH.search(parts.path)
    return None if month is None else read_day(f"{month[1]}-{month[2]}")


def is_day(dated: Dated | None) -> bool:
    """Whether this is a date known to the day."""
    return dated is not None and dated.precision is Precision.DAY


def _split(url: str) -> SplitResult | None:
    """The parts of an http or https URL with a host; None for anything else."""
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in _PORTS and bool(parts.hostname)
    except ValueError:
        return None
    return parts if usable else None


def _port(parts: SplitResult) -> int | None:
    """The port, None if none is given or it is no number."""
    try:
        return parts.port
    except ValueError:
        return None


def _labels(url: str | None) -> list[str]:
    """The labels of a URL's host without "www."; empty if there is none."""
    parts = None if url is None else _split(url)
    if parts is None:
        return []
    host = (parts.hostname or "").strip(".").removeprefix("www.")
    return [host] if ":" in host else host.split(".")
