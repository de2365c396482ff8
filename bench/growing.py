"""What a batch costs as a dossier grows: short articles of many stories, in order of publication.

    python bench/growing.py [ARTICLES] [BATCH] [--shuffled]

Each story has a town, a firm and people of its own and is told for ten days by short articles in
French and English, recombined from the sentences below. Printed are processor seconds a batch, and
its ratio to the first; shuffled, every batch touches old stories, which is the hard case.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from filrouge.dossier import Dossier, Work

STORY = 20  # articles a story
DAYS = 10  # over which it is told
FIRST = date(2024, 1, 1)
SAID = {
    "fr": (
        "Un incendie a détruit {day} l'usine {firm} de {town}, faisant {n} blessés.",
        "Le maire de {town}, {mayor}, a annoncé {day} l'ouverture d'une enquête sur {firm}.",
        "{firm} a suspendu {day} la production de son site de {town}.",
        "« Nous voulons la vérité », a déclaré {day} {union}, porte-parole des ouvriers de {firm}.",
        "Les ouvriers de {firm} ont manifesté {day} à {town} pour réclamer des indemnités.",
        "Le tribunal de {town} a condamné {day} {firm} à une amende de {n} millions d'euros.",
        "{union} a rencontré {day} {mayor} pour parler de l'avenir de {firm}.",
        "{mayor} a promis {day} une aide aux familles de {town}.",
    ),
    "en": (
        "A fire destroyed the {firm} plant in {town} on {day}, injuring {n} people.",
        "The mayor of {town}, {mayor}, announced on {day} an investigation into {firm}.",
        "{firm} suspended production at its {town} site on {day}.",
        "“We want the truth,” {union}, a spokesman for the workers of {firm}, said on {day}.",
        "Workers of {firm} marched in {town} on {day} to demand compensation.",
        "A court in {town} fined {firm} {n} million euros on {day}.",
        "{union} met {mayor} on {day} to discuss the future of {firm}.",
        "{mayor} promised aid to the families of {town} on {day}.",
    ),
}
WEEK = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
GIVEN = ("Anna", "Paul", "Clara", "Hugo", "Nina", "Victor", "Sonia", "Marc", "Julia", "Simon")
SYLLABLES = (
    "bar",
    "cel",
    "dor",
    "fen",
    "gal",
    "hom",
    "jur",
    "kel",
    "lan",
    "mor",
    "nev",
    "pol",
    "ras",
    "sil",
    "tav",
    "vor",
)


def articles(count: int, sentences: int = 4) -> Iterator[dict[str, str]]:
    """Articles in order of publication, a few stories going on at any time."""
    made = [row for number in range(-(-count // STORY)) for row in _story(number, sentences)]
    yield from sorted(made, key=lambda row: (row["published"], row["id"]))[:count]


def _story(number: int, sentences: int) -> Iterator[dict[str, str]]:
    chance = random.Random(number)
    names = {
        "town": _name(chance, 3), "firm": _name(chance, 2) + chance.choice(("ex", "um", "ia")),
        "mayor": f"{chance.choice(GIVEN)} {_name(chance, 3)}", "union": f"{chance.choice(GIVEN)} {_name(chance, 3)}",
    }  # fmt: skip
    start = FIRST + timedelta(days=number // 2)
    for n in range(STORY):
        day = start + timedelta(days=n * DAYS // STORY)
        language = "fr" if chance.random() < 0.6 else "en"
        said = chance.sample(SAID[language], sentences)
        told = [s.format(day=WEEK[language][(day.weekday() - k) % 7], n=3 + k, **names) for k, s in enumerate(said)]
        identity = f"{number:05}-{n:02}"
        yield {"id": identity, "lang": language, "published": day.isoformat(), "text": "\n\n".join(told)}


def _name(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def main(arguments: list[str]) -> None:
    plain = [int(a) for a in arguments if a.isdigit()]
    count, size = plain[0] if plain else 10_000, plain[1] if len(plain) > 1 else 500
    rows = list(articles(count))
    if "--shuffled" in arguments:
        random.Random(0).shuffle(rows)
    with tempfile.TemporaryDirectory() as folder, Dossier.create(Path(folder) / "d.filrouge") as dossier:
        first = 0.0
        for start in range(0, count, size):
            batch = Path(folder) / f"batch-{start:06}.jsonl"
            batch.write_text(
                "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows[start : start + size]), "utf-8"
            )
            before = time.process_time()
            version = dossier.add([batch], Work("2025-01-01T00:00:00Z")).version
            spent = time.process_time() - before
            first = first or spent
            told = f"{version.articles:6} articles {version.events:7} events"
            print(f"{told}  {spent:7.2f} s  {spent / first:5.2f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
