"""What can be asked in an address: one typed table for each list, from which the description is made too."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from starlette.datastructures import QueryParams

from filrouge.export.json import schema
from filrouge.web.rest.problems import ProblemError
from filrouge.web.rest.state import CURSOR

MOST, USUAL = 200, 50
_WHOLE = re.compile(r"[0-9]{1,6}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _number(text: object) -> int:
    if not isinstance(text, str) or not _WHOLE.fullmatch(text):
        raise ValueError("a whole number is asked for")
    return int(text)


def _day(text: object) -> date:
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        raise ValueError("a day is written YYYY-MM-DD")
    return date.fromisoformat(text)


def _one_of(definition: str) -> tuple[AfterValidator, Any]:
    """A word of one of the closed lists of `filrouge/1`."""
    known: list[str] = schema()["$defs"][definition]["enum"]

    def checked(word: str) -> str:
        if word not in known:
            raise ValueError(f"one of {', '.join(known)} is asked for")
        return word

    return AfterValidator(checked), Field(json_schema_extra={"enum": list(known)})


Number = Annotated[int, Field(ge=0, le=999_999), BeforeValidator(_number)]
Day = Annotated[date | None, BeforeValidator(_day)]
Words = Annotated[str, Field(max_length=200)]
Type = Annotated[str, *_one_of("type")]
Status = Annotated[str, *_one_of("status")]


class Whole(BaseModel):
    """Nothing can be asked of a single thing."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Paged(Whole):
    """A list comes in pages."""

    limit: Annotated[int, Field(ge=1, le=MOST, description="At most so many"), BeforeValidator(_number)] = USUAL
    cursor: Annotated[str, Field(pattern=CURSOR, description="The “next” of the page before")] = ""


class Events(Paged):
    """Which events."""

    text: Annotated[Words, Field(description='Words that all occur; "a phrase", begin*, -without')] = ""
    actor: Annotated[tuple[Words, ...], Field(description="Part of the name of someone who takes part")] = ()
    type: Annotated[tuple[Type, ...], Field(description="Of these types")] = ()
    status: Annotated[tuple[Status, ...], Field(description="Of these statuses")] = ()
    since: Annotated[Day, Field(description="On this day or later")] = None
    until: Annotated[Day, Field(description="On this day or earlier")] = None


class Articles(Paged):
    """Which articles."""

    language: Annotated[Words, Field(description="Language, as BCP 47 has it")] = ""
    source: Annotated[Words, Field(description="Part of the publisher's name")] = ""
    since: Annotated[Day, Field(description="Published on this day or later")] = None
    until: Annotated[Day, Field(description="Published on this day or earlier")] = None


class Actors(Paged):
    """Which actors."""

    name: Annotated[Words, Field(description="Part of a name")] = ""
    kind: Annotated[
        tuple[Literal["person", "state", "organisation", "group", "place"], ...], Field(description="Of these kinds")
    ] = ()


class Quotes(Paged):
    """Which quotations."""

    speaker: Annotated[Words, Field(description="Part of the speaker's name, or its id")] = ""
    event: Annotated[Words, Field(description="Of this event")] = ""
    article: Annotated[Words, Field(description="In this article")] = ""


class Figures(Paged):
    """Which figures."""

    event: Annotated[Words, Field(description="Of this event")] = ""
    article: Annotated[Words, Field(description="In this article")] = ""
    unit: Annotated[Words, Field(description="Of this unit")] = ""


class Contradictions(Paged):
    """Which contradictions."""

    kind: Annotated[
        tuple[Literal["date", "figure", "status", "place", "actor"], ...], Field(description="Of these kinds")
    ] = ()
    event: Annotated[Words, Field(description="About this event")] = ""


class FollowUps(Paged):
    """Which follow-ups."""

    state: Annotated[
        tuple[Literal["open", "fulfilled", "overtaken", "lapsed"], ...], Field(description="In these states")
    ] = ()
    on: Annotated[Day, Field(description="Say of each whether it is overdue on this day")] = None


class Search(Events):
    """Which passages."""

    kind: Annotated[tuple[Literal["article", "event", "quote"], ...], Field(description="Only in these")] = ()


class Changes(Whole):
    """Since when."""

    since: Annotated[Number | None, Field(description="A version's number")] = None


def read(model: type[Whole], given: QueryParams) -> Whole:
    """What an address asks, checked.

    Raises:
        ProblemError: something in it is not known, or not of its kind.
    """
    many = {n for n, f in model.model_fields.items() if "tuple" in str(f.annotation)}
    values = {key: given.getlist(key) if key in many else given[key] for key in given}
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise ProblemError(400, told(error)) from None


def told(error: ValidationError) -> str:
    """What is wrong with what was sent, a clause for each place."""
    found = (f"{'.'.join(map(str, e['loc'])) or 'the whole'}: {e['msg']}" for e in error.errors())
    return "; ".join(found)[:1000]
