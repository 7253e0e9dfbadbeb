"""Servers under load: wrk with 32 connections."""

import pathlib
import re
import shutil
import socket
import subprocess
import time

from measuring import Failed, measure, scratch

CONNECTIONS = 32


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wrk():
    """None, said aloud, where it is missing."""
    path = shutil.which("wrk")
    if path is None:
        print("SKIPPED: wrk is missing, which sends the requests; '.make/install wrk wrk' installs it", flush=True)
    return path


class Served:
    """A program that serves a port, for the time of a `with`; `{port}` in its arguments is one that is free."""

    def __init__(self, *command):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.command = [str(part).format(port=self.port) for part in command]

    def __enter__(self):
        self.begin = time.monotonic()
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while self.process.poll() is None and time.monotonic() < self.begin + 60:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return self
            except OSError:
                time.sleep(0.001)
        self.__exit__()
        raise Failed(f"{' '.join(self.command)} does not serve its port")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    @property
    def resident_bytes(self):
        return int(measure(["ps", "-o", "rss=", "-p", self.process.pid]).output) * 1024

    def load(self, path, seconds=3, script=None, headers=()):
        """How many requests it answered, and how many in a second."""
        command = [wrk(), "-t", "1", "-c", str(CONNECTIONS), "-d", f"{seconds}s"]
        for header in headers:
            command += ["-H", header]
        if script is not None:
            file = pathlib.Path(scratch()) / "load.lua"
            file.write_text(script)
            command += ["-s", file]
        output = measure(command + [self.url + path]).output
        if "Non-2xx" in output or "Socket errors" in output:
            raise Failed(f"{' '.join(self.command)} did not answer every request:\n{output}")
        count = int(re.search(r"(\d+) requests in", output).group(1))
        return count, float(re.search(r"Requests/sec:\s*([0-9.]+)", output).group(1))
