"""Folders, archives and several paths: order, hostile content, and the day given by hand."""

import io
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from filrouge.errors import InputError
from filrouge.model.text import Article, Basis, Rejected
from filrouge.read import Limits, ReadOptions, read

GOOD = "Le pont de l'Écluse a été fermé lundi, a annoncé la préfète du département à la presse."


def zipped(**members: str | bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return data.getvalue()


def outcome(found: list[Article | Rejected]) -> dict[str, str]:
    return {item.path: "" if isinstance(item, Article) else item.reason for item in found}


def hostile(folder: Path) -> Path:
    (folder / "sub").mkdir()
    (folder / "good.txt").write_text(GOOD)
    (folder / "sub" / "more.txt").write_text(GOOD + " Encore.")
    (folder / "cp1252.txt").write_bytes(f"{GOOD} L’été.".encode("cp1252"))
    (folder / "utf16.txt").write_bytes(f"{GOOD} Ailleurs.".encode("utf-16"))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 50)
    (folder / "line.txt").write_text("mot " * 1_300_000)
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 not a zip at all")
    (folder / "paths.zip").write_bytes(
        zipped(**{"..__up.txt": GOOD, "__root.txt": GOOD, "in__ok.txt": GOOD + " Dedans."})
    )
    (folder / "photo.jpeg").write_bytes(b"\xff\xd8\xff\xe0")
    (folder / ".hidden").write_text("x")
    (folder / "out.txt").symlink_to("/etc/hostname")
    return folder


def test_a_hostile_folder_gives_its_good_articles_and_lists_the_rest(tmp_path: Path) -> None:
    found = outcome(list(read([hostile(tmp_path)])))
    good = {path for path, reason in found.items() if not reason}
    assert good == {"good.txt", "sub/more.txt", "cp1252.txt", "utf16.txt", "paths.zip!in/ok.txt"}
    assert set(found) - good == {
        *("empty.txt", "binary.txt", "line.txt", "broken.zip", "photo.jpeg", "out.txt"),
        *("paths.zip!../up.txt", "paths.zip!/root.txt"),
    }
    assert "out of the archive" in found["paths.zip!../up.txt"]


def test_order_of_sources_never_shows(tmp_path: Path) -> None:
    folder = hostile(tmp_path)
    files = [p for p in folder.iterdir() if p.suffix == ".txt"]
    assert list(read(files)) == list(read(files[::-1]))
    assert [item.path for item in read(files)] == sorted(item.path for item in read(files))


def test_the_same_file_twice_is_one_article(tmp_path: Path) -> None:
    hostile(tmp_path)
    paths = [tmp_path / "good.txt", tmp_path / "good.txt", tmp_path]
    assert [item.path for item in read(paths)].count("good.txt") == 1


def test_ids_do_not_depend_on_the_folder(tmp_path: Path) -> None:
    hostile(tmp_path)
    by_file = next(iter(read([tmp_path / "sub" / "more.txt"])))
    by_folder = next(item for item in read([tmp_path]) if item.path == "sub/more.txt")
    assert isinstance(by_file, Article)
    assert isinstance(by_folder, Article)
    assert by_file.id == by_folder.id


@pytest.mark.parametrize(
    ("data", "limits", "reason"),
    [
        (zipped(**{"bomb.txt": b"a" * 3_000_000}), Limits(), "bomb"),
        (zipped(**{"big.txt": GOOD * 9}), Limits(file=200), "when unpacked"),
        (zipped(**{"a.txt": GOOD, "b.txt": GOOD}), Limits(members=1), "more than 1 files"),
        (zipped(**{"a.txt": GOOD}), Limits(unpacked=20), "unpacks to"),
        (zipped(**{"inner.zip": zipped(**{"a.txt": GOOD})}), Limits(), "within an archive"),
        (zipped(**{"a.txt": GOOD})[:60], Limits(), "broken"),
    ],
)
def test_archives_are_bounded(tmp_path: Path, data: bytes, limits: Limits, reason: str) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    found = list(read([tmp_path / "a.zip"], options=ReadOptions(limits=limits)))
    assert all(isinstance(item, Rejected) and reason in item.reason for item in found)
    assert found


def test_encrypted_and_linked_members_are_refused(tmp_path: Path) -> None:
    plain = zipped(**{"secret.txt": GOOD})
    at = plain.rindex(b"PK\x01\x02")
    flagged = bytearray(plain)
    flagged[at + 8] |= 1
    (tmp_path / "a.zip").write_bytes(bytes(flagged))
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    found = outcome(list(read([tmp_path])))
    assert found == {"a.zip!secret.txt": "encrypted", "b.zip!link.txt": "a symbolic link"}


def test_a_member_that_lies_about_its_size_is_stopped(tmp_path: Path) -> None:
    data = bytearray(zipped(**{"a.txt": b"b" * 5_000_000}))
    at = bytes(data).rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    (tmp_path / "a.zip").write_bytes(bytes(data))
    (found,) = read([tmp_path])
    assert isinstance(found, Rejected)


def test_days_given_by_hand_win(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{name} et un titre\nPublié le 3 mai 2020\n{GOOD}")
    options = ReadOptions(published={"a.txt": date(2021, 1, 2)})
    first, second = read([tmp_path], options=options)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.published.date, first.published.basis) == ("2021-01-02", Basis.GIVEN)
    assert (second.published.date, second.published.basis) == ("2020-05-03", Basis.STATED)
    (all_given,) = read([tmp_path / "b.txt"], options=ReadOptions(published_default=date(2022, 3, 4)))
    assert isinstance(all_given, Article)
    assert all_given.published.date == "2022-03-04"


def test_a_short_text_takes_the_language_of_the_pile(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Pont fermé.")
    (tmp_path / "b.txt").write_text(GOOD)
    (tmp_path / "c.txt").write_text("The mayor closed the bridge on Monday, and nobody in the town was told why.")
    (tmp_path / "d.txt").write_text(f"{GOOD} Encore une fois.")
    assert [item.language for item in read([tmp_path]) if isinstance(item, Article)] == ["fr", "fr", "en", "fr"]
    imposed = read([tmp_path], options=ReadOptions(language="en"))
    assert {item.language for item in imposed if isinstance(item, Article)} == {"en"}


def test_a_language_without_a_pack_is_said(tmp_path: Path) -> None:
    german = "Der Bürgermeister hat am Montag die Brücke schließen lassen, teilte die Stadt mit. Die Händler fürchten um ihr Geschäft und fordern Hilfe."
    (tmp_path / "a.txt").write_text(german)
    (found,) = read([tmp_path])
    assert isinstance(found, Rejected)
    assert "without a pack: de" in found.reason
    (imposed,) = read([tmp_path], options=ReadOptions(language="fr"))
    assert isinstance(imposed, Article)


def test_what_a_user_names_wrongly_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        list(read([tmp_path / "nothing"]))
    with pytest.raises(InputError, match="no pack"):
        list(read([], options=ReadOptions(language="xx")))


def test_nothing_is_written(tmp_path: Path) -> None:
    folder = hostile(tmp_path)
    before = sorted(p for p in tmp_path.rglob("*"))
    list(read([folder]))
    assert sorted(p for p in tmp_path.rglob("*")) == before


def test_a_file_name_that_is_no_utf_8_is_taken_for_western(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(GOOD, "utf-8")
    (found,) = read([tmp_path])
    assert found.path == "café.txt"
