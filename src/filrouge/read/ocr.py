"""Scanned pages read by tesseract, where it is installed; without it, they are only told to need it."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from typing import Any

_DPI, _POINTS = 300, 72  # of the image that is recognised; a PDF measures in points
_PIXELS = 25_000_000  # of one page at most, an A3 sheet at that density
_SECONDS = 60  # for one page
_SCRIPTS = {"osd", "equ"}  # what tesseract lists beside languages


def available() -> bool:
    """Whether there is a program that can read an image."""
    return shutil.which("tesseract") is not None


def recognised(page: Any) -> str:  # noqa: ANN401 - pypdfium2 has no types
    """The words on a page's image; empty where none are found, or the program fails."""
    program = shutil.which("tesseract")
    if program is None:
        return ""
    command = [program, "stdin", "stdout", *_languages(program)]
    try:
        done = subprocess.run(command, input=_image(page), capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603 - the program is found on the user's own path; the image is all that it is given
    except (subprocess.SubprocessError, OSError):
        return ""
    return done.stdout.decode("utf-8", "replace").replace("\f", "\n")


@cache
def _languages(program: str) -> tuple[str, ...]:
    """The option that names all the languages installed, for an article may be in any."""
    try:
        done = subprocess.run([program, "--list-langs"], capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603 - as above
    except (subprocess.SubprocessError, OSError):
        return ()
    lines = done.stdout.decode("utf-8", "replace").splitlines()[1:]
    found = sorted({line.strip() for line in lines if line.strip()} - _SCRIPTS)
    return ("-l", "+".join(found)) if found else ()


def _image(page: Any) -> bytes:  # noqa: ANN401 - as above
    """The page in grey as a portable graymap, which needs no library to be written."""
    width, height = page.get_size()
    scale = min(_DPI / _POINTS, (_PIXELS / max(1.0, width * height)) ** 0.5)
    grey = page.render(scale=scale, grayscale=True).to_numpy()
    rows = grey if grey.ndim == 2 else grey[:, :, 0]
    return b"P5 %d %d 255\n" % (rows.shape[1], rows.shape[0]) + bytes(rows.tobytes())
