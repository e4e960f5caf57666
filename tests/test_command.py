"""The command as its users run it."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

import tracuu
from corpus import shipped

DECISION = "688-qd-ubnd-lai-chau-2021.txt"
NOTICE = """ỦY BAN NHÂN DÂN
TỈNH HÒA BÌNH

Số: 12/TB-UBND

Hòa Bình, ngày 05 tháng 3 năm 2022

THÔNG BÁO

Về việc phân công nhiệm vụ chuyển đổi số năm 2022

1. Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ thẩm định dự toán trước ngày 30/6/2022.

2. Giao Sở Y tế báo cáo kết quả về Văn phòng UBND tỉnh.
"""


@pytest.fixture
def run(tmp_path):
    """Run the command with a home of its own; gives (exit code, standard output, standard error)."""

    def call(*args: object, stdin: str | None = None) -> tuple[int, str, str]:
        done = CliRunner().invoke(tracuu.main, ["--home", str(tmp_path / "home"), *map(str, args)], input=stdin)
        return done.exit_code, done.stdout, done.stderr

    return call


@pytest.fixture
def notice(tmp_path) -> Path:
    path = tmp_path / "thong-bao-12.txt"
    path.write_text(NOTICE, "utf-8")
    return path


def rows(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


def test_ingesting_again_changes_nothing(run, notice):
    assert run("ingest", notice)[0] == 0
    before = run("export", "documents")[1]
    code, out, _ = run("ingest", notice)
    assert (code, "1 không đổi" in out) == (0, True)
    assert run("export", "documents")[1] == before


def test_a_changed_file_takes_the_place_of_the_old_one(run, notice):
    run("ingest", notice)
    notice.write_text(NOTICE.replace("Sở Y tế", "Sở Xây dựng"), "utf-8")
    assert "1 thay bản cũ" in run("ingest", notice)[1]
    (document,) = rows(run("export", "documents")[1])
    assert "Sở Xây dựng" in run("text", document["id"])[1]


def test_another_file_of_the_same_name_is_not_taken_for_a_new_version(run, notice, tmp_path):
    run("ingest", notice)
    other = tmp_path / "other" / notice.name
    other.parent.mkdir()
    other.write_text(NOTICE + "\n3. Khác.\n", "utf-8")
    code, _, err = run("ingest", other)
    assert (code, "cùng tên" in err) == (1, True)
    assert "Khác" not in run("text", rows(run("export", "documents")[1])[0]["id"])[1]
    assert run("ingest", "--replace", other)[0] == 0


def test_a_bad_file_is_named_and_the_rest_goes_on(run, notice, tmp_path):
    (tmp_path / "rong.txt").write_bytes(b"")
    code, out, err = run("ingest", tmp_path / "rong.txt", notice, tmp_path / "khong-co.txt")
    assert code == 1
    assert "rong.txt" in err
    assert "khong-co.txt" in err
    assert "1 mới, 2 LỖI" in out.replace("2 LỖI, 1 mới", "1 mới, 2 LỖI")


def test_the_same_file_has_the_same_ids_in_another_home(run, notice, tmp_path):
    run("ingest", notice)
    second = CliRunner().invoke(tracuu.main, ["--home", str(tmp_path / "second"), "ingest", str(notice)])
    assert second.exit_code == 0
    for kind in ("documents", "sections", "tasks"):
        there = CliRunner().invoke(tracuu.main, ["--home", str(tmp_path / "second"), "export", kind]).stdout
        assert there == run("export", kind)[1] != ""


def test_text_is_the_file_itself(run):
    run("ingest", shipped.folder() / DECISION)
    (document,) = rows(run("export", "documents")[1])
    assert run("text", document["id"])[1] == (shipped.folder() / DECISION).read_text("utf-8")


def test_read_stores_nothing(run, notice, tmp_path):
    code, out, _ = run("read", notice, "--format", "json")
    assert code == 0
    assert json.loads(out)["number"] == "12/TB-UBND"
    assert not (tmp_path / "home").exists()


def test_search_prints_the_same_hits_in_every_format(run, notice):
    run("ingest", notice)
    lines = rows(run("search", "thẩm định dự toán", "--format", "jsonl")[1])
    whole = json.loads(run("search", "thẩm định dự toán", "--format", "json")[1])
    assert [hit["id"] for hit in lines] == [hit["id"] for hit in whole["hits"]] != []
    assert lines[0]["source"] == notice.name
    assert "thẩm định" in run("search", "thẩm định dự toán")[1]


@pytest.mark.parametrize("query", ["(" * 10_000, "\x00", "“”", "-", "a" * 100_000, "AND OR NOT", "số:*~^"])
def test_no_query_breaks_the_search(run, notice, query):
    run("ingest", notice)
    assert run("search", "--format", "jsonl", "--", query)[0] == 0


def test_export_in_every_format(run, notice):
    run("ingest", notice)
    want = rows(run("export", "tasks")[1])
    assert json.loads(run("export", "tasks", "--format", "json")[1]) == want != []
    table = list(csv.DictReader(io.StringIO(run("export", "tasks", "--format", "csv")[1].lstrip("\ufeff"))))
    assert [row["text"] for row in table] == [task["text"] for task in want]


def test_an_exported_workbook_is_one_and_runs_no_formula(run, notice, tmp_path):
    notice.write_text(NOTICE.replace("1. Giao", "=1+1\n\n1. Giao"), "utf-8")
    run("ingest", notice)
    path = tmp_path / "sections.xlsx"
    assert run("export", "sections", "--format", "xlsx", "--output", path)[0] == 0
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "=1+1" in sheet
    assert "<f>" not in sheet


def test_check_exits_1_where_a_problem_was_found(run, notice):
    run("ingest", notice)
    code, out, _ = run(
        "check", "-", "--format", "jsonl", stdin="Căn cứ Nghị định số 30/2020/NĐ-CP ngày 31/02/2020 của Chính phủ."
    )
    assert code == 1
    (found,) = rows(out)
    assert found["number"] == "30/2020/NĐ-CP"
    assert found["problems"]
    code, out, _ = run("check", "-", stdin="Căn cứ Thông báo số 12/TB-UBND ngày 05/3/2022 của UBND tỉnh Hòa Bình.")
    assert code == 0
    assert "trong 1 văn bản đã nạp" in out


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["export", "nothing"], "Không có loại"),
        (["text", "nothing"], "không có văn bản"),
        (["ingest"], "ít nhất một tệp"),
        (["read", "missing.txt"], "missing.txt"),
    ],
)
def test_a_wrong_call_says_what_to_do(run, args, says):
    code, _, err = run(*args)
    assert code != 0
    assert says in err


def test_status_counts_what_is_held(run, notice):
    run("ingest", notice)
    out = run("status")[1]
    assert "Văn bản: 1" in out
    assert "đúng với các văn bản hiện có" in out


def test_shipped_documents_go_into_an_empty_library_only(run, notice):
    assert "2 mới" in run("ingest", "--shipped")[1]
    run("ingest", notice)
    assert "không có tệp nào" in run("ingest", "--shipped")[1]
    assert len(rows(run("export", "documents")[1])) == 3


def test_the_command_runs_as_a_program():
    import subprocess

    done = subprocess.run([sys.executable, "-m", "tracuu", "--help"], capture_output=True, text=True, check=True)
    assert "ingest" in done.stdout
