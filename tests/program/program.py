"""What the tests of the whole program share: where it is, running it, skipping by name."""
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

RUTTER = os.environ["RUTTER"]
SOURCE = pathlib.Path(os.environ["RUTTER_SOURCE_DIR"])
BINARY = pathlib.Path(os.environ["RUTTER_BINARY_DIR"])
SHARED = pathlib.Path(os.environ["RUTTER_SHARED_DIR"])
SANITIZED = bool(os.environ.get("RUTTER_SANITIZE"))
EXAMPLE = SOURCE / "examples" / "transit-chain.toml"
FONTS = BINARY / "share" / "rutter" / "fonts"


class Checks:
    """Collects what went wrong; `close` prints the plain closing line and ends the test."""

    def __init__(self):
        self.passed, self.failed = 0, 0

    def that(self, condition, message):
        if condition:
            self.passed += 1
        else:
            self.failed += 1
            print("FAILED:", message)

    def close(self):
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed or not self.passed else 0)


def skip(reason):
    print("SKIPPED:", reason)
    sys.exit(77)


def need(*tools):
    for tool in tools:
        if not shutil.which(tool):
            skip(f"{tool} is not installed")


def run(*command, **options):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, errors="replace", **options)


def render(job, out, *options, program=RUTTER, env=None):
    result = run(program, "render", job, "--out", out, *options, env=env)
    if result.returncode != 0 or result.stderr:
        print(f"rutter render {job}: exit {result.returncode}\n{result.stdout}{result.stderr}")
        print("0 passed, 1 failed")
        sys.exit(1)
    return pathlib.Path(out)


def digest(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def fontconfig_with_bundled_fonts(folder):
    """A fontconfig file that knows the bundled fonts and nothing else, for renderers that read no embedded fonts."""
    path = pathlib.Path(folder) / "fonts.conf"
    path.write_text(f'<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><dir>{FONTS}</dir>'
                    f"<cachedir>{folder}/fontcache</cachedir></fontconfig>\n")
    return path
