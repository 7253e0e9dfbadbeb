"""Mocks to talk to, and checks of them, each of which is one line of the result."""

import os
import pathlib
import re
import subprocess
import sys
import time
import traceback

ROOT = pathlib.Path(__file__).resolve().parents[2]
SPECS = ROOT / "specs"
WORK = ROOT / ".build-peers"
KAKEHASHI = pathlib.Path(os.environ.get("KAKEHASHI", ROOT / ".build/debug/kakehashi")).absolute()
# Any credential of the right form will do for a mock.
CREDENTIALS = {"Authorization": "Bearer peer", "X-Api-Key": "peer"}
SECONDS_TO_START = 60

READY = re.compile(r"^Kakehashi mocks \d+ operations at (\S+)$")
ROUTE = re.compile(r"^  ([A-Z]+) +(http\S+)  (\S+)$")


def kakehashi(*arguments):
    """Runs the tool to its end; an exit code other than 0 is a failure."""
    command = [str(part) for part in (KAKEHASHI, *arguments)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    expect(done.returncode == 0, f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


class Mock:
    """A `kakehashi mock` on a free port, for the time of a `with`."""

    def __init__(self, *documents, root=SPECS, options=()):
        self.documents = documents
        self.options = options
        self.root = root
        # The address, and each line of the table: method, URL, operationId.
        self.url = ""
        self.routes = []

    def __enter__(self):
        WORK.mkdir(exist_ok=True)
        self.log = WORK / f"mock-{os.getpid()}-{id(self)}.log"
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [KAKEHASHI, "mock", "--port", "0", "--language", "en", "--root", self.root, *self.options,
                 *self.documents],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _wait(self):
        end = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < end and self.process.poll() is None:
            for line in self.log.read_text().splitlines():
                if route := ROUTE.match(line):
                    self.routes.append(route.groups())
                elif ready := READY.match(line):
                    self.url = ready.group(1)
                    return
            self.routes.clear()
            time.sleep(0.05)
        raise Failure(f"the mock did not start:\n{self.log.read_text()[-2000:]}")

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.unlink()


class Failure(Exception):
    """Something is not as it should be; the text says what."""


def expect(condition, what):
    if not condition:
        raise Failure(what)


def expect_equal(value, expected, what):
    expect(value == expected, f"{what} is {value!r}, expected {expected!r}")


def expect_raises(kind, action, what):
    try:
        action()
    except kind as error:
        return error
    raise Failure(f"{what} was not refused")


class Report:
    """Prints a line for each check, and counts."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, name, action):
        try:
            action()
        except Failure as failure:
            self.add(name, str(failure))
        except Exception as error:  # What a peer throws is what the check has found.
            response = getattr(error, "response", None)
            body = f"\n{response.text}" if getattr(response, "text", "") else ""
            place = traceback.extract_tb(sys.exc_info()[2])[1:2]
            line = f" (line {place[0].lineno} of {pathlib.Path(place[0].filename).name})" if place else ""
            self.add(name, f"{type(error).__name__}: {error}{line}{body}")
        else:
            self.add(name)

    def add(self, name, failure=None):
        if failure is None:
            self.passed += 1
            print(f"ok    {name}", flush=True)
        else:
            self.failed += 1
            print(f"FAIL  {name}: {failure}", flush=True)


def contracts():
    """Every contract of specs/: a document with `openapi:` at its top; the others are parts of one."""
    found = [path for path in SPECS.rglob("*.yaml") if re.search(r"^openapi:", path.read_text(), re.MULTILINE)]
    expect(found, f"{SPECS} has no contract")
    return sorted(found)


def bundle(path):
    """One file of a contract; made once."""
    target = WORK / "bundles" / f"{path.stem}.json"
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        kakehashi("bundle", path, "--root", SPECS, "--output", target)
    return target
