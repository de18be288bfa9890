"""ipykernel's own shell without a kernel around it: what it would send is handed over here."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from ipykernel.compiler import XCachingCompiler
from ipykernel.zmqshell import ZMQInteractiveShell
from jupyter_client.session import Session
from traitlets.config import Config

Receive = Callable[[dict[str, Any]], None]


def _message(kind: str, content: Any) -> dict[str, Any]:
    return {"msg_type": kind, "header": {"msg_type": kind}, "content": content}


class _Messages(Session):
    """A session that hands messages over instead of putting them on a socket."""

    def receive_with(self, receive: Receive) -> _Messages:
        self._receive = receive
        return self

    def send(self, stream: Any, msg_or_type: Any, content: Any = None, *_: Any, **__: Any) -> Any:
        message = msg_or_type
        if isinstance(msg_or_type, str):
            message = _message(msg_or_type, content)
        self._receive(message)
        return message


class _Stream(io.TextIOBase):
    """Standard output or error of a cell, held back until it is flushed, as a kernel does."""

    def __init__(self, name: str, receive: Receive) -> None:
        self._name = name
        self._receive = receive
        self._held: list[str] = []

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self._held.append(str(text))
        return len(text)

    def flush(self) -> None:
        text = "".join(self._held)
        self._held.clear()
        if text:
            self._receive(_message("stream", {"name": self._name, "text": text}))


@contextmanager
def shell(receive: Receive) -> Iterator[ZMQInteractiveShell]:
    """Yield a fresh shell of this process; what its cells show goes to ``receive``.

    Standard output and error belong to the shell meanwhile. A process can have one.
    """
    quiet = Config()
    quiet.HistoryManager.enabled = False
    made: ZMQInteractiveShell = ZMQInteractiveShell.instance(
        config=quiet, compiler_class=XCachingCompiler
    )
    session = _Messages(key=b"").receive_with(receive)
    hook: Any = made.displayhook
    publisher: Any = made.display_pub
    hook.session = publisher.session = session
    # Only asked whether it is there.
    hook.pub_socket = publisher.pub_socket = session
    streams = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _Stream("stdout", receive), _Stream("stderr", receive)
    try:
        yield made
    finally:
        sys.stdout, sys.stderr = streams
        ZMQInteractiveShell.clear_instance()
