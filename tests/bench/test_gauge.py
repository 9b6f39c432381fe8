from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

#: What is measured runs below a program of its own, since its children become this one's.
GAUGE = """
import sys
from pathlib import Path
from bench.gauge import adopting, measure
adopting()
commands = [[sys.executable, "-c", each] for each in sys.argv[1:]]
has = measure(commands, Path.cwd(), {})
print(has.seconds, has.processors, has.memory / 1e6, has.largest / 1e6)
"""
BUSY = "import time\nuntil = time.process_time() + 0.4\nwhile time.process_time() < until: pass\n"
HOLDING = "import time\nheld = bytearray(80_000_000)\ntime.sleep(1)\n"
#: A parent that does not wait for its child, which works on alone.
ORPHANED = f"import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', {BUSY!r}])\n"
TWO = f"""
import subprocess, sys
both = [subprocess.Popen([sys.executable, "-c", {HOLDING!r}]) for _ in "12"]
[each.wait() for each in both]
"""

needs_processes = pytest.mark.skipif(not Path("/proc").is_dir(), reason="the bench runs on Linux")


def measured(*programs: str) -> tuple[float, float, float, float]:
    ran = subprocess.run(  # noqa: S603 -- the programs above
        [sys.executable, "-c", GAUGE, *programs], capture_output=True, text=True, check=True
    )
    seconds, processors, memory, largest = map(float, ran.stdout.split())
    return seconds, processors, memory, largest


@needs_processes
def test_what_an_orphan_used_is_counted() -> None:
    _, processors, _, _ = measured(ORPHANED)
    assert processors >= 0.4


@needs_processes
def test_memory_is_that_of_all_processes_together_and_of_the_largest() -> None:
    seconds, _, memory, largest = measured(TWO)
    assert seconds >= 1
    assert memory >= 160
    assert 80 <= largest < 140


@needs_processes
def test_commands_are_added_up() -> None:
    _, processors, _, _ = measured(BUSY, BUSY)
    assert processors >= 0.8


@needs_processes
def test_a_command_that_fails_is_told_in_its_own_words() -> None:
    with pytest.raises(subprocess.CalledProcessError) as raised:
        measured("raise SystemExit('no typesetter')")
    assert "FailedError: no typesetter" in str(raised.value.stderr)
