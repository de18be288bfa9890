"""Drive a headless Chromium by its debugging protocol: no driver to install."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import websocket

NAMES = ("chromium", "chromium-browser", "google-chrome")
_START_SECONDS = 60
_OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
    "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--remote-debugging-port=0", "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip


def chromium() -> str | None:
    """The program, None where there is none."""
    wanted = os.environ.get("BUDGETKIT_CHROMIUM")
    found = (shutil.which(name) for name in ((wanted,) if wanted else NAMES))
    return next((path for path in found if path), None)


@dataclass
class Tab:
    """One page of the browser, offline, that notes what the page asks for and complains of."""

    socket: websocket.WebSocket
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    _last: int = 0

    def open(self, path: Path, *, width: int = 1280) -> None:
        """Load a file and wait until it is there."""
        self.requests.clear()
        self.complaints.clear()
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        self.do("Emulation.setDeviceMetricsOverride", **size)
        self.do("Page.navigate", url=path.resolve().as_uri())
        while self.run("document.readyState") != "complete":
            time.sleep(0.05)
        time.sleep(0.2)
        self.run("1")

    def run(self, script: str) -> Any:
        """Evaluate JavaScript in the page and return its value."""
        done = self.do("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def picture(self, path: Path) -> None:
        """Take a picture of the whole page."""
        size = self.do("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 6000)}
        shot = self.do(
            "Page.captureScreenshot", captureBeyondViewport=True, clip={**clip, "scale": 1}
        )
        path.write_bytes(base64.b64decode(shot["data"]))

    def do(self, method: str, **parameters: Any) -> Any:
        """Send a command, note events until its answer comes."""
        self._last += 1
        command = {"id": self._last, "method": method, "params": parameters}
        self.socket.send(json.dumps(command))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == self._last:
                assert "error" not in message, message
                return message["result"]
            self._note(message["method"], message["params"])

    def _note(self, event: str, told: Any) -> None:
        if event == "Network.requestWillBeSent":
            self.requests.append(told["request"]["url"])
        elif event == "Runtime.exceptionThrown":
            self.complaints.append(str(told["exceptionDetails"]))
        elif event == "Runtime.consoleAPICalled" and told["type"] in ("error", "warning"):
            self.complaints.append(str(told["args"]))
        elif event == "Log.entryAdded" and told["entry"]["level"] in ("error", "warning"):
            self.complaints.append(told["entry"]["text"])


@contextmanager
def browser(program: str, profile: Path) -> Iterator[Tab]:
    """Yield a tab of a fresh browser without network."""
    command = [program, *_OPTIONS, f"--user-data-dir={profile}", "about:blank"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            tab = _tab(profile / "DevToolsActivePort")
            try:
                yield tab
            finally:
                tab.socket.close()
        finally:
            process.terminate()


def _tab(port_file: Path) -> Tab:
    until = time.monotonic() + _START_SECONDS
    while not (port_file.exists() and port_file.read_text().count("\n")):
        assert time.monotonic() < until, "the browser does not start"
        time.sleep(0.1)
    port = port_file.read_text().split()[0]
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list") as answer:
        (page,) = [each for each in json.load(answer) if each["type"] == "page"]
    # Without a limit a page that hangs would hang the tests.
    socket = websocket.create_connection(
        page["webSocketDebuggerUrl"], timeout=_START_SECONDS, suppress_origin=True
    )
    tab = Tab(socket)
    for domain in ("Page", "Runtime", "Log", "Network"):
        tab.do(f"{domain}.enable")
    tab.do("Network.emulateNetworkConditions", offline=True, latency=0,
           downloadThroughput=0, uploadThroughput=0)  # fmt: skip
    return tab
