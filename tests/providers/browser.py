"""A browser without scripts: cookies, redirects one at a time, forms."""

import html.parser
from urllib.parse import parse_qs, urljoin, urlsplit

import requests


class Forms(html.parser.HTMLParser):
    """The forms of a page: address and fields."""

    def __init__(self, page: str):
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.forms.append((values.get("action", ""), {}))
        elif tag in ("input", "button") and self.forms and values.get("name"):
            self.forms[-1][1].setdefault(values["name"], values.get("value", ""))


class Browser:
    def __init__(self):
        self.session = requests.Session()

    def get(self, url: str, **more) -> requests.Response:
        return self._send("GET", url, **more)

    def post(self, url: str, data: dict, **more) -> requests.Response:
        return self._send("POST", url, data=data, **more)

    def _send(self, method: str, url: str, **more) -> requests.Response:
        # Providers on 127.0.0.1 mark their cookies as Secure; a browser trusts that host without TLS, too.
        for cookie in self.session.cookies:
            cookie.secure = False
        return self.session.request(method, url, allow_redirects=False, timeout=30, **more)

    def follow(self, answer: requests.Response, until: str) -> requests.Response:
        """Follows redirects until one leads to a URL that begins with `until`; gives the answer that says so, or a page."""
        for _ in range(12):
            location = answer.headers.get("Location")
            if location is None or urljoin(answer.url, location).startswith(until):
                return answer
            answer = self.get(urljoin(answer.url, location))
        raise RuntimeError(f"no end of redirects at {answer.url}")

    def submit(self, page: requests.Response, **fields: str) -> requests.Response:
        """Submits the page's form that has these fields, filled."""
        for action, known in Forms(page.text).forms:
            if set(fields) <= set(known):
                return self.post(urljoin(page.url, action) if action else page.url, {**known, **fields})
        raise RuntimeError(f"{page.url} ({page.status_code}) has no form with {sorted(fields)}: {page.text[:2000]}")


def hidden(page: requests.Response, name: str) -> str:
    """The value of a form's field."""
    return next(fields[name] for _, fields in Forms(page.text).forms if name in fields)


def target(answer: requests.Response) -> str:
    """Where a redirect leads."""
    if "Location" not in answer.headers:
        raise RuntimeError(f"{answer.url} answered {answer.status_code} without a Location: {answer.text[:2000]}")
    return urljoin(answer.url, answer.headers["Location"])


def query(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
