"""Serves ClickHouse's embedded engine (chdb) by so much of the server's HTTP interface as the driver uses.

python3 serve_engine.py ENGINE_FOLDER DATA_FOLDER: prints the port on loopback, runs until its standard input ends. For
tests. What it does not have of a server: users, query parameters, sessions, compression of answers, replication.
"""

import gzip
import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from unittest.mock import MagicMock
from urllib.parse import parse_qsl, urlsplit

ENGINE, DATA = sys.argv[1:3]
# The engine imports it for answers in a format that nobody asks for here; it is 40 MB.
sys.modules["pyarrow"] = MagicMock()
sys.path.insert(0, ENGINE)
from chdb.session import Session  # noqa: E402

SESSION = Session(DATA)
# One connection to the engine: statements come one after the other.
LOCK = threading.Lock()
# Of the HTTP interface and not of the engine.
NOT_SETTINGS = {"query", "query_id", "database", "session_id", "default_format", "wait_end_of_query", "enable_http_compression", "compress", "decompress", "role"}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.answer(200, b"Ok.\n") if urlsplit(self.path).path == "/ping" else self.run(b"")

    def do_POST(self):
        body = self.chunks() if "chunked" in self.headers.get("Transfer-Encoding", "") else self.read(int(self.headers.get("Content-Length", 0)))
        self.run(gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body)

    def chunks(self):
        body = b""
        while True:
            size = int(self.rfile.readline().split(b";")[0] or self.cut_off(), 16)
            body += self.read(size)
            self.rfile.readline()
            if size == 0:
                return body

    def read(self, size):
        data = self.rfile.read(size)
        return data if len(data) == size else self.cut_off()

    def cut_off(self):
        raise ConnectionError("whoever asked has gone in the middle of it")

    def run(self, body):
        parameters = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
        query = "\n".join(part for part in (parameters.get("query", ""), body.decode()) if part)
        try:
            with LOCK:
                for name, value in parameters.items():
                    if name not in NOT_SETTINGS:
                        SESSION.query("SET %s = '%s'" % (name, value.replace("\\", "\\\\").replace("'", "\\'")))
                result = SESSION.query(query, "TabSeparated")
                answer = [200, b"" if result is None else result.bytes()]
        except Exception as error:
            code = str(error).split("Code: ", 1)[-1].split(".", 1)[0]
            answer = [500, str(error).encode(), [("X-ClickHouse-Exception-Code", code)] if code.isdigit() else []]
        self.answer(*answer)

    def answer(self, status, body, headers=()):
        self.send_response(status)
        self.send_header("X-ClickHouse-Query-Id", dict(parse_qsl(urlsplit(self.path).query)).get("query_id", ""))
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        # A client that was killed is nothing to tell of.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


server = Server(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
# The engine's own threads keep an interpreter that ends in order waiting.
os._exit(0)
