"""`filrouge date`: when articles were published, and from which clues."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from filrouge.cli import inputs
from filrouge.cli.app import app, help_of, say
from filrouge.cli.build import InputNothing
from filrouge.cli.ending import PARTLY
from filrouge.words import harmless

if TYPE_CHECKING:
    from filrouge.model.text import Article, Published


@app.command(help=help_of("date"))
def date(
    *,
    paths: Annotated[list[str], typer.Argument(help=say("build.paths"), metavar="PATH…")],
    lang: Annotated[str | None, typer.Option("--lang", help=say("build.lang"))] = None,
    withheld: Annotated[bool, typer.Option("--infer", help=say("date.infer"))] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", help=say("build.jobs"), min=0)] = 0,
    as_json: Annotated[bool, typer.Option("--json", help=say("date.json"))] = False,
) -> None:
    """Date articles."""
    from filrouge.engine.dating import dates  # noqa: PLC0415 - loads the parser
    from filrouge.read.options import ReadOptions  # noqa: PLC0415 - the same

    found = inputs.read_pile(paths, ReadOptions(language=lang))
    with inputs.progress() as steps:
        results = dates(found, infer=withheld, language=say.language, jobs=jobs, steps=steps)
    for article, published in results:
        typer.echo(_json(article, published) if as_json else harmless(_said(article, published)))
    inputs.list_rejected(found.rejected)
    if not found.articles:
        raise InputNothing
    if found.rejected:
        raise typer.Exit(PARTLY)


def _said(article: Article, published: Published) -> str:
    from filrouge.export.when import between  # noqa: PLC0415 - imports wait until a command runs

    basis = say(f"basis.{published.basis.value}")
    sure = published.earliest == published.latest
    interval = "" if sure else ", " + between(published.earliest, published.latest, "range", say)
    day = say("when.none") if published.date is None else say.day(published.date)
    lines = [f"{article.path}{say('colon')}{day} ({basis}{interval})"]
    for evidence in published.evidence:
        words = (
            ""
            if evidence.span is None
            else say("about.words", words=" ".join(evidence.span.of(article.text).split())) + " "
        )
        lines.append(f"  {words}{say.reason(evidence.says)}")
    return "\n".join(lines)


def _json(article: Article, published: Published) -> str:
    evidence = [{"span": [e.span.start, e.span.end] if e.span else None, "says": e.says} for e in published.evidence]
    row = {"path": article.path, "date": published.date, "earliest": published.earliest, "latest": published.latest}
    return json.dumps({**row, "basis": published.basis.value, "evidence": evidence}, ensure_ascii=False)
