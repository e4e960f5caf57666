"""Formats of old or other office programs, turned by LibreOffice into one that is read here.

LibreOffice runs without a window, with a profile of its own that is thrown away, for a limited time; macros do not run.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus.errors import UnreadableFile

SECONDS = 120
_PROGRAMS = ("soffice", "libreoffice")
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML", "pdf": "pdf"}
_MISSING = (
    "cần LibreOffice để đọc định dạng {suffix}. Hãy cài LibreOffice (gói “libreoffice” trên Linux), "
    "hoặc mở tệp bằng Word/Excel rồi lưu lại dạng {target}."
)


def program() -> str | None:
    """The path of LibreOffice's command; None where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def converted(data: bytes, suffix: str, target: str) -> bytes:
    """A file's bytes as another format ("docx", "xlsx", "pdf").

    Raises UnreadableFile where LibreOffice is missing, takes too long or cannot read the file.
    """
    command = program()
    advice = f"Hãy mở tệp bằng Word/Excel rồi lưu lại dạng {target.upper()}."
    if command is None:
        raise UnreadableFile(_MISSING.format(suffix=suffix.upper(), target=target.upper()))
    with tempfile.TemporaryDirectory(prefix="tracuu-") as folder:
        place = Path(folder)
        (place / f"in.{suffix}").write_bytes(data)
        try:
            _run([command, *_options(place), "--convert-to", _FILTERS[target], "--outdir", folder, str(place / f"in.{suffix}")])
        except subprocess.TimeoutExpired as error:
            raise UnreadableFile(f"LibreOffice đọc tệp quá {SECONDS} giây nên đã dừng. {advice}") from error
        made = place / f"in.{target}"
        if not made.exists():
            raise UnreadableFile(f"LibreOffice không đọc được tệp (có thể bị hỏng hoặc đặt mật khẩu). {advice}")
        return made.read_bytes()


def _options(place: Path) -> list[str]:
    profile = (place / "profile").as_uri()
    return [f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck", "--nodefault"]


def _run(command: list[str]) -> None:
    """Run to the end or kill the whole group: soffice is a script that starts the program proper."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=sys.platform != "win32",
    )
    try:
        process.wait(SECONDS)
    except BaseException:
        _kill(process)
        raise


def _kill(process: subprocess.Popen[bytes]) -> None:
    import os
    import signal

    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
