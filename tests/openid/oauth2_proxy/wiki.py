"""An application that knows nothing of logins: it shows what the proxy in front of it says. usage: wiki.py PORT SIGN_OUT_LINK"""

import html
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Wiki(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        name = html.escape(self.headers.get("X-Forwarded-Email", "nobody"))
        link = html.escape(sys.argv[2])
        body = f'<!doctype html><title>Wiki</title><h1>Wiki of {name}</h1><a href="{link}">Sign out</a>'.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Wiki).serve_forever()
