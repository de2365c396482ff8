"""One sample of each format that is read, in the shape of the real thing, and what is read from it.

`python -m tests.read.test_golden` writes the golden files anew; look at what has changed before you keep it.
"""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import pytest

from filrouge.export.json import plain
from filrouge.model.story import ReadArticle
from filrouge.model.text import Article
from filrouge.read import ocr, read
from filrouge.read.formats import READERS
from filrouge.read.tarball import SUFFIXES

FOLDER = Path(__file__).parent / "golden"
SAMPLES = sorted(p for p in FOLDER.iterdir() if not p.name.endswith(".golden.json"))


def golden(sample: Path) -> Path:
    return sample.with_name(sample.name + ".golden.json")


def told(sample: Path) -> str:
    """What is read from a sample, as `filrouge/1` has it."""
    found = []
    for item in read([sample]):
        if isinstance(item, Article):
            found.append(plain(ReadArticle(item, item.published)))
        else:
            found.append({"path": item.path, "refused": item.reason})
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.name)
def test_what_is_read_is_what_was_read(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)  # whatever is installed here
    assert told(sample) == golden(sample).read_text("utf-8")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.name)
def test_every_span_lies_in_the_text_and_no_sample_is_all_refused(sample: Path) -> None:
    found = json.loads(golden(sample).read_text("utf-8"))
    articles = [a for a in found if "text" in a]
    assert articles or sample.suffix == ".opml"
    for article in articles:
        spans = [article["body"], article["title_span"], *article["regions"]]
        spans += [e["span"] for e in article["published"]["evidence"]]
        assert all(0 <= s["start"] < s["end"] <= len(article["text"]) for s in spans if s is not None)


def test_every_reader_and_every_archive_has_a_sample() -> None:
    ends = {"".join(PurePosixPath(p.name).suffixes[-2:]).lower() for p in SAMPLES} | {p.suffix.lower() for p in SAMPLES}
    assert set(READERS) - ends == set()
    assert {".zip", ".tar", ".tar.gz"} <= ends
    assert {".tar", ".tar.gz"} <= set(SUFFIXES)


def test_no_golden_file_is_left_over() -> None:
    assert {p.name for p in FOLDER.glob("*.golden.json")} == {golden(p).name for p in SAMPLES}


if __name__ == "__main__":
    for each in SAMPLES:
        golden(each).write_text(told(each), "utf-8")
