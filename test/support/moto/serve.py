"""Serves moto on a free loopback port until standard input ends, as it does when the test's process is gone."""

import os
import sys
import threading

from moto.server import main


def end_with_standard_input() -> None:
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=end_with_standard_input, daemon=True).start()
main(["-H", "127.0.0.1", "-p", "0"])
