"""Requests that Schemathesis makes from the contracts, and its judgment of the answers; in schemathesis.toml is what it
does not judge, and why."""

import concurrent.futures
import json
import os
import pathlib
import re
import subprocess

import requests
import yaml

from peers import ROOT, SPECS, WORK, Mock, bundle, contracts, expect

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = os.environ.get("PEERS_EXAMPLES", "10")
METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
# Whether a request is right does not tell what it is answered where earlier ones count: an item may be gone, a version an
# old one, an idempotency key used up. How it is answered is judged all the same.
WITH_STATE = ",".join([
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance"])
# More than all should need; what takes longer hangs.
SECONDS = 600


def run(report, corpus, only):
    ours = [path for path in contracts() if not only or path.stem in only]
    if ours:
        bundles = {path.stem: bundle(path) for path in ours}
        with Mock(*contracts(), options=["--no-stateful"]) as mock:
            unauthorized(report, mock, ours)
            fuzz(report, bundles, mock.url)
        with Mock(*contracts()) as mock:
            fuzz(report, bundles, mock.url, WITH_STATE)
    if corpus is None:
        print("skip  schemathesis: KAKEHASHI_CORPUS does not name a folder with line/", flush=True)
        return
    theirs = sorted((corpus / "line").glob("*.yml"))
    wanted = {path.stem: refusing(path) for path in theirs if not only or path.stem in only}
    if wanted:
        with Mock(*theirs, root=corpus / "line", options=["--no-stateful"]) as mock:
            fuzz(report, wanted, mock.url)
        with Mock(*theirs, root=corpus / "line") as mock:
            fuzz(report, wanted, mock.url, WITH_STATE)


def fuzz(report, documents, url, checks=None):
    """Two at a time, the longest first; each is one line."""
    order = sorted(documents, key=lambda name: -documents[name].stat().st_size)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        running = {pool.submit(schemathesis, name, documents[name], f"{url}/{name}", checks): name for name in order}
        for done in concurrent.futures.as_completed(running):
            report.check(f"schemathesis: {running[done]}{', with state' if checks else ''}", done.result)


def schemathesis(name, document, url, checks):
    folder = WORK / ("schemathesis-with-state" if checks else "schemathesis")
    folder.mkdir(parents=True, exist_ok=True)
    result, log = folder / f"{name}.json", folder / f"{name}.log"
    result.unlink(missing_ok=True)
    command = [
        WORK / "python/bin/schemathesis", "--config-file", HERE / "schemathesis.toml", "run", document, "--url", url,
        "--max-examples", EXAMPLES, "--generation-deterministic", "--continue-on-failure", "--no-color",
        "--report", "json", "--report-json-path", result, *(["--checks", checks] if checks else [])]
    environment = dict(os.environ, SCHEMATHESIS_HOOKS="serializers", PYTHONPATH=str(HERE), PYTHONDONTWRITEBYTECODE="1")
    with open(log, "wb") as output:
        done = subprocess.run(
            [str(part) for part in command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output,
            stderr=output, timeout=SECONDS)
    text = log.read_text(errors="replace")
    expect(done.returncode == 0, f"{log.relative_to(ROOT)} has it all\n{found(text)}")
    # That it has found nothing counts only if it has looked.
    figures = json.loads(result.read_text())
    count = len(operations(json.loads(document.read_text())))
    tested = figures["operations"]["tested"]
    expect(tested == count > 0, f"{tested} of {count} operations were tested")
    expect(figures["test_cases"]["generated"] >= count, "there were too few requests")


def found(text):
    """What it complains of: the operation, the kind, and how to ask for it again."""
    section = re.search(r"^=+ (?:FAILURES|ERRORS) =+$(.*?)^=+ (?:WARNINGS|SUMMARY) =+$", text, re.M | re.S)
    lines = (section.group(1) if section else text[-3000:]).splitlines()
    telling = [line[:400] for line in lines if re.match(r"^_+ \S|^- ST|^\[\d{3}\]|^    (curl|Invalid|`)", line)]
    return "\n".join(telling[:60] or lines[-40:])


def operations(document):
    return [
        (path, method, operation) for path, item in document["paths"].items() for method, operation in item.items()
        if method in METHODS]


def unauthorized(report, mock, paths):
    """Without credentials every operation that wants them answers 401; the tool's own check is off, see there."""
    for path in paths:
        document = json.loads(bundle(path).read_text())
        asked = [operation["operationId"] for _, _, operation in operations(document)
                 if (needed := operation.get("security", document.get("security"))) and {} not in needed]
        routes = [(method, url, name) for method, url, name in mock.routes
                  if name in asked and url.startswith(f"{mock.url}/{path.stem}/")]

        def refused():
            expect(len(routes) == len(asked), f"the mock lists {len(routes)} of {len(asked)} operations")
            with requests.Session() as session:
                for method, url, name in routes:
                    answer = session.request(method, url, allow_redirects=False)
                    expect(answer.status_code == 401, f"{name} answers {answer.status_code} without credentials")

        if asked:
            report.check(f"credentials are asked for: {path.stem}", refused)


def refusing(path):
    """LINE's documents do not say how a request is refused. The mock does so with a problem; in the copy that judges, that
    is documented, while the mock plays the original."""
    document = yaml.safe_load(path.read_text())
    problem = {
        "type": "object", "required": ["type", "title", "status"],
        "properties": {"type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}}}
    for _, _, operation in operations(document):
        operation["responses"].setdefault("4XX", {
            "description": "refused by the mock", "content": {"application/problem+json": {"schema": problem}}})
    target = WORK / "bundles" / f"line-{path.stem}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    # Dates within examples are texts in JSON.
    target.write_text(json.dumps(document, ensure_ascii=False, default=str))
    return target
