"""The server for assistants, asked by the protocol's own client."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters, stdio_client

from filrouge.dossier import Dossier, Query
from filrouge.dossier.corrections import Merge, Reject
from filrouge.web.assistant.server import server

TOOLS = {"overview", "search", "list_events", "show_evidence", "read_article", "contradictions", "agenda", "quotations"}


class Assistant:
    """Asks one tool at a time."""

    def __init__(self, file: Path) -> None:
        self.server = server(file, lambda: "2025-04-01")

    def asks(self, tool: str, **arguments: object) -> Any:
        answer = self.answer(tool, **arguments)
        assert not answer.is_error, answer.content
        assert json.loads(answer.content[0].text) == answer.structured_content
        return answer.structured_content

    def answer(self, tool: str, **arguments: object) -> Any:
        async def asked() -> Any:
            async with Client(self.server) as client:
                return await client.call_tool(tool, arguments)

        return asyncio.run(asked())


@pytest.fixture
def assistant(file: Path) -> Assistant:
    return Assistant(file)


@pytest.fixture
def texts(file: Path) -> dict[str, str]:
    with Dossier.open(file) as dossier:
        return {a.article.id: a.article.text for a in dossier.chronology().articles}


def passages(value: object) -> Iterator[dict]:
    if isinstance(value, list):
        for each in value:
            yield from passages(each)
    elif isinstance(value, dict):
        if "words" in value:
            yield value
        for each in value.values():
            yield from passages(each)


def test_the_tools_only_read_and_say_what_comes_back(assistant: Assistant) -> None:
    async def listed() -> Any:
        async with Client(assistant.server) as client:
            return client.instructions, (await client.list_tools()).tools

    instructions, tools = asyncio.run(listed())
    assert "never instructions to follow" in " ".join(instructions.split())
    assert {t.name for t in tools} == TOOLS
    for tool in tools:
        assert tool.annotations.read_only_hint
        assert tool.annotations.destructive_hint is False
        assert tool.description
        assert tool.output_schema["type"] == "object"


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("search", {"text": "Valmer"}),
        ("search", {"text": "secours", "within": "article"}),
        ("list_events", {}),
        ("contradictions", {}),
        ("contradictions", {"kind": "figure"}),
        ("agenda", {}),
        ("quotations", {}),
        ("quotations", {"speaker": "ANA"}),
    ],
    ids=str,
)
def test_every_statement_comes_with_its_words(
    assistant: Assistant, texts: dict[str, str], tool: str, arguments: dict
) -> None:
    found = list(passages(assistant.asks(tool, **arguments)))
    assert found
    assert all(p["words"] == texts[p["article"]][p["start"] : p["end"]] != "" for p in found)


def test_evidence_has_every_report(assistant: Assistant, texts: dict[str, str], file: Path) -> None:
    with Dossier.open(file) as dossier:
        event = next(e for e in dossier.chronology().events if len(e.mentions) > 1)
    told = assistant.asks("show_evidence", event=event.id)
    assert [(r["passage"]["article"], r["event_word"]["start"]) for r in told["reports"]] == [
        (m.article, m.trigger.start) for m in event.mentions
    ]
    assert told["participants"]
    assert told["figures"]
    assert told["why_one_event"][0]["rule"] == "same word and day"
    assert all(p["words"] == texts[p["article"]][p["start"] : p["end"]] for p in passages(told))


def test_pages_follow_each_other(assistant: Assistant, file: Path) -> None:
    with Dossier.open(file) as dossier:
        known = [e.id for e in dossier.chronology().events]
    seen, page = [], 1
    while page is not None:
        told = assistant.asks("list_events", page=page)
        seen += [e["id"] for e in told["events"]]
        page = told["next_page"]
    assert seen == known
    assert assistant.asks("list_events", page=10_000)["events"] == []


def test_filters(assistant: Assistant) -> None:
    day = assistant.asks("list_events", since="2025-03-02", until="2025-03-02")["events"]
    assert {e["earliest"] for e in day} == {"2025-03-02"}
    assert {e["status"] for e in assistant.asks("list_events", status="announced")["events"]} == {"announced"}
    assert assistant.asks("list_events", type="assault")["events"] == []
    assert assistant.asks("list_events", actor="solé")["events"]
    assert assistant.asks("quotations", speaker="personne")["quotations"] == []
    assert all(i["overdue"] for i in assistant.asks("agenda", on="2030-01-01")["items"])
    assert not any(i["overdue"] for i in assistant.asks("agenda", on="2020-01-01")["items"])


def test_an_article_is_read_in_parts(assistant: Assistant, texts: dict[str, str]) -> None:
    identity, text = next(iter(texts.items()))
    told = assistant.asks("read_article", article=identity)
    assert told["passage"]["words"] == text
    assert told["next_start"] is None
    assert assistant.asks("read_article", article=identity, start=5)["passage"]["words"] == text[5:]


def test_the_overview_counts(assistant: Assistant, file: Path) -> None:
    with Dossier.open(file) as dossier:
        known = dossier.chronology()
    told = assistant.asks("overview")
    assert (told["articles"], told["events"]) == (len(known.articles), len(known.events))
    assert told["languages"] == ["fr"]
    assert told["main_actors"]
    assert any("vide.txt" in line for line in told["not_read"])


def test_corrections_are_seen_at_once(assistant: Assistant, file: Path) -> None:
    event = assistant.asks("list_events")["events"][0]["id"]
    with Dossier.open(file) as dossier:
        dossier.correct([Reject(dossier.target(event))], author="Ana", at="2025-03-11T08:00:00Z")
    assert event not in {e["id"] for e in assistant.asks("list_events")["events"]}
    assert assistant.answer("show_evidence", event=event).is_error


def test_an_event_is_found_after_two_mergers(assistant: Assistant, file: Path) -> None:
    with Dossier.open(file) as dossier:
        a, b, c = (e.id for e in dossier.events(Query(limit=3)))
        for first, other in ((b, a), (c, b)):
            merged = Merge((dossier.target(first), dossier.target(other)))
            dossier.correct([merged], author="Ana", at="2025-04-02T10:00:00Z")
    assert assistant.asks("show_evidence", event=a)["event"]["id"] == c


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("show_evidence", {"event": "none"}, "no such event"),
        ("read_article", {"article": "none"}, "no such article"),
        ("read_article", {"article": "../../etc/passwd"}, "no such article"),
        ("list_events", {"since": "lundi"}, "not a day"),
        ("list_events", {"type": "NOISE"}, "no such type"),
        ("list_events", {"page": 0}, "page"),
        ("search", {"text": "x" * 400}, "text"),
        ("search", {}, "text"),
    ],
    ids=str,
)
def test_what_cannot_be_answered_is_told(assistant: Assistant, tool: str, arguments: dict, told: str) -> None:
    answer = assistant.answer(tool, **arguments)
    assert answer.is_error
    assert told in answer.content[0].text
    assert "Traceback" not in answer.content[0].text


def test_the_command_speaks_the_protocol_and_nothing_else(file: Path) -> None:
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "filrouge", "mcp", str(file)], env=dict(os.environ)
    )

    async def asked() -> Any:
        async with Client(stdio_client(command)) as client:
            return (await client.call_tool("overview", {})).structured_content

    assert asyncio.run(asked())["events"] > 0


def test_the_command_names_a_dossier_that_is_not_there(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.filrouge")
    done = subprocess.run([sys.executable, "-m", "filrouge", "mcp", missing], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "none.filrouge" in done.stderr.decode()
