"""The commands as a user types them: results, exit codes, both languages, same bytes."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from tests.running import apart
from tests.running import here as run

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
COMMANDS = ("build", "annotate", "explain", "check", "date", "schema", "stories", "pack check", "pack list")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "chronology.json"
    result = run("build", str(EXAMPLES / "cereales-mer-noire"), "-o", str(out))
    assert result.returncode == 0, result.stderr.decode()
    return out


def test_the_chronology_fits_the_schema(built: Path) -> None:
    schema = json.loads(files("filrouge.export").joinpath("filrouge-1.schema.json").read_bytes())
    made = json.loads(built.read_bytes())
    jsonschema.Draft202012Validator(schema).validate(made)
    assert len(made["events"]) > 30
    assert made["quotes"]
    assert made["figures"]


def test_any_order_and_any_number_of_jobs_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    paths = sorted(str(p) for p in (EXAMPLES / "cereales-mer-noire").iterdir() if p.name != "gold.json")
    out = tmp_path / "again.json"
    assert run("build", *reversed(paths), "-o", str(out), "--jobs", "2").returncode == 0
    assert out.read_bytes() == built.read_bytes()


def test_check_proves_the_chronology_and_finds_a_changed_article(built: Path, tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for path in (EXAMPLES / "cereales-mer-noire").iterdir():
        (pile / path.name).write_bytes(path.read_bytes())
    assert run("check", str(built), str(pile)).returncode == 0
    changed = next(iter(sorted(pile.glob("*.txt"))))
    changed.write_text(changed.read_text("utf-8") + "!", "utf-8")
    result = run("check", str(built), str(pile))
    assert result.returncode == 3
    assert changed.name in result.stderr.decode()


def test_check_finds_a_span_that_was_moved(built: Path, tmp_path: Path) -> None:
    made = json.loads(built.read_bytes())
    made["events"][0]["mentions"][0]["trigger"]["end"] = 10**6
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps(made), "utf-8")
    assert run("check", str(broken)).returncode == 3


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_explain_gives_the_words_of_every_report(built: Path, ui: str) -> None:
    event = json.loads(built.read_bytes())["events"][0]
    result = apart("explain", str(built), event["id"], ui=ui)
    assert result.returncode == 0
    assert event["label"].split("[")[0].strip()[:30] in result.stdout.decode()
    assert result.stdout.decode().count("\n") >= 6


@pytest.mark.parametrize("ui", ["fr", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_both_languages(command: str, ui: str) -> None:
    result = apart(*command.split(), "--help", ui=ui)
    assert result.returncode == 0
    if command.startswith(("schema", "pack list")):
        return
    assert {"fr": "Exemple", "en": "Example"}[ui] in result.stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("build",), 2, "PATH"),
        (("build", "/no/such/place"), 2, "no such file"),
        (("build", "x.txt", "--since", "yesterday"), 2, "not a date"),
        (("build", str(EXAMPLES), "-o", "x.pdfx"), 2, "unknown format"),
        (("build", str(EXAMPLES), "--type", "WAR"), 2, "ASSAULT"),
        (("explain", str(EXAMPLES / "README.md"), "x"), 2, "not a chronology"),
        (("annotate", "--layers", "poems", "--input", "-"), 2, "dates"),
        (("nonsense",), 2, "nonsense"),
        (("build", str(EXAMPLES), "--since", "2025-02-01", "--until", "2025-01-01"), 2, "comes after"),
        (("build", str(EXAMPLES / "README.md"), "--published", "x.txt=2025-01-01"), 4, "no file of that name"),
    ],
)
def test_wrong_use_is_explained(arguments: tuple[str, ...], code: int, says: str) -> None:
    result = run(*arguments)
    assert result.returncode == code
    assert says in result.stderr.decode()
    assert "Traceback" not in result.stderr.decode()


def test_nothing_readable_is_its_own_exit_code(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert run("build", str(tmp_path), "-o", str(tmp_path / "o.json")).returncode == 4


def test_annotate_gives_a_line_for_a_line() -> None:
    lines = [
        {"id": "1", "text": "Le maire a dit hier : « Nous ouvrirons 12 écoles. »", "lang": "fr", "dct": "2025-03-04"},
        {"id": "2", "text": "The mayor opened 12 schools on Monday.", "lang": "en", "dct": "2025-03-05"},
        {"id": "3", "text": ""},
    ]
    stdin = "\n".join(json.dumps(line) for line in lines).encode()
    result = run("annotate", "--layers", "dates,quotes,figures,events,actors", "--input", "-", stdin=stdin)
    assert result.returncode == 0, result.stderr.decode()
    found = [json.loads(line) for line in result.stdout.decode().splitlines()]
    assert [f["id"] for f in found] == ["1", "2", "3"]
    assert [t["value"] for t in found[0]["timex"]] == ["2025-03-03"]
    assert [t["value"] for t in found[1]["timex"]] == ["2025-03-03"]
    assert [f["low"] for f in found[1]["figures"]] == [12]
    quote = found[0]["quotes"][0]
    assert lines[0]["text"][slice(*quote["content"])].strip("« »") == "Nous ouvrirons 12 écoles."
    assert any(lines[1]["text"][slice(*e["trigger"])] == "opened" for e in found[1]["events"])


def test_standard_input_is_an_article() -> None:
    text = "Le maire de Brestal a démissionné lundi 3 mars 2025."
    result = run("build", "-", "--json", stdin=text.encode())
    assert json.loads(result.stdout)["articles"][0]["text"] == text


def test_a_filter_keeps_only_what_fits(built: Path) -> None:
    made = json.loads(built.read_bytes())
    wanted = {e["id"] for e in made["events"] if e["type"] == "AGREE"}
    result = run("build", str(EXAMPLES / "cereales-mer-noire"), "--type", "agree", "--json")
    assert {e["id"] for e in json.loads(result.stdout)["events"]} == wanted


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("build",), "Il manque l’argument PATH…."),
        (("build", "x", "--bogus"), "--bogus : option inconnue. Voulait-on dire --columns, --jobs ?"),
        (("build", "x", "-j", "-1"), "il faut au moins 0."),
        (("bild",), "bild : commande inconnue. Voulait-on dire build ?"),
        (("explain", "a", "b", "c"), "Un argument de trop : c"),
    ],
)
def test_wrong_use_is_explained_in_french(arguments: tuple[str, ...], says: str) -> None:
    done = apart(*arguments, ui="fr")
    said = done.stderr.decode()
    assert done.returncode == 2
    assert says in said
    assert "-h » montre" in said.splitlines()[-1]
    assert "Error" not in said


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"no json", "not a line of JSON"),
        (b"5", "not a JSON object"),
        (b'{"text": "x"}', "no 'id' in it"),
        (b'{"id": "1", "text": 5}', "text is not a string"),
        (b'{"id": "1", "text": "x", "dct": "yesterday"}', "not a day"),
        (b'{"id": "1", "text": "x", "dct": 5}', "not a day"),
    ],
)
def test_a_bad_line_is_explained(line: bytes, says: str) -> None:
    result = run("annotate", "--layers", "dates", stdin=line)
    assert result.returncode == 1
    assert says in json.loads(result.stdout)["error"]


def test_a_mixed_pile_is_parted_into_stories_with_key_days(built: Path, tmp_path: Path) -> None:
    told = json.loads(run("stories", str(built), "--json", "--top", "3").stdout)
    assert len(told) == 1
    assert len(told[0]["articles"]) == 8
    assert len({d["date"]["earliest"] for d in told[0]["key_days"]}) == 3
    shown = run("--ui", "fr", "stories", str(built), "-o", str(tmp_path / "out"), "--format", "md")
    assert shown.returncode == 0, shown.stderr.decode()
    assert "8 articles" in shown.stdout.decode()
    (page,) = (tmp_path / "out").iterdir()
    assert page.suffix == ".md"
    assert run("build", str(EXAMPLES / "cereales-mer-noire"), "--story", "none of these").returncode == 2
