"""Processes timed from outside, and a table of what came out. Python's standard library only."""

import os
import pathlib
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
MEGABYTE = 1_000_000


@dataclass
class Run:
    seconds: float
    # Of all processes together: what a busy machine changes little.
    cpu_seconds: float
    # Of the largest process, not of all together; never less than Python's own, for a process begins as its copy.
    peak_bytes: int
    output: str


class Failed(Exception):
    """A command that should have worked did not; the text is what it printed."""


def measure(command, folder=None, accepted=(0,), environment=None):
    """Runs a command as a new process and waits for it; other exit codes than the accepted ones are failures."""
    command = [str(part) for part in command]
    with open(os.path.join(scratch(), "output"), "w+b") as output:
        begin = time.monotonic()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode(errors="replace")
    if process.returncode not in accepted:
        raise Failed(f"{' '.join(command)} ended with {process.returncode}:\n{text}")
    # macOS counts bytes, Linux kilobytes.
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Run(seconds, usage.ru_utime + usage.ru_stime, peak, text)


def median_run(runs):
    """The median times, and the highest memory of any run."""
    return Run(
        statistics.median(run.seconds for run in runs), statistics.median(run.cpu_seconds for run in runs),
        max(run.peak_bytes for run in runs), runs[-1].output)


def in_turns(repeats, *contestants):
    """Runs each contestant in turn, many times, so that a busy machine slows all of them; gives a median for each."""
    rounds = [[contestant() for contestant in contestants] for _ in range(repeats)]
    return [median_run(runs) for runs in zip(*rounds)]


def swift(*arguments):
    return [os.environ.get("SWIFT", "swift"), *arguments]


_scratch = None


def scratch():
    """A folder that is gone when the program ends."""
    global _scratch
    if _scratch is None:
        import tempfile

        _scratch = tempfile.TemporaryDirectory(prefix="kakehashi-benchmarks-")
    return _scratch.name


def corpus_file(name):
    """A document of KAKEHASHI_CORPUS; None, said aloud, where it is missing."""
    folder = pathlib.Path(os.environ.get("KAKEHASHI_CORPUS") or "../shared/corpus")
    path = (ROOT / folder / name).resolve()
    if path.is_file():
        return path
    print(f"SKIPPED: {path} is missing; KAKEHASHI_CORPUS names the folder that has it", flush=True)
    return None


def built_tool(product, variable):
    """The release build of a tool; the variable names one that is there already."""
    given = os.environ.get(variable)
    if given:
        return pathlib.Path(given).resolve()
    build = swift("build", "--package-path", ROOT, "-c", "release", "--product", product)
    say(f"building {product} in release")
    measure(build)
    return pathlib.Path(measure(build + ["--show-bin-path"]).output.strip().splitlines()[-1]) / product


def two_cores():
    """Keeps this process and all that it starts on two cores, for the targets are stated for two."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])


def say(text):
    print(f"... {text}", file=sys.stderr, flush=True)


def load_line():
    """How busy the machine is: a time from a machine that does other work says little, a ratio still something."""
    load = os.getloadavg()[0]
    cores = os.cpu_count() or 1
    busy = "  BUSY: trust the ratios, not the times" if load > 0.5 * cores else ""
    return f"load average {load:.2f} on {cores} cores{busy}"


class Table:
    """Figures in rows: what, how much, the floor of the same run, the ratio, the target and whether it is met."""

    def __init__(self):
        self.rows = [("figure", "value", "floor", "ratio", "target", "")]
        self.missed = 0

    def add(self, figure, value, floor="", ratio=None, target="", met=None):
        verdict = "" if met is None else "met" if met else "MISSED"
        self.missed += met is False
        self.rows.append((figure, value, floor, "" if ratio is None else f"{ratio:.2f}", target, verdict))

    def print(self):
        widths = [max(len(row[column]) for row in self.rows) for column in range(6)]
        for number, row in enumerate(self.rows):
            cells = [cell.ljust(width) if column in (0, 4, 5) else cell.rjust(width)
                     for column, (cell, width) in enumerate(zip(row, widths))]
            print("  ".join(cells).rstrip())
            if number == 0:
                print("  ".join("-" * width for width in widths).rstrip())
