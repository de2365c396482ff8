"""A folder of annotations made before, so that the same article is not annotated twice.

Each file is named by the key of all that the annotation depends on. Files are put in place whole; one
that is damaged counts as missing and is written anew. Any number of processes may share a folder.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from filrouge.engine import keys
from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.text import Article
from filrouge.store.codec import DecodeError
from filrouge.store.layers import from_bytes, to_bytes


def recalled(folder: Path, article: Article, pack: Pack) -> Annotated | None:
    """The article with the layers made before, if they are there."""
    try:
        return from_bytes(_place(folder, article, pack).read_bytes(), article)
    except (OSError, DecodeError):
        return None


def remember(folder: Path, made: Annotated, pack: Pack) -> None:
    """Keep the layers of an article; a folder that cannot be written costs time later, nothing now."""
    place = _place(folder, made.article, pack)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(to_bytes(made))
        Path(name).replace(place)
    except OSError:
        return


def _place(folder: Path, article: Article, pack: Pack) -> Path:
    key = keys.annotation(article, pack)
    return folder / key[:2] / key[2:]
