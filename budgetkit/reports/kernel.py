"""The kernel that runs reports: this very interpreter, whatever kernels are installed."""

from __future__ import annotations

import sys
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager


class OwnKernelManager(AsyncKernelManager):
    """Starts ipykernel in the interpreter that runs budgetkit.

    A kernel spec of the same name elsewhere on the machine may belong to another
    environment, and a fresh ``.venv`` has none that was installed by hand.
    """

    def __init__(self, **options: Any) -> None:
        # ipykernel warns on every start of a kernel that talks TCP in the clear.
        super().__init__(**{"transport_encryption": "auto", **options})

    @property
    def kernel_spec(self) -> KernelSpec:
        """A spec made on the spot."""
        launch = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(
            argv=launch,
            display_name="Python 3",
            language="python",
            metadata={"supported_encryption": ["curve"]},
        )
