"""Makes one readable page of what contract runs have found.

usage: report.py PAGE DOCUMENT RESULT...
DOCUMENT is the published document, RESULTs are what run.py has written.
"""

import html
import json
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from answers import accounted_for
from expectations import operations_of

STYLE = """
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { max-width: 80rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent) }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums }
code { font-family: ui-monospace, monospace; font-size: .93em }
.status { display: inline-block; margin-right: .6rem; white-space: nowrap }
.status small { opacity: .7 }
.elsewhere { opacity: .55 }
.bad { color: #b3001b; font-weight: 600 }
.good { color: #0b6b2e; font-weight: 600 }
@media (prefers-color-scheme: dark) { .bad { color: #ff9aa5 } .good { color: #86e0a3 } }
"""


def main() -> None:
    page, document = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text())
    results = [json.loads(Path(name).read_text()) for name in sys.argv[3:] if Path(name).exists()]
    page.write_text(render(document, results))
    print(f"report: {page}")


def render(document: dict, results: list[dict]) -> str:
    lacking = len(sys.argv) - 3 - len(results)
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width, initial-scale=1'>",
        f"<title>Contract report</title><style>{STYLE}</style><h1>Contract report</h1>",
        f"<p>{escape(document['info']['title'])} {escape(document['info']['version'])}, {len(operations_of(document))} operations; ",
        f"made {datetime.now(UTC):%Y-%m-%d %H:%M} UTC by schemathesis with every check it has, stateful walks included.</p>",
        *(summary(result) for result in results),
        f"<p class=bad>{lacking} of the runs left no result.</p>" if lacking else "",
        *(faults(result) for result in results),
        statuses(document, results),
        checks(results),
    ]
    return "\n".join(parts)


def summary(result: dict) -> str:
    cases = sum(sum(operation["statuses"].values()) for operation in result["operations"].values())
    done = sum(sum(operation["checks"].values()) for operation in result["operations"].values())
    failed = sum(sum(operation["failures"].values()) for operation in result["operations"].values())
    good = not result["failures"] and not result["faults"]
    verdict = "<span class=good>passed</span>" if good else "<span class=bad>failed</span>"
    return f"<p><b>{escape(result['name'])}</b>: {verdict}; {cases:,} cases, {done:,} checks, {failed:,} failures, {result['seconds']} s.</p>"


def faults(result: dict) -> str:
    if not result["faults"]:
        return ""
    items = "".join(f"<li>{escape(fault)}" for fault in result["faults"])
    return f"<h2>{escape(result['name'])}: what is missing</h2><ul class=bad>{items}</ul>"


def statuses(document: dict, results: list[dict]) -> str:
    reasons = accounted_for()
    rows = []
    for label, operation in operations_of(document).items():
        own = [result["operations"].get(label) for result in results]
        own = [one for one in own if one]
        seen, failures = Counter(), Counter()
        for one in own:
            seen.update(one["statuses"])
            failures.update(one["failures"])
        shown = [f"<span class=status>{status} <small>× {count:,}</small></span>" for status, count in sorted(seen.items())]
        for status in sorted(set(operation["responses"]) - set(seen)):
            reason = reasons.get((operation["operationId"], status)) or reasons.get(("*", status)) or "by other tests"
            shown.append(f"<span class='status elsewhere' title='{escape(reason)}'>{status}</span>")
        bad = "".join(f"<br><span class=bad>{escape(name)} × {count}</span>" for name, count in failures.items())
        rows.append(
            f"<tr><td><code>{escape(label)}</code><td>{''.join(shown)}{bad}"
            f"<td class=number>{sum(seen.values()):,}<td class=number>{sum(sum(one['checks'].values()) for one in own):,}"
            f"<td class=number>{sum(failures.values())}<td class=number>{sum(one['walked'] for one in own) or ''}"
        )
    head = "<tr><th>Operation<th>Statuses<th class=number>Cases<th class=number>Checks<th class=number>Failures<th class=number>Along links"
    note = "<p>Faint: documented, and not seen in these runs; the reason, or the test that shows it, appears under the pointer.</p>"
    return f"<h2>Operations</h2>{note}<table>{head}{''.join(rows)}</table>"


def checks(results: list[dict]) -> str:
    done, failed = Counter(), Counter()
    for result in results:
        for operation in result["operations"].values():
            done.update(operation["checks"])
            failed.update(operation["failures"])
    rows = "".join(
        f"<tr><td><code>{escape(name)}</code><td class=number>{count:,}<td class=number>{failed[name]:,}" for name, count in sorted(done.items())
    )
    return f"<h2>Checks</h2><table><tr><th>Check<th class=number>Times<th class=number>Failures{rows}</table>"


def escape(text: str) -> str:
    return html.escape(str(text), quote=True)


if __name__ == "__main__":
    main()
