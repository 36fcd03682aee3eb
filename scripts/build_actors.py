"""Build stance/actors/data/*.gz from scripts/actors/*.tsv and the Wikidata office holders (CC0) in the shared data."""

import argparse
import csv
import gzip
import json
import re
import sys
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from stance.actors import names, offices  # noqa: E402
from stance.actors import posts as offices_of_one  # noqa: E402
from stance.text import slug  # noqa: E402

Row = dict[str, str]
TABLES = ROOT / "scripts" / "actors"
JURISDICTIONS = {"The Philippines": "Philippines", "the United States of America": "United States", "the United Kingdom": "United Kingdom"}
FAMILY_FIRST = frozenset(["china", "north-korea", "south-korea", "vietnam", "taiwan", "hong-kong", "cambodia"])
DROPPED = re.compile(
    r"\b(?:judge|justice of|associate justice|first lady|lord mayor|lord of the treasury|whip|poet|chaplain|"
    r"chief justice|court)\b|Supreme Court Justice",
    re.I,
)
CENTRAL_BANK = re.compile(r"governor of the .*bank|governor of the bank|president of the .*\bnational bank|monetary authority", re.I)
REGION = re.compile(
    r"^(?:Deputy |Acting |Vice[- ]|Lieutenant )*(?:Governor|Mayor|Chief Minister|Premier|First Minister|"
    r"Minister-President)(?: of| in) (?:the )?(.+)$",
    re.I,
)
REGION_HEAD = re.compile(
    r"^(?:Head|Prime Minister|Chairman) of (?:the )?(.*(?:Republic\b|Crimea|Regional State Administration|"
    r"Autonomous Region|Altai|Adygea|Bashkortostan).*)$"
)
# ISO codes that are words or names of other things.
ISO_WORDS = frozenset(["CAR", "COM", "PER", "NOR", "CAN", "AND", "ARM", "GIN", "MAR", "DOM", "COD", "MUS", "MAC", "BEN", "PAN", "FIN", "LIE", "TON"])
NATIONAL = re.compile(r"council|cabinet|ministers|office|security|service|bank|armed", re.I)
WORLD = (
    ("Parliamentary Assembly of the Council of Europe", "council-of-europe"),
    ("OSCE", "osce"),
    ("World Trade Organization", "world-trade-organization"),
    ("International Court of Justice", "international-court-of-justice"),
    ("Arab", "arab-league"),
    ("United Nations", "united-nations"),
)
SINGLE = ("president", "prime minister", "foreign minister", "minister of foreign affairs", "minister for foreign affairs", "minister of defence")


def main() -> None:
    """Read the tables, write the base, print its counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "actors", help="folder of officeholders.csv")
    parser.add_argument("--out", type=Path, default=ROOT / "stance" / "actors" / "data", help="folder to write to")
    options = parser.parse_args()
    actors: dict[str, list[str]] = {}
    aliases: dict[str, list[str]] = defaultdict(list)
    for add in (add_states, add_organisations):
        add(actors, aliases)
    people = curated_people()
    add_holders(list(read(options.data / "officeholders.csv", ",")), people, actors, aliases)
    lines, index = indexed(people)
    posts = filed(people, aliases)
    codes = {row["iso3"]: slug(row["name"]) for row in read(TABLES / "states.tsv")}
    base = {
        "actors": list(actors.values()),
        "aliases": {k: v[0] if len(v) == 1 else v for k, v in sorted(aliases.items())},
        "dated": dated(),
        "codes": codes,
    }
    write(options.out / "base.json.gz", json.dumps(base, ensure_ascii=False, separators=(",", ":")))
    write(options.out / "people.tsv.gz", "\n".join(lines))
    write(options.out / "index.tsv.gz", "\n".join(f"{word}\t{' '.join(map(str, numbers))}" for word, numbers in sorted(index.items())))
    write(options.out / "posts.tsv.gz", "\n".join(f"{post}\t{' '.join(map(str, numbers))}" for post, numbers in sorted(posts.items())))
    size = sum(path.stat().st_size for path in options.out.glob("*.gz")) // 1024
    print(f"{len(actors)} actors, {len(aliases)} aliases, {len(lines)} people, {size} kB")


def write(path: Path, text: str) -> None:
    """Write compressed text that is the same whenever it is built from the same data."""
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def read(path: Path, delimiter: str = "\t") -> Iterator[Row]:
    """The rows of a table with a header line."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL)


def split(cell: str) -> list[str]:
    """The parts of a cell that holds several values."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def plural(people: str) -> str:
    """The plural of a demonym, or the same word where English has none ("Chinese", "British")."""
    return people if people.endswith(("s", "ch", "sh", "ese", "x")) else people + "s"


def add_alias(aliases: dict[str, list[str]], alias: str, actor_id: str) -> None:
    """Note an alias under its folded form, keeping the order in which actors claim it."""
    key = names.fold(alias)
    if key and actor_id not in aliases[key]:
        aliases[key].append(actor_id)


def add_states(actors: dict[str, list[str]], aliases: dict[str, list[str]]) -> None:
    """States with demonyms, capitals, ISO code and by-names."""
    for row in read(TABLES / "states.tsv"):
        actor_id = slug(row["name"])
        actors[actor_id] = [actor_id, row["name"], "state", row["wikidata"]]
        people = split(row["demonyms"])
        iso = [] if row["iso3"] in ISO_WORDS else [row["iso3"]]
        for alias in [row["name"], *split(row["also"]), *people, *map(plural, people), *split(row["capitals"]), *iso]:
            add_alias(aliases, alias, actor_id)


def add_organisations(actors: dict[str, list[str]], aliases: dict[str, list[str]]) -> None:
    """International bodies, movements, parties, regions, banks, companies."""
    for row in read(TABLES / "organisations.tsv"):
        actor_id = slug(row["name"])
        actors[actor_id] = [actor_id, row["name"], row["kind"], row["wikidata"]]
        for alias in [row["name"], *split(row["aliases"])]:
            add_alias(aliases, alias, actor_id)
            if row["kind"] == "group" and alias.endswith("n"):
                add_alias(aliases, plural(alias), actor_id)


def dated() -> list[list[str]]:
    """Aliases whose actor changes on a day."""
    return [[names.fold(r["alias"]), slug(r["actor"]), r["from"] or "", r["to"] or "", r["why"]] for r in read(TABLES / "dated.tsv")]


def day(text: str, *, last: bool = False) -> str:
    """An ISO day for a date known to the day, month or year: the first of its period, or the last; "" if it is no date."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    if found is None:
        return ""
    year, month = int(found[1]), int(found[2] or (12 if last else 1))
    return text if found[3] else f"{year}-{month:02}-{monthrange(year, month)[1] if last else 1:02}"


def curated_people() -> dict[str, dict]:
    """The hand-made list: {slug of name: {name, also, offices}}."""
    people: dict[str, dict] = {}
    for row in read(TABLES / "people.tsv"):
        person = people.setdefault(slug(row["person"]), {"name": row["person"], "also": [], "offices": [], "curated": 1})
        person["also"] += [a for a in split(row["also"] or "") if a not in person["also"]]
        person["offices"].append([row["role"], slug(row["actor"]), day(row["start"]), day(row["end"], last=True), offices.rank(row["role"]), 1])
    return people


def add_holders(rows: list[Row], people: dict[str, dict], actors: dict[str, list[str]], aliases: dict[str, list[str]]) -> None:
    """Office holders of the snapshot that the hand-made list does not cover, merged with it by person and state."""
    starts = successors(people)
    by_key: dict[tuple[str, ...], list[dict]] = defaultdict(list)
    for person in people.values():
        for form in [person["name"], *person["also"]]:
            by_key[names.key(form)].append(person)
    for row in rows:
        office = None if DROPPED.search(row["position"]) else office_of(row, starts, whose(row, day(row["start"]), actors, aliases))
        if office is None:
            continue
        actor_id, state = office[1], slug(state_of(row))
        found = next((p for p in by_key[names.key(row["person"])] if any(o[1] in {actor_id, state} for o in p["offices"])), None)
        if found is None:
            found = people.setdefault(row["person_qid"], {"name": row["person"], "also": [], "offices": []})
        elif told_already(office, found["offices"], open_end=not row["end"]):
            continue
        if office not in found["offices"]:
            found["offices"].append(office)


def told_already(office: list, known: list[list], *, open_end: bool) -> bool:
    """Does the hand-made list have this office of a person, begun within two months, or any for an actor whose office has no end here?"""
    mine = [o for o in known if o[1] == office[1] and o[5]]
    begun = date.fromisoformat(office[2]) if office[2] else date.min
    return bool(mine) and (open_end or any(abs((date.fromisoformat(o[2]) - begun).days) < 62 for o in mine if o[2]))


def office_of(row: Row, starts: dict[tuple[str, str], list[str]], actor_id: str | None) -> list | None:
    """The office of a row, its open end closed by a hand-made successor; None if it commits nobody or ends before it starts."""
    start, end, position = day(row["start"]), day(row["end"], last=True), row["position"]
    if actor_id is None or (start and end and end < start):
        return None
    if actor_id == "afghanistan" and not end:
        end = "2021-08-15"
    if not end and position.lower() in SINGLE:
        end = next((s for s in starts.get((actor_id, kind_of(position)), []) if s > start), "")
    return [position, actor_id, start, end, offices.rank(position), 0]


def state_of(row: Row) -> str:
    """The common name of a row's jurisdiction."""
    return JURISDICTIONS.get(row["jurisdiction"], row["jurisdiction"].removeprefix("the "))


def kind_of(role: str) -> str:
    """One name for the offices that only one person holds at a time."""
    low = role.lower()
    return "foreign" if "foreign" in low else "defence" if "defen" in low else low


def successors(people: dict[str, dict]) -> dict[tuple[str, str], list[str]]:
    """When the hand-made holders of the highest offices began, per actor and office."""
    out: dict[tuple[str, str], list[str]] = defaultdict(list)
    for person in people.values():
        for role, actor_id, start, *_ in person["offices"]:
            out[actor_id, kind_of(role)].append(start)
    return {k: sorted(v) for k, v in out.items()}


def whose(row: Row, start: str, actors: dict[str, list[str]], aliases: dict[str, list[str]]) -> str | None:
    """Whom an office commits: the state, or its region, city, central bank or party."""
    position, state = row["position"], state_of(row)
    if state == "world":
        return next((actor for words, actor in WORLD if words in position and "Permanent Representative" not in position), None)
    if state == "Afghanistan" and (start >= "2021-08-15" or position in {"Supreme Leader", "Deputy Leader"}):
        return "taliban"
    if CENTRAL_BANK.search(position):
        return body(f"{state} central bank", f"Central Bank of {state}", actors, aliases)
    region = REGION.match(position) or REGION_HEAD.match(position)
    if region is not None and not NATIONAL.search(region[1]):
        name = region[1]
        city = "mayor" in position.lower()
        return body("" if city else name, f"{name} (city)" if city and names.fold(name) in aliases else name, actors, aliases)
    if re.search(r"\bParty\b", position):
        name = position.split(" of ")[-1].removeprefix("the ")
        return body(name, name, actors, aliases)
    return slug(state)


def body(alias: str, name: str, actors: dict[str, list[str]], aliases: dict[str, list[str]]) -> str:
    """The id of the actor that `alias` names already (and that is no state), else of a new organisation `name`."""
    known = [a for a in aliases.get(names.fold(alias), []) if actors[a][2] != "state"] if alias else []
    if not known and alias.endswith(" central bank"):
        state = names.fold(alias.removesuffix(" central bank"))
        known = [
            a
            for k, v in aliases.items()
            if k.endswith(" central bank") and aliases.get(k.removesuffix(" central bank")) == aliases.get(state)
            for a in v
        ]
    if known:
        return known[0]
    actor_id = slug(name)
    if actor_id not in actors:
        actors[actor_id] = [actor_id, name, "organisation", ""]
        if names.fold(name) not in aliases:
            add_alias(aliases, name, actor_id)
    return actor_id


def indexed(people: dict[str, dict]) -> tuple[list[str], dict[str, list[int]]]:
    """People as lines (name, other forms, curated, family name's key, offices) and the lines of each key of a first or last name word."""
    lines: list[str] = []
    index: dict[str, list[int]] = defaultdict(list)
    for person in people.values():
        family_first = any(o[1] in FAMILY_FIRST for o in person["offices"])
        spelt = names.key(person["name"])
        if not spelt or not person["offices"]:
            continue
        for form in [person["name"], *person["also"]]:
            form_key = names.key(form)
            for word in {form_key[0] if family_first else form_key[-1], form_key[-1]}:
                if len(lines) not in index[word]:
                    index[word].append(len(lines))
        held = ";".join("|".join(str(cell).replace("|", "/").replace(";", ",") for cell in office) for office in person["offices"])
        lines.append(
            "\t".join([person["name"], ";".join(person["also"]), str(person.get("curated", 0)), spelt[0] if family_first else spelt[-1], held])
        )
    return lines, index


def filed(people: dict[str, dict], aliases: dict[str, list[str]]) -> dict[str, list[int]]:
    """The lines of those who held an office that one person holds at a time, by "actor id|office"."""
    posts: dict[str, list[int]] = defaultdict(list)
    kept = [person for person in people.values() if names.key(person["name"]) and person["offices"]]
    for number, person in enumerate(kept):
        for role, actor_id, *_ in person["offices"]:
            post = offices_of_one.post(role, lambda key: tuple(aliases.get(key, ())), actor_id)
            if post and number not in posts[f"{actor_id}|{post}"]:
                posts[f"{actor_id}|{post}"].append(number)
    return posts


if __name__ == "__main__":
    main()
