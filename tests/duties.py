"""A short plan around the lines of a test, and the duties that it states."""

from corpus.document import Source
from ingest.knowledge.agencies import find_agencies
from ingest.knowledge.tasks import find_tasks
from ingest.readers import read_file
from ingest.structure import build

HEAD = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/{symbol}

Sơn La, ngày 02 tháng 3 năm 2022

{kind}

Về việc thực hiện công tác văn thư, lưu trữ

"""


def read(body, kind="KẾ HOẠCH", symbol="KH-UBND"):
    text = HEAD.format(kind=kind, symbol=symbol) + body
    reading = read_file("d.txt", text.encode())
    return build(reading, id="d", source=Source(name="d.txt", format="txt", sha256="", size=len(text)))


def tasks(body, kind="KẾ HOẠCH", symbol="KH-UBND"):
    document = read(body, kind, symbol)
    return find_tasks(document, find_agencies(document))


def stated(body, **kind):
    return [(t.text, [(a.name, a.role) for a in t.agencies]) for t in tasks(body, **kind) if t.agencies]
