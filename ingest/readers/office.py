"""Formats of old or other office programs, turned by LibreOffice into one that is read here.

LibreOffice runs without a window, with a profile of its own that is thrown away, for a limited time; macros do not run
and nothing that a file links to is fetched.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus.errors import UnreadableFile

SECONDS = 120
_PROGRAMS = ("soffice", "libreoffice")
_FILTERS = {
    "docx": "docx:MS Word 2007 XML",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "pptx": "pptx:Impress MS PowerPoint 2007 XML",
}
_SECURE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">{}</item>
</oor:items>
""".format(
    "".join(
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
        for name, value in (
            ("DisableMacrosExecution", "true"),
            ("MacroSecurityLevel", "3"),
            ("BlockUntrustedRefererLinks", "true"),
            ("DisableActiveContent", "true"),
        )
    )
)
_BINARY = re.compile(rb"\\bin(\d{1,12})")
_CUT_OFF = "tệp RTF bị hỏng hoặc tải chưa đủ. Hãy mở bằng Word, lưu lại rồi nạp lại."
_MISSING = (
    "cần LibreOffice để đọc định dạng {suffix}. Hãy cài LibreOffice (gói “libreoffice” trên Linux), "
    "hoặc mở tệp bằng Word/Excel rồi lưu lại dạng {target}."
)


def program() -> str | None:
    """The path of LibreOffice's command; None where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def converted(data: bytes, suffix: str, target: str) -> bytes:
    """A file's bytes as another format ("docx", "xlsx", "pptx").

    Raises UnreadableFile where LibreOffice is missing, takes too long or cannot read the file.
    """
    if suffix == "rtf" and any(match.end() + int(match[1]) > len(data) for match in _BINARY.finditer(data)):
        raise UnreadableFile(_CUT_OFF)  # LibreOffice would wait for the rest without end
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
    """Where the profile is, made with what is not to be done already in it."""
    profile = place / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SECURE, "utf-8")
    return [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck", "--nodefault"]


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
