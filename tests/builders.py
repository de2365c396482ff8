"""A small chronology made by hand: two papers that disagree on the day of a ministers' call."""

from __future__ import annotations

from filrouge.model.mentions import ActorKind, FigureKind, QuoteKind, Status
from filrouge.model.story import (
    Actor,
    Because,
    Chronology,
    Claim,
    Contradiction,
    Course,
    Event,
    EventDate,
    Figure,
    FollowUp,
    Generator,
    Participant,
    Place,
    Quote,
    ReadArticle,
    Report,
    Role,
    Step,
)
from filrouge.model.text import Article, Basis, Evidence, Published, Rejected, Span

FRENCH = "Appel\nLa ministre Ana Solé a appelé Oslo lundi 3 mars 2025. « Rien n’est réglé », a-t-elle dit. Elle a promis 40 camions d’ici vendredi."
ENGLISH = "Minister Ana Solé phoned Oslo on Tuesday, March 4, 2025 <script>alert(1)</script>."


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def place(article: str, text: str, words: str) -> Place:
    found = span(text, words)
    return Place(article, found.start, found.end)


def day(iso: str, until: str | None = None, precision: str = "day") -> EventDate:
    return EventDate(iso, iso, until or iso, precision, "explicit")


def article(identity: str, path: str, text: str, language: str, published: Published) -> ReadArticle:
    body = Span(text.find("\n") + 1, len(text))
    return ReadArticle(
        Article(identity, path, "0" * 64, language, text, body, title="Appel" if language == "fr" else None), published
    )


def chronology() -> Chronology:
    """The chronology; every span is computed from the words, so the texts may be edited."""
    dated = Published(
        "2025-03-04",
        "2025-03-04",
        "2025-03-04",
        Basis.STATED,
        (Evidence(span(FRENCH, "lundi 3 mars 2025"), "lundi 3 mars 2025"),),
    )
    call = Event(
        id="e-call",
        label="La ministre Ana Solé a appelé Oslo",
        type="CONSULT",
        mode=None,
        date=day("2025-03-03", "2025-03-04", "range"),
        status=Status.HAPPENED,
        participants=(
            Participant("p-sole", "agent", place("fr", FRENCH, "Ana Solé")),
            Participant("s-no", "agent", place("en", ENGLISH, "Oslo")),
        ),
        figures=(),
        mentions=(
            Report(
                "fr",
                6,
                span(FRENCH, "2025.").end,
                span(FRENCH, "appelé"),
                day("2025-03-03"),
                Status.HAPPENED,
                because=(Because("type", "verb appeler", place("fr", FRENCH, "appelé"), None),),
            ),
            Report("en", 0, len(ENGLISH), span(ENGLISH, "phoned"), day("2025-03-04"), Status.HAPPENED),
        ),
        sources=2,
        salience=1.0,
        because=(Because("merge", "same actors within a day", None, "Ana Solé, Oslo"),),
    )
    promise = Event(
        id="e-promise",
        label="Elle [Ana Solé] a promis 40 camions",
        type="AID",
        mode=None,
        date=EventDate(),
        status=Status.ANNOUNCED,
        participants=(
            Participant(
                "p-sole",
                "agent",
                place("fr", FRENCH, "Elle a promis"),
            ),
        ),
        figures=("f-40",),
        mentions=(
            Report(
                "fr", FRENCH.index("Elle a promis"), len(FRENCH), span(FRENCH, "promis"), EventDate(), Status.ANNOUNCED
            ),
        ),
        sources=1,
        salience=0.4,
    )
    return Chronology(
        Generator("0.1.0", (("en", "b" * 16), ("fr", "a" * 16)), (("fr_core_news_md", "3.8.0"),)),
        (article("fr", "appel.txt", FRENCH, "fr", dated), article("en", "call.txt", ENGLISH, "en", Published())),
        (
            Actor("p-sole", "Ana Solé", ActorKind.PERSON, None, None, ("Ana Solé", "Elle"), (Role("ministre", None, "2025-03-04", "2025-03-04", (place("fr", FRENCH, "ministre"),)),), 3),
            Actor("s-no", "Norvège", ActorKind.STATE, "NO", None, ("Oslo",), (), 2),
        ),
        (call, promise),
        (Quote("q-1", "fr", span(FRENCH, "Rien n’est réglé"), span(FRENCH, "dit"), QuoteKind.DIRECT, "p-sole", span(FRENCH, "elle"), None, None, day("2025-03-03")),),
        (Figure("f-40", "fr", span(FRENCH, "40 camions").start, span(FRENCH, "40 camions").end, 40, 40, "camions", FigureKind.COUNT, False, "e-promise"),),
        (
            Contradiction(
                "c-1",
                "date",
                ("e-call",),
                (Claim("2025-03-03", 1, (place("fr", FRENCH, "lundi 3 mars 2025"),)), Claim("2025-03-04", 1, (place("en", ENGLISH, "March 4, 2025"),))),
                "L’appel est du 3 mars pour l’un, du 4 pour l’autre.",
            ),
        ),
        (FollowUp("e-promise", "promise", None, "2025-03-07", None, "open", None),),
        (Rejected("vide.txt", "read", "empty file"),),
        courses=(
            Course("u-1", "e-promise", ("e-promise",), None, "camions",
                   (Step("2025-03-03", "f-40", 40, 40), Step("2025-03-04", "f-40", 60, None, renews=True))),
        ),
    )  # fmt: skip
