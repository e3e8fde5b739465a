#!/usr/bin/env python3
"""Runs the command-line cases of cases.txt, each in an empty folder of its own, with the job files in jobs/.

usage: run_cases.py RUTTER CASES.txt [NAME...]

A case is one line of five columns, separated by '::' (the last two may be left out and are then empty):
    name :: command :: exit code :: standard output :: standard error
The command is run by bash; `rutter` is the program. An expected output is compared as a whole:
    nothing       empty
    text          that text; \\n is a line end, and one is added at the end
    =FILE         the content of expected/FILE
    ~REGEX        a regular expression (Python) that is found in it
After every case: no temporary file and no lock is left, and after exit code 2 the folder out/ does not exist.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def read_cases(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        columns = [column.strip(" ") for column in line.split("::")]
        if not 3 <= len(columns) <= 5:
            sys.exit(f"{path}:{number}: expected 3 to 5 columns")
        yield columns + [""] * (5 - len(columns))


def difference(what, expected, got):
    if expected.startswith("~"):
        same = re.search(expected[1:], got, re.DOTALL | re.MULTILINE)
        wanted = "a match of " + expected[1:]
    else:
        if expected.startswith("="):
            wanted = (HERE / "expected" / expected[1:]).read_text(encoding="utf-8")
        else:
            wanted = expected.replace("\\n", "\n") + "\n" if expected else ""
        same = wanted == got
    return "" if same else f"  {what}: expected\n{indented(wanted)}  got\n{indented(got)}"


def indented(text):
    return "".join(f"    {line}\n" for line in text.splitlines()) or "    (nothing)\n"


def leftovers(folder):
    return [str(path) for path in folder.rglob("*") if ".part." in path.name or path.name.endswith(".lock")]


def run_case(program, case):
    name, command, code, out, err = case
    with tempfile.TemporaryDirectory(prefix="rutter-cli-") as text:
        folder = pathlib.Path(text)
        shutil.copytree(HERE / "jobs", folder / "jobs")
        environment = {"PATH": f"{program.parent}:{os.environ['PATH']}", "HOME": text, "LC_ALL": "C.UTF-8"}
        done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, timeout=120, check=False,
                              stdin=subprocess.DEVNULL, capture_output=True)
        report = difference("standard output", out, done.stdout.decode(errors="backslashreplace"))
        report += difference("standard error", err, done.stderr.decode(errors="backslashreplace"))
        if done.returncode != int(code):
            report += f"  exit code: expected {code}, got {done.returncode}\n{indented(done.stderr.decode(errors='replace'))}"
        if leftovers(folder):
            report += f"  left behind: {leftovers(folder)}\n"
        if int(code) == 2 and (folder / "out").exists():
            report += "  the folder out/ was made although nothing should be drawn\n"
        return report


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    cases = list(read_cases(pathlib.Path(sys.argv[2])))
    names = [case[0] for case in cases]
    if len(set(names)) != len(names):
        sys.exit("two cases have the same name")
    wanted = sys.argv[3:]
    failed = 0
    for case in cases:
        if wanted and case[0] not in wanted:
            continue
        report = run_case(program, case)
        if report:
            failed += 1
            print(f"FAILED {case[0]}: {case[1]}\n{report}")
    print(f"{len(cases)} cases, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
