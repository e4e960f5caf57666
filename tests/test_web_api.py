"""The API: every kind of record as the contract names it, errors as problem+json."""

from __future__ import annotations

import json

import pytest
from web_library import ACT, PLAN, PLAN_TEXT, REPORT, fill, serve

from corpus import export, kinds
from corpus.store import Store
from web import create_app

FIELDS = {
    "documents": "id number type issuer place issued_on title signer recipients attachments status source counts warnings",
    "sections": "id document parent order kind label title text span page path",
    "tables": "id document section caption columns rows footnotes span page repairs",
    "footnotes": "id document section marker text span ref_span",
    "citations": "id document section span text type number issued_on issuer title relation key target in_footnote anomalies",
    "back_references": "id document section span text way citation",
    "references": "key type number issued_on issuer title mentions documents target status conflicts",
    "agencies": "id name aliases kind level parent collective successors predecessors mentions",
    "tasks": "id document section span page text agencies deadline period product reports_to topic table",
    "targets": "id document section span text metric baseline values legal_basis agencies equivalent conflicts missing",
    "indicators": "id name topic unit points conflicts",
    "budgets": "id document table row section span item fund amount unit amount_vnd kind checks",
    "conflicts": "id code message sides",
    "versions": "id number type title issued_on standing versions",
}
"""The contract's fields, kind by kind."""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def client(home):
    return serve(home)


def get(client, path: str):
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == 200, f"{path}: {answer.status_code} {answer.text[:200]}"
    assert answer.content_type == "application/json"
    return answer.json


def test_every_public_kind_is_in_the_contract():
    assert set(FIELDS) == {"documents", *(kind.name for kind in kinds.PUBLIC)}


@pytest.mark.parametrize("kind", FIELDS)
def test_a_list_and_each_of_its_records(client, kind):
    listed = get(client, f"/{kind}")
    assert listed["total"] == len(listed["items"]) > 0
    for item in listed["items"]:
        assert set(FIELDS[kind].split()) <= set(item)
        assert not {"pieces", "title_pieces", "with_"} & set(item)
        assert get(client, f"/{kind}/{item.get('id') or item['key']}") == item


@pytest.mark.parametrize("kind", FIELDS)
def test_a_list_is_what_the_command_exports(client, home, kind):
    exported = export.dump(export.records(Store.open(home), kinds.BY_NAME.get(kind)), "json")
    assert get(client, f"/{kind}")["items"] == json.loads(exported)


@pytest.mark.parametrize(
    ("kind", "document", "n"),
    [
        ("documents", PLAN, 1), ("sections", PLAN, 5), ("sections", REPORT, 1), ("tasks", REPORT, 0), ("citations", PLAN, 2), ("targets", PLAN, 2),
        ("references", PLAN, 1), ("references", REPORT, 0), ("indicators", REPORT, 1), ("conflicts", PLAN, 1), ("agencies", PLAN, 1), ("agencies", REPORT, 0),
        ("tasks", "khong-co", 0),
    ],
)  # fmt: skip
def test_a_list_of_one_document(client, kind, document, n):
    listed = get(client, f"/{kind}?document={document}")
    assert (listed["total"], len(listed["items"])) == (n, n)


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("tasks?agency=so-tttt", [f"{PLAN}.k1"]), ("tasks?agency=so-tttt&role=lead", [f"{PLAN}.k1"]), ("tasks?agency=so-tttt&role=coordinate", []),
        ("tasks?role=coordinate", [f"{PLAN}.k1"]), ("tasks?q=khong dung", [f"{PLAN}.k2"]), ("targets?agency=so-tttt", [f"{PLAN}.g1"]),
        ("documents?type=kế hoạch", [PLAN]), ("documents?year=2020", []), (f"documents?document={REPORT}&type=báo cáo", [REPORT]),
        (f"documents?document={REPORT}&type=kế hoạch", []), ("references?status=not_held", [ACT]), ("references?status=held", []),
        ("agencies?q=so tt", ["so-tttt"]), ("conflicts?code=target_values", ["x1"]), ("conflicts?code=khac", []),
    ],
)  # fmt: skip
def test_a_list_is_narrowed(client, asked, ids):
    assert [item.get("id") or item["key"] for item in get(client, f"/{asked}")["items"]] == ids


def test_a_narrowed_list_leads_on_narrowed(client):
    link = client.get("/api/v1/agencies?kind=sở&limit=2").headers["Link"]
    assert client.get(link.partition(">")[0].removeprefix("<")).json["offset"] == 2
    assert "kind=s%E1%BB%9F" in link


def test_a_list_is_cut_and_leads_on(client):
    first = client.get(f"/api/v1/sections?document={PLAN}&limit=2")
    assert first.json["total"] == 5
    assert [s["id"] for s in first.json["items"]] == [f"{PLAN}.s1", f"{PLAN}.s2"]
    seen, following = list(first.json["items"]), first.headers.get("Link")
    while following:
        answer = client.get(following.partition(">")[0].removeprefix("<"))
        seen += answer.json["items"]
        following = answer.headers.get("Link")
    assert [s["order"] for s in seen] == [1, 2, 3, 4, 5]


def test_spans_point_into_the_text(client):
    text = client.get(f"/api/v1/documents/{PLAN}/text")
    assert text.content_type == "text/plain; charset=utf-8"
    assert text.text == PLAN_TEXT
    start, end = get(client, f"/tasks/{PLAN}.k1")["span"]
    assert text.text[start:end] == get(client, f"/tasks/{PLAN}.k1")["text"]


def test_a_key_with_slashes(client):
    assert get(client, f"/references/{ACT}")["number"] == "45/2020/NĐ-CP"


def test_a_disagreement_names_the_other_as_with(client):
    assert get(client, f"/targets/{PLAN}.g1")["conflicts"] == [{"with": f"{PLAN}.g2", "what": "80% và 85%"}]


def test_letters_are_written_as_they_are(client):
    assert "Sở Nội vụ" in client.get("/api/v1/agencies").text


# --- searching --------------------------------------------------------------------------------------
def test_search_answers_as_the_contract_says(client):
    found = get(client, "/search?q=hồ sơ trực tuyến&limit=2")
    assert set(found) >= {"query", "understood", "total", "took_ms", "hits", "facets"}
    assert set(found["understood"]) >= {"agencies", "numbers", "expansions", "corrected"}
    assert set(found["facets"]) >= {"type", "agency", "year", "kind", "role"}
    assert len(found["hits"]) == 2 < found["total"]
    fields = "id kind document source number type issued_on section path title span page text snippet score agencies why"
    assert set(found["hits"][0]) >= set(fields.split())


def test_search_goes_on_where_it_stopped(client):
    whole = [hit["id"] for hit in get(client, "/search?q=hồ sơ&limit=50")["hits"]]
    parts = [hit["id"] for offset in range(len(whole)) for hit in get(client, f"/search?q=hồ sơ&limit=1&offset={offset}")["hits"]]
    assert parts == whole


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("kind=row", lambda hit: hit["kind"] == "row"),
        (f"document={REPORT}", lambda hit: hit["document"] == REPORT),
        ("year=2024", lambda hit: hit["issued_on"].startswith("2024")),
        ("type=kế hoạch", lambda hit: hit["type"] == "kế hoạch"),
        ("agency=so-tttt&role=lead", lambda hit: hit["section"] == f"{PLAN}.s4"),
    ],
)
def test_search_filters(client, query, holds):
    hits = get(client, f"/search?q=hồ sơ trực tuyến&{query}")["hits"]
    assert hits
    assert all(map(holds, hits))


def test_one_hit_a_document(client):
    hits = get(client, "/search?q=hồ sơ trực tuyến&group=document")["hits"]
    assert sorted(hit["document"] for hit in hits) == sorted([PLAN, REPORT])


# --- suggestions ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "text", "kind"),
    [
        ("so no", "Sở Nội vụ", "agency"), ("Sở N", "Sở Nội vụ", "agency"), ("12/k", "12/KH-UBND", "number"),
        ("chuyen d", "Chuyển đổi số", "title"), ("45/2020", "45/2020/NĐ-CP", "number"),
    ],
)  # fmt: skip
def test_what_is_typed_is_gone_on_with(client, typed, text, kind):
    found = get(client, f"/suggest?q={typed}")
    assert found["query"] == typed
    assert (text, kind) in [(s["text"], s["kind"]) for s in found["suggestions"]]


def test_a_suggestion_says_what_it_is_and_a_title_opens_its_document(client):
    title = next(s for s in get(client, "/suggest?q=chuyen doi so")["suggestions"] if s["kind"] == "title")
    assert title == {
        "text": "Chuyển đổi số", "kind": "title", "document": PLAN, "agency": None, "said": "mở văn bản", "url": f"/van-ban/{PLAN}",
    }  # fmt: skip
    agency = get(client, "/suggest?q=so noi vu")["suggestions"][0]
    assert (agency["agency"], agency["said"], agency["url"]) == ("so-noi-vu", "cơ quan", None)


@pytest.mark.parametrize("typed", ["", "%20", "%00", "qwrtzx", '"', "((((", "*", "a" * 500, "🙂", "đ" * 200, "' OR 1=1 --"])
def test_anything_may_be_typed(client, typed):
    assert isinstance(get(client, f"/suggest?q={typed}")["suggestions"], list)


def test_no_more_suggestions_than_asked(client):
    assert len(get(client, "/suggest?q=s&limit=1")["suggestions"]) == 1


# --- what goes wrong --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/khong-co", 404), ("/api/v1/tasks/khong-co", 404), ("/api/v1/documents/khong-co", 404), ("/api/v1/documents/khong-co/text", 404),
        ("/api/v2/tasks", 404), ("/api/", 404), ("/api/v1/mentions", 404), ("/api/v1/search", 400), ("/api/v1/search?q=a&limit=0", 400),
        ("/api/v1/search?q=a&limit=1001", 400), ("/api/v1/search?q=a&offset=-1", 400), ("/api/v1/suggest?q=a&limit=21", 400),
        ("/api/v1/suggest?q=" + "(" * 10_000, 400), ("/api/v1/search?q=" + "[" * 10_000, 400), ("/api/v1/tasks?offset=99999999999999999999", 400), ("/api/v1/search?q=a&kind=page", 400),
        ("/api/v1/search?q=a&group=section", 400), ("/api/v1/tasks?limit=ten", 400), ("/api/v1/tasks?offset=1e9", 400),
        ("/api/v1/search?q=a&agancy=x", 400), ("/api/v1/tasks?page=2", 400), ("/api/v1/sections?q=a", 400), ("/api/v1/tasks/x?limit=1", 400),
        ("/api/v1/suggest?query=a", 400), ("/api/v1/tasks?role=boss", 400), ("/api/v1/references?status=x", 400), ("/api", 404),
        ("/api/v1/search?q=" + "a" * 501, 400), ("/api/v1/search?q=a&" + "&".join(f"agency={n}" for n in range(30)), 400),
    ],
)  # fmt: skip
def test_errors_are_problems(client, path, status):
    answer = client.get(path)
    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
    problem = answer.json
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    assert problem["instance"] == path.split("?")[0]


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("path", ["/api/v1/tasks", "/api/v1/search", f"/api/v1/tasks/{PLAN}.k1"])
def test_only_reading_is_allowed(client, method, path):
    answer = getattr(client, method)(path)
    assert (answer.status_code, answer.content_type) == (405, "application/problem+json")
    assert "GET" in answer.headers["Allow"]


def test_a_fault_is_a_problem_without_its_particulars(tmp_path, caplog):
    class Broken:
        def search(self, *_, **__):
            raise RuntimeError("mật khẩu là 123")

    answer = create_app({"STORE": fill(Store.open(tmp_path)), "SEARCHER": Broken()}).test_client().get("/api/v1/search?q=a")
    assert (answer.status_code, answer.content_type) == (500, "application/problem+json")
    assert "mật khẩu" not in answer.text


# --- the description --------------------------------------------------------------------------------
def test_what_is_described_answers(client):
    described = get(client, "/openapi.json")
    assert described["openapi"].startswith("3.1")
    ids = {kind: get(client, f"/{kind}")["items"][0] for kind in FIELDS}
    for path in described["paths"]:
        kind = path.split("/")[1]
        known = ids.get(kind, {})
        query = "?q=hồ sơ" if path in ("/search", "/suggest") else ""
        assert client.get(f"/api/v1{path.replace('{id}', known.get('id') or known.get('key', ''))}{query}").status_code == 200, (
            path
        )


def test_records_have_the_fields_that_are_described(client):
    schemas = get(client, "/openapi.json")["components"]["schemas"]
    for kind in FIELDS:
        name = "Document" if kind == "documents" else kinds.BY_NAME[kind].type.__name__
        assert set(get(client, f"/{kind}")["items"][0]) == set(schemas[name]["properties"]), kind


def test_what_is_found_has_the_fields_that_are_described(client):
    schemas = get(client, "/openapi.json")["components"]["schemas"]
    found = get(client, "/search?q=hồ sơ")
    assert set(found) == set(schemas["Results"]["properties"])
    assert set(found["hits"][0]) == set(schemas["Hit"]["properties"])
    assert set(get(client, "/suggest?q=so")["suggestions"][0]) == set(schemas["Suggestion"]["properties"])


@pytest.mark.parametrize("path", ["/", "/tasks/", "/openapi.json/", "/search/?q=a"])
def test_a_slash_at_the_end_does_no_harm(client, path):
    get(client, path)


def test_a_record_that_is_not_there_is_not_unchanged(client):
    anything = {"If-None-Match": "*"}
    assert client.get("/api/v1/tasks/khong-co", headers=anything).status_code == 404
    assert client.get("/api/v1/tasks", headers=anything).status_code == 200


def test_the_root_says_what_is_held(client):
    root = get(client, "")
    assert root["kinds"]["tasks"] == {"total": 2, "url": "/api/v1/tasks"}
