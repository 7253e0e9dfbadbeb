"""A server that others could have written: correct HTTP/1.1 in unusual forms, and some that is broken.

It prints its port and answers by the first segment of the path, until its standard input ends.
"""

import http.server
import os
import socketserver
import sys
import threading
import time

NOTE = '{"title":"橋の点検","pages":3}'.encode()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        length = int(self.headers.get("Content-Length", 0))
        self.rfile.read(length)
        case = self.path.split("/")[1].replace("-", "_")
        getattr(self, case)()

    do_GET = do_POST = answer

    def write(self, *parts):
        for part in parts:
            self.wfile.write(part if isinstance(part, bytes) else part.encode())
        self.wfile.flush()

    def chunk(self, data, extension=""):
        self.write(f"{len(data):x}{extension}\r\n", data, "\r\n")

    def head(self, *fields, status="201 Created", version="HTTP/1.1"):
        self.write(f"{version} {status}\r\n", *(field + "\r\n" for field in fields), "\r\n")

    def chunked(self):
        self.head("Content-Type: application/json", "Location: /notes/1", "Transfer-Encoding: chunked")
        for byte in NOTE:
            self.chunk(bytes([byte]), extension=";part=odd")
        self.write("0\r\nX-Trailer: end\r\n\r\n")

    def odd_case(self):
        self.head(
            "cOnTeNt-TyPe:application/JSON ; Charset=\"UTF-8\"", "LOCATION:   /notes/1  ", f"content-length: {len(NOTE)}",
            "X-Empty:", "Set-Cookie: a=1", "Set-Cookie: b=2")
        self.write(NOTE)

    def interim(self):
        self.head(status="100 Continue")
        self.head("Link: </style.css>; rel=preload", status="103 Early Hints")
        self.head("Content-Type: application/json", "Location: /notes/1", f"Content-Length: {len(NOTE)}")
        self.write(NOTE)

    def redirect(self):
        self.head("Location: /chunked/v1/notes", "Content-Length: 0", status="307 Temporary Redirect")

    def slow(self):
        self.head("Content-Type: application/json", "Location: /notes/1", f"Content-Length: {len(NOTE)}")
        for byte in NOTE:
            self.write(bytes([byte]))
            time.sleep(0.005)

    def no_length(self):
        self.head("Content-Type: application/json", "Location: /notes/1", version="HTTP/1.0")
        self.write(NOTE)
        self.close_connection = True

    def no_type(self):
        self.head("Location: /notes/1", f"Content-Length: {len(NOTE)}")
        self.write(NOTE)

    def no_phrase(self):
        self.head("Content-Type: application/json", "Location: /notes/1", f"Content-Length: {len(NOTE)}", status="201 ")
        self.write(NOTE)

    def cut(self):
        self.head("Content-Type: application/json", "Location: /notes/1", f"Content-Length: {len(NOTE)}")
        self.write(NOTE[:-5])
        self.close_connection = True

    def cut_chunk(self):
        self.head("Content-Type: application/json", "Location: /notes/1", "Transfer-Encoding: chunked")
        self.chunk(NOTE)
        self.close_connection = True

    def silence(self):
        self.close_connection = True

    def no_http(self):
        self.write("this is not HTTP\r\n\r\n")
        self.close_connection = True

    def log_message(self, *arguments):
        pass


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass


def main():
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()
    os._exit(0)


main()
