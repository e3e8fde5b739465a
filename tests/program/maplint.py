"""maplint, the judge of what a reader would complain about, in a real browser. It lies beside the repository, not in it; its
node modules are installed by scripts/test.sh into the build folder."""
import concurrent.futures
import os
import shutil

from program import BINARY, SHARED, run, skip

MODULES = BINARY / "npm"


def can_lint():
    """Copies maplint beside its node modules; what is missing where it cannot run, else nothing."""
    source = SHARED / "tools" / "maplint" / "maplint.mjs"
    if not source.is_file():
        return "maplint is not beside the repository"
    for tool in ("node", "chromium"):
        if not shutil.which(tool):
            return f"{tool} is not installed"
    for module in ("playwright-core", "pngjs"):
        if not (MODULES / "node_modules" / module).is_dir():
            return f"{module} is not installed: scripts/test.sh does it"
    shutil.copy(source, MODULES / "maplint.mjs")
    return None


def need_maplint():
    """Skips the test by name of what is missing."""
    if reason := can_lint():
        skip(reason)


def findings(pictures, size=16):
    """What maplint finds in these pictures, a line each; in batches, as many at once as there are processors."""
    batches = [pictures[i:i + size] for i in range(0, len(pictures), size)]

    def lint(batch):
        result = run("node", MODULES / "maplint.mjs", *batch)
        lines = [line for line in result.stdout.splitlines() if not line.endswith(" findings")]
        if result.returncode not in (0, 1):
            lines.append(f"maplint: exit {result.returncode}: {result.stderr.strip()}")
        return lines

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return [line for lines in pool.map(lint, batches) for line in lines]
