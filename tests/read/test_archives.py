"""Tar archives plain and packed: members in order, hostile ones refused, bounds kept."""

import bz2
import gzip
import io
import lzma
import os
import tarfile
from pathlib import Path
from random import Random

import pytest

from filrouge.model.text import Article, Rejected
from filrouge.read import Limits, ReadOptions, read

GOOD = "Le pont de l'Écluse a été fermé lundi, a annoncé la préfète du département à la presse."
PACKERS = {".tar": bytes, ".tar.gz": gzip.compress, ".tgz": gzip.compress, ".tar.bz2": bz2.compress, ".tbz2": bz2.compress, ".tar.xz": lzma.compress, ".txz": lzma.compress}  # fmt: skip


def tarred(*members: tuple[str, str | bytes], **special: tuple[bytes, str]) -> bytes:
    """An archive of files, and of links and devices by name: ``(type, where it leads)``."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content in members:
            body = content.encode() if isinstance(content, str) else content
            told = tarfile.TarInfo(name)
            told.size = len(body)
            archive.addfile(told, io.BytesIO(body))
        for name, (kind, target) in special.items():
            told = tarfile.TarInfo(name)
            told.type, told.linkname = kind, target
            archive.addfile(told)
    return data.getvalue()


def outcome(path: Path, limits: Limits | None = None) -> dict[str, str]:
    found = read([path], options=ReadOptions(limits=limits or Limits()))
    return {item.path: "" if isinstance(item, Article) else item.reason for item in found}


@pytest.mark.parametrize("ending", PACKERS)
def test_members_are_read_in_order_of_their_names(tmp_path: Path, ending: str) -> None:
    members = [("b.txt", GOOD + " Deux."), ("./sous/a.txt", GOOD + " Un."), (".cache/x.txt", GOOD), ("__MACOSX/b.txt", GOOD)]  # fmt: skip
    for n, order in enumerate((members, members[::-1])):
        (tmp_path / str(n)).mkdir()
        path = tmp_path / str(n) / f"pile{ending}"
        path.write_bytes(PACKERS[ending](tarred(*order)))
        assert outcome(path) == {f"pile{ending}!./sous/a.txt": "", f"pile{ending}!b.txt": ""}
    (found,) = (i for i in read([path]) if isinstance(i, Article) and i.path.endswith("b.txt"))
    assert found.text == GOOD + " Deux."


def test_hostile_members_are_refused_singly(tmp_path: Path) -> None:
    path = tmp_path / "pile.tar"
    path.write_bytes(
        tarred(
            ("../up.txt", GOOD), ("/root.txt", GOOD), ("in/ok.txt", GOOD), ("in/zip.tar", tarred(("a.txt", GOOD))), ("in/vide.txt", ""),
            link=(tarfile.SYMTYPE, "/etc/passwd"), hard=(tarfile.LNKTYPE, "in/ok.txt"), device=(tarfile.CHRTYPE, ""), pipe=(tarfile.FIFOTYPE, ""),
        )
    )  # fmt: skip
    found = outcome(path)
    assert [p for p, reason in found.items() if not reason] == ["pile.tar!in/ok.txt"]
    assert found["pile.tar!../up.txt"] == found["pile.tar!/root.txt"] == "its name leads out of the archive"
    assert found["pile.tar!link"] == found["pile.tar!hard"] == "a symbolic link"
    assert found["pile.tar!device"] == found["pile.tar!pipe"] == "not a regular file"
    assert found["pile.tar!in/zip.tar"] == "an archive within an archive"


@pytest.mark.parametrize(
    ("data", "limits", "reason"),
    [
        (b"no archive at all" * 100, Limits(), "a broken tar archive"),
        (b"\x1f\x8b\x08 neither", Limits(), "a broken tar archive"),
        (gzip.compress(tarred(("a.txt", GOOD)))[:60], Limits(), "a broken tar archive"),
        (tarred(*((f"{n}.txt", GOOD) for n in range(4))), Limits(members=3), "more than 3 files in one archive"),
        (gzip.compress(tarred(("a.txt", Random(1).randbytes(3_000_000)))), Limits(unpacked=2_000_000), "the archive unpacks to over 2 MB"),
        (gzip.compress(tarred(("a.txt", b"x" * 30_000_000))), Limits(), "packed more than 200 times, as a zip bomb is"),
        (lzma.compress(b"\0" * 9_000_000), Limits(), "packed more than 200 times, as a zip bomb is"),
    ],
)  # fmt: skip
def test_broken_and_swollen_archives_are_refused(tmp_path: Path, data: bytes, limits: Limits, reason: str) -> None:
    path = tmp_path / "pile.tar.gz"
    path.write_bytes(data)
    assert outcome(path, limits) == {"pile.tar.gz": reason}


def test_a_member_has_a_bound_too(tmp_path: Path) -> None:
    path = tmp_path / "pile.tar"
    path.write_bytes(tarred(("a.txt", GOOD * 20), ("b.txt", GOOD)))
    found = outcome(path, Limits(file=1000, lines=10**6))
    assert found["pile.tar!a.txt"] == "over 0 MB when unpacked"
    assert found["pile.tar!b.txt"] == ""


def test_of_two_members_under_one_name_the_later_stands(tmp_path: Path) -> None:
    path = tmp_path / "pile.tar"
    path.write_bytes(tarred(("a.txt", GOOD + " Avant."), ("a.txt", GOOD + " Après.")))
    (found,) = read([path])
    assert not isinstance(found, Rejected)
    assert found.text.endswith("Après.")


def test_an_archive_of_more_entries_than_may_be_is_left_at_the_bound(tmp_path: Path) -> None:
    (tmp_path / "pile.tar").write_bytes(tarred(**{f"d{n}": (tarfile.DIRTYPE, "") for n in range(9)}))
    assert outcome(tmp_path / "pile.tar", Limits(members=8)) == {"pile.tar": "more than 8 files in one archive"}


def test_an_archive_that_leads_back_to_its_beginning_ends(tmp_path: Path) -> None:
    header = bytearray(tarfile.TarInfo("x").tobuf(tarfile.GNU_FORMAT))
    header[124:136] = tarfile.itn(-512, 12, tarfile.GNU_FORMAT)  # a size that some Pythons add to where they are
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    (tmp_path / "ring.tar").write_bytes(bytes(header) + bytes(1024))
    assert len(outcome(tmp_path / "ring.tar")) == 1


def test_names_of_other_encodings_are_read(tmp_path: Path) -> None:
    data, body = io.BytesIO(), GOOD.encode()
    with tarfile.open(fileobj=data, mode="w", format=tarfile.GNU_FORMAT, encoding="latin-1") as archive:
        told = tarfile.TarInfo("été.txt")
        told.size = len(body)
        archive.addfile(told, io.BytesIO(body))
    (tmp_path / "pile.tar").write_bytes(data.getvalue())
    assert outcome(tmp_path / "pile.tar") == {"pile.tar!été.txt": ""}
    folder = tmp_path / "old"
    folder.mkdir()
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/\xe9t\xe9.txt")).write_text(GOOD, "utf-8")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    assert outcome(folder) == {"été.txt": ""}
