"""PDFs and feeds as they are made elsewhere, for tests to take in or to spoil."""

from __future__ import annotations

from collections.abc import Sequence


def a_pdf(*pages: Sequence[str], info: str = "/Author (Ann Other)") -> bytes:
    """Write a PDF with these lines on its pages."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj T* " for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown}ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< {info} >>")
    return _bound(objects)


def _bound(objects: Sequence[str]) -> bytes:
    body = b"%PDF-1.4\n"
    places = []
    for number, found in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{found}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + end.encode()


def an_rss(*items: str, title: str = "The Quay Post", language: str = "en") -> bytes:
    """Write a feed of RSS with these items."""
    return (
        f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>{title}</title>"
        f"<language>{language}</language>{''.join(items)}</channel></rss>"
    ).encode()


def an_item(title: str, link: str = "", text: str = "", day: str = "") -> str:
    """Write one item of it."""
    parts = (("title", title), ("link", link), ("description", text), ("pubDate", day))
    return "<item>" + "".join(f"<{name}>{value}</{name}>" for name, value in parts if value) + "</item>"
