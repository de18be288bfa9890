"""The kernel that runs reports: this very interpreter, whatever kernels are installed."""

from __future__ import annotations

import sys

import zmq
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from traitlets import default


class OwnKernelManager(AsyncKernelManager):
    """Starts ipykernel in the interpreter that runs budgetkit.

    A kernel spec of the same name elsewhere on the machine may belong to another
    environment, and a fresh ``.venv`` has none that was installed by hand.
    """

    @property
    def kernel_spec(self) -> KernelSpec:
        """A spec made on the spot."""
        launch = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(
            argv=launch,
            display_name="Python 3",
            language="python",
            metadata={"supported_encryption": "curve"},
        )

    @default("transport_encryption")
    def _encrypt_where_possible(self) -> str:
        # ipykernel warns on every start of a kernel that talks TCP in the clear.
        return "auto" if zmq.has("curve") else "disabled"
