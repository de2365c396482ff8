"""The table of exports: ending, name and renderer of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from filrouge.errors import FormatError
from filrouge.export import (
    acled,
    bib,
    csl,
    csv,
    docx,
    ftm,
    gexf,
    graphml,
    ics,
    json,
    jsonld,
    markdown,
    naf,
    parquet,
    parquettables,
    plover,
    polecat,
    report,
    timelinejs,
    timelinesheet,
    timeml,
    ttl,
    ucdp,
    webannotation,
    xlsx,
)
from filrouge.export.extras import require
from filrouge.model.story import Chronology
from filrouge.words import Words


class Format(NamedTuple):
    """``extra`` names the optional packages that the format needs, if any.

    One that ``folds`` shows the key days first and keeps the rest of the chronology one click below. One that
    is written in ``pieces`` never lies in memory as a whole.
    """

    name: str
    media_type: str
    render: Callable[[Chronology, Words], bytes]
    extra: str | None = None
    folds: bool = False
    pieces: Callable[[Chronology], Iterable[bytes]] | None = None

    def written(self, chronology: Chronology, words: Words) -> Iterable[bytes]:
        """What `render` gives, in pieces."""
        return self.pieces(chronology) if self.pieces else (self.render(chronology, words),)


FORMATS: tuple[Format, ...] = (
    Format("json", json.MEDIA_TYPE, lambda made, _words: json.render(made), pieces=json.chunks),
    Format(markdown.NAME, markdown.MEDIA_TYPE, markdown.render, folds=True),
    Format(report.NAME, report.MEDIA_TYPE, report.render, folds=True),
    Format(csv.NAME, csv.MEDIA_TYPE, csv.render),
    Format(xlsx.NAME, xlsx.MEDIA_TYPE, xlsx.render, xlsx.EXTRA),
    Format(docx.NAME, docx.MEDIA_TYPE, docx.render, docx.EXTRA),
    Format(timelinesheet.NAME, timelinesheet.MEDIA_TYPE, timelinesheet.render),
    Format(timelinejs.NAME, timelinejs.MEDIA_TYPE, timelinejs.render),
    Format(ics.NAME, ics.MEDIA_TYPE, ics.render, ics.EXTRA),
    Format(jsonld.NAME, jsonld.MEDIA_TYPE, jsonld.render),
    Format(ttl.NAME, ttl.MEDIA_TYPE, ttl.render, ttl.EXTRA),
    Format(webannotation.NAME, webannotation.MEDIA_TYPE, webannotation.render),
    Format(ftm.NAME, ftm.MEDIA_TYPE, ftm.render),
    Format(plover.NAME, plover.MEDIA_TYPE, plover.render),
    Format(polecat.NAME, polecat.MEDIA_TYPE, polecat.render),
    Format(acled.NAME, acled.MEDIA_TYPE, acled.render),
    Format(ucdp.NAME, ucdp.MEDIA_TYPE, ucdp.render),
    Format(gexf.NAME, gexf.MEDIA_TYPE, gexf.render),
    Format(graphml.NAME, graphml.MEDIA_TYPE, graphml.render),
    Format(parquet.NAME, parquet.MEDIA_TYPE, parquet.render, parquet.EXTRA),
    Format(parquettables.NAME, parquettables.MEDIA_TYPE, parquettables.render, parquettables.EXTRA),
    Format(bib.NAME, bib.MEDIA_TYPE, bib.render),
    Format(csl.NAME, csl.MEDIA_TYPE, csl.render),
    Format(timeml.NAME, timeml.MEDIA_TYPE, timeml.render),
    Format(naf.NAME, naf.MEDIA_TYPE, naf.render),
)


def of(path: Path, words: Words) -> Format:
    """The format that a file's ending names, the longest that fits; its packages are there.

    Raises:
        FormatError: no export has that ending, or a package that it needs is missing.
    """
    name = path.name.lower()
    found = max((f for f in FORMATS if name.endswith(f".{f.name}")), key=lambda f: len(f.name), default=None)
    if found is None:
        known = ", ".join("." + f.name for f in FORMATS)
        raise FormatError(words("error.bad_format", path=path, known=known))
    if found.extra is not None:
        require(found.extra, words)
    return found
