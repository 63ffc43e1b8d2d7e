"""Taking digests from a folder, an address and a bucket."""

import http.server
import threading
import time
from contextlib import contextmanager
from functools import partial
from hashlib import sha256

import pytest

from bot.digest.objects import ObjectSupply
from bot.digest.remote import HttpSupply
from bot.digest.shelves import Shelf
from bot.digest.signatures import Signer, Verifier
from bot.digest.supplies import FolderSupply, admit
from bot.story.errors import DigestError, SettingsError
from tests.digest.published import sound_bytes

SIGNER = Signer.new()
VERIFIER = Verifier.of([SIGNER.public])
SLUG = "belarus"


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves a folder with ETags; `oddity` lets it misbehave."""

    def __init__(self, root, oddity, *args):
        self.root, self.oddity = root, oddity
        super().__init__(*args)

    def do_GET(self):
        path = self.root / self.path.lstrip("/")
        if self.oddity == "error":
            return self.send_error(503)
        if self.oddity == "redirect":
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
            return self.end_headers()
        if not path.is_file():
            return self.send_error(404)
        data = path.read_bytes()
        tag = f'"{sha256(data).hexdigest()[:8]}"'
        if self.headers.get("If-None-Match") == tag:
            self.send_response(304)
            return self.end_headers()
        self.send_response(200)
        self.send_header("ETag", tag)
        if self.oddity == "cut":
            self.send_header("Content-Length", str(len(data) + 5))
        self.end_headers()
        if self.oddity == "drip":
            for at in range(len(data)):
                self.wfile.write(data[at : at + 1])
                self.wfile.flush()
                time.sleep(0.02)
            return None
        self.wfile.write(data)
        return None

    def log_message(self, *args):
        pass


@contextmanager
def serving(root, oddity=""):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, root, oddity))
    server.daemon_threads, server.block_on_close = True, False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def shelf(tmp_path):
    shelf = Shelf(tmp_path / SLUG)
    shelf.publish(sound_bytes("One."), SIGNER.sign)
    return shelf


@pytest.fixture(params=["folder", "address", "bucket"])
def supply(request, shelf):
    tmp_path = shelf.folder.parent
    if request.param == "folder":
        yield FolderSupply(tmp_path)
    elif request.param == "address":
        with serving(tmp_path) as address:
            yield HttpSupply(address)
    else:
        store = pytest.importorskip("obstore.store")
        yield ObjectSupply("memory://", store.LocalStore(str(tmp_path)))


def test_a_digest_arrives_with_its_signatures(supply):
    digest = admit(supply.fetch(SLUG), SLUG, VERIFIER)
    assert digest.claims[0].says == "One."


def test_nothing_new_is_nothing(supply, shelf):
    first = supply.fetch(SLUG)
    assert supply.fetch(SLUG, first.mark) is None
    shelf.publish(sound_bytes("Two."), SIGNER.sign)
    second = supply.fetch(SLUG, first.mark)
    assert admit(second, SLUG, VERIFIER).claims[0].says == "Two."


def test_what_is_not_there_is_an_error(supply):
    with pytest.raises(DigestError, match="strait"):
        supply.fetch("strait")


def test_without_a_signature_it_arrives_and_is_not_admitted(supply, shelf):
    shelf.path.with_name("digest.json.sig").unlink()
    with pytest.raises(DigestError, match="is not signed"):
        admit(supply.fetch(SLUG), SLUG, VERIFIER)


def test_a_digest_of_another_story_is_not_admitted(tmp_path, shelf):
    shelf.folder.rename(tmp_path / "strait")
    with pytest.raises(DigestError, match="is of story belarus, not strait"):
        admit(FolderSupply(tmp_path).fetch("strait"), "strait", VERIFIER)


@pytest.mark.parametrize(
    ("oddity", "said"),
    [
        ("error", "answered 503"),
        ("redirect", "answered 302"),
        ("cut", "cannot be reached"),
        ("drip", "took longer"),
    ],
)
def test_an_address_that_misbehaves_is_an_error(shelf, oddity, said):
    with serving(shelf.folder.parent, oddity) as address, pytest.raises(DigestError, match=said):
        HttpSupply(address, patience=0.1).fetch(SLUG)


def test_nobody_there_is_an_error(tmp_path):
    with serving(tmp_path) as address:
        pass
    with pytest.raises(DigestError, match="cannot be reached"):
        HttpSupply(address).fetch(SLUG)


def test_more_than_may_be_is_not_read(shelf):
    with serving(shelf.folder.parent) as address, pytest.raises(DigestError, match="larger than 100 bytes"):
        HttpSupply(address, most=100).fetch(SLUG)


@pytest.mark.parametrize("url", ["http://digests.example/", "ftp://127.0.0.1/", "file:///etc"])
def test_only_encrypted_addresses_are_taken(url):
    with pytest.raises(SettingsError, match="must begin with https://"):
        HttpSupply(url)


@pytest.mark.parametrize("url", ["https://key@digests.example/", "https://digests.example/?key=1"])
def test_no_key_stands_in_an_address(url):
    with pytest.raises(SettingsError, match="must hold no name, key or query"):
        HttpSupply(url)
