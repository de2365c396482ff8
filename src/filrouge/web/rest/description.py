"""The OpenAPI 3.1 description, made from the tables of operations and the published schema of the format."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from filrouge.export.json import schema
from filrouge.version import VERSION
from filrouge.web.rest import problems
from filrouge.web.rest.asking import Whole
from filrouge.web.rest.operations import ACTS, LISTS, THINGS, Act, List, Thing

Json = dict[str, Any]
SHAPES = "#/components/schemas/"
ABOUT = (
    "One dossier, read and corrected by programs. Offsets are Unicode code points into an article's text, half open; "
    "`words` beside them are what the article says there. Days are ISO 8601. Every answer carries an ETag that names "
    "the state of the dossier: send it as If-None-Match to read again only what has changed, and as If-Match with "
    "each correction. Lists are paged by cursors that hold while the dossier stands as it is."
)
TEXT: Json = {"type": "string"}
WHOLE: Json = {"type": "integer", "minimum": 0}
NULLABLE: Json = {"type": ["string", "null"]}


@cache
def description() -> Json:
    """The whole description."""
    paths: Json = {}
    for listed in LISTS:
        paths.setdefault(listed.path, {})["get"] = _list(listed)
    for thing in THINGS:
        paths.setdefault(thing.path, {})["get"] = _thing(thing)
    for act in ACTS:
        paths.setdefault(act.path, {})["post"] = _act(act)
    return {
        "openapi": "3.1.0",
        "info": {"title": "filrouge", "version": VERSION, "description": ABOUT, "license": {"name": "Apache-2.0"}},
        "servers": [{"url": "/api/v1"}],
        "paths": paths,
        "components": {"schemas": _shapes(), "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "security": [{}, {"token": []}],
    }


def _list(listed: List) -> Json:
    page = _object(items={"type": "array", "items": _of(listed.holds)}, next=NULLABLE)
    told = {"parameters": [*_asked(listed.asks), _header("If-None-Match")]}
    return _operation(listed.name, listed.says, told, _good(page, 304), (400, 401, 410, 421, 503))


def _thing(thing: Thing) -> Json:
    told = {"parameters": [*_place(thing.what), *_asked(thing.asks), _header("If-None-Match")]}
    wrong = (400, 401, 404, 421, 503)
    return _operation(thing.name, thing.says, told, _good(_of(thing.gives), 304), wrong)


def _act(act: Act) -> Json:
    body = {"required": True, "content": {"application/json": {"schema": _of(act.takes.__name__)}}}
    told = {"parameters": [*_place(act.what), _header("If-Match", required=True)], "requestBody": body}
    wrong = (400, 401, 403, 404, 412, 413, 415, 421, 422, 428, 503)
    return _operation(act.name, act.says, told, _good(_of("entry"), 201), wrong)


def _operation(name: str, says: str, told: Json, good: Json, wrong: tuple[int, ...]) -> Json:
    bad = {
        str(status): {
            "description": problems.KINDS[status][1],
            "content": {problems.MEDIA_TYPE: {"schema": _of("problem")}},
        }
        for status in wrong
    }
    return {"operationId": name, "summary": says, **told, "responses": {**good, **bad}}


def _good(shape: Json, other: int) -> Json:
    tag = {"ETag": {"description": "The state of the dossier", "schema": TEXT}}
    full = {"headers": tag, "content": {"application/json": {"schema": shape}}}
    if other == 201:
        return {"201": {"description": "Written into the journal", **full}}
    return {"200": {"description": "As it is now", **full}, "304": {"description": "As it was", "headers": tag}}


def _place(what: str) -> list[Json]:
    shape = {"type": "integer", "minimum": 1} if what == "entry" else {"type": "string", "minLength": 1}
    return [{"name": what, "in": "path", "required": True, "schema": shape}] if what else []


def _header(name: str, *, required: bool = False) -> Json:
    said = "The ETag of the state on which the correction rests" if required else "The ETag of what is known already"
    return {"name": name, "in": "header", "required": required, "description": said, "schema": TEXT}


def _asked(model: type[Whole]) -> list[Json]:
    fields = model.model_json_schema()["properties"] if model.model_fields else {}
    return [_parameter(name, shape) for name, shape in fields.items()]


def _parameter(name: str, shape: Json) -> Json:
    """A field of a typed table as a parameter; in an address nothing is null."""
    said = shape.pop("description", "")
    shape.pop("title", None)
    shape.pop("default", None) if shape.get("default") in (None, "", []) else None
    if "anyOf" in shape:
        shape |= next(s for s in shape.pop("anyOf") if s["type"] != "null")
    return {"name": name, "in": "query", "description": said, "schema": shape}


def _of(name: str) -> Json:
    return {"$ref": SHAPES + name}


def _object(**fields: Json) -> Json:
    return {"type": "object", "required": list(fields), "properties": fields}


def _shapes() -> Json:
    """The shapes of the format with the words of their spans, and those of this interface."""
    _, sent = models_json_schema([(a.takes, "validation") for a in ACTS], ref_template=SHAPES + "{model}")
    return {**_of_the_format(), **_own(), **sent["$defs"], "problem": problems.SCHEMA}


def _of_the_format() -> Json:
    found: Json = _led(deepcopy(schema()["$defs"]))
    for name in ("span", "place", "report", "figure"):
        found[name]["properties"]["words"] = {"type": "string", "description": "What the article says there"}
    listed = deepcopy(found["article"])
    listed["required"].remove("text")
    del listed["properties"]["text"]
    return {**found, "listed_article": listed}


def _led(value: Any) -> Any:  # noqa: ANN401 - JSON is of any shape
    """The same with references that lead into this description."""
    if isinstance(value, list):
        return [_led(v) for v in value]
    if isinstance(value, dict):
        return {k: v.replace("#/$defs/", SHAPES) if k == "$ref" else _led(v) for k, v in value.items()}
    return value


def _own() -> Json:
    marks = {"type": "array", "items": _object(start=WHOLE, end=WHOLE)}
    names = {"type": "array", "items": TEXT}
    things = {"type": "array", "items": {"type": "object"}}
    place = {"article": TEXT, "start": WHOLE, "end": WHOLE, "words": TEXT}
    hit = {"kind": {"enum": ["article", "event", "quote"]}, "id": TEXT, "title": TEXT, "event": NULLABLE}
    seen = {"made": TEXT, "author": TEXT}
    return {
        "hit": _object(**hit, **place, day=NULLABLE, marks=marks),
        "version": _object(number=WHOLE, **seen, articles=WHOLE, events=WHOLE),
        "entry": _object(entry=WHOLE, **seen, reason=TEXT, done=names, undoes={"type": ["integer", "null"]}),
        "changes": _object(
            articles=names, events=names, gone=things, changed=things,
            follow_ups=things, contradictions=names, settled=things, stories=things,
        ),
        "dossier": _object(
            generator=_object(name=TEXT, version=TEXT), version=WHOLE, made=NULLABLE,
            counts={"type": "object", "additionalProperties": WHOLE}, rejected=things, conflicts=WHOLE,
        ),
    }  # fmt: skip
