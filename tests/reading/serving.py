"""A folder served to a browser on this machine, the way hosts serve static sites: compressed, with a 404 page."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

_COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Yield the address, ending in a slash, at which ``folder`` is served on a free port until the end."""
    handler = partial(_Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Handler(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        file, status = (path / "index.html" if path.is_dir() else path), 200
        if not file.is_file():
            file, status = Path(self.directory, "404.html"), 404
        compress = file.suffix in _COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", "")
        body = _compressed(file) if compress else file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        if compress:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@cache
def _compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), mtime=0)
