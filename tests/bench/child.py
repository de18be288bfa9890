"""The measured process: ``python -m tests.bench.child module:function calls argument…``."""

import json
import resource
import sys
import time
from importlib import import_module


def main() -> None:
    target, calls, *arguments = sys.argv[1:]
    module, _, name = target.partition(":")
    function = getattr(import_module(module), name)
    seconds = []
    answer = None
    for _ in range(int(calls)):
        began = time.perf_counter()
        answer = function(*arguments)
        seconds.append(time.perf_counter() - began)
    usage = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    told = {"seconds": seconds, "peak_mb": usage / 1024, "answer": str(answer)}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
