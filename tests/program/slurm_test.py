#!/usr/bin/env python3
"""An array of Slurm's on this machine, one node by itself, draws every map of a job once."""
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import tempfile
import time

from program import RUTTER, SOURCE, Checks, need, run, skip

need("slurmctld", "slurmd", "sbatch", "munged")
if os.geteuid() != 0:
    skip("Slurm's daemons are started by root")

JOB = "[defaults]\nformats = [\"svg\"]\npage = { width = 150, height = 150, unit = \"mm\" }\n" + "".join(
    f'[[map]]\nname = "m{n}"\ntitle = "Map {n}"\nextent = [{30 + n}, 35, {36 + n}, 40]\n' for n in range(8))


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait(what, seconds):
    for _ in range(seconds * 5):
        if what():
            return True
        time.sleep(0.2)
    return False


checks = Checks()
daemons = []
with tempfile.TemporaryDirectory() as top:
    top = pathlib.Path(top)
    top.chmod(0o755)
    host = socket.gethostname().split(".")[0]
    # munge wants a key, a socket and a log of its own.
    key = top / "munge.key"
    key.write_bytes(os.urandom(1024))
    key.chmod(0o400)
    munge = top / "munge"
    munge.mkdir(mode=0o755)
    owner = pwd.getpwnam("munge") if "munge" in [user.pw_name for user in pwd.getpwall()] else pwd.getpwuid(0)
    for path in (key, munge):
        os.chown(path, 0, 0)
    (top / "slurm.conf").write_text(f"""ClusterName=here
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
SlurmctldPort={free_port()}
SlurmdPort={free_port()}
AuthType=auth/munge
AuthInfo=socket={munge}/socket
StateSaveLocation={top}/state
SlurmdSpoolDir={top}/spool
SlurmctldPidFile={top}/slurmctld.pid
SlurmdPidFile={top}/slurmd.pid
SlurmctldLogFile={top}/slurmctld.log
SlurmdLogFile={top}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
ReturnToService=2
MpiDefault=none
NodeName={host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=3000 State=UNKNOWN
PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP
""")
    for name in ("state", "spool"):
        (top / name).mkdir()
    env = {**os.environ, "SLURM_CONF": str(top / "slurm.conf"), "RUTTER": str(RUTTER)}
    try:
        daemons.append(subprocess.Popen(["munged", "--foreground", "--force", f"--key-file={key}", f"--socket={munge}/socket",
                                         f"--log-file={munge}/log", f"--pid-file={munge}/pid", f"--seed-file={munge}/seed"],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        if not wait(lambda: (munge / "socket").exists(), 10):
            skip("munged does not start here")
        for daemon in ("slurmctld", "slurmd"):
            daemons.append(subprocess.Popen([daemon, "-D"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        if not wait(lambda: "idle" in run("sinfo", "-h", "-o", "%T", env=env).stdout, 30):
            logs = "".join(path.read_text(errors="replace")[-600:] for path in top.glob("slurm*.log"))
            skip(f"Slurm does not start here: {logs}")
        job, out = top / "job.toml", top / "out"
        job.write_text(JOB)
        result = run("sbatch", "--wait", "--array=1-3", f"--output={top}/task-%a.txt", SOURCE / "scripts" / "slurm-array.sh", job, out,
                     env=env, timeout=200)
        told = "".join(path.read_text() for path in sorted(top.glob("task-*.txt")))
        checks.that(result.returncode == 0, f"sbatch: {result.stdout}{result.stderr}{told}")
        written = [line for line in told.splitlines() if line.endswith(".svg")]
        checks.that(len(written) == 8 and len(set(written)) == 8, f"each map is drawn by one task: {told}")
        verified = run(RUTTER, "verify", job, "--out", out)
        checks.that(verified.returncode == 0 and verified.stdout == "8 of 8 maps are there and valid\n", verified.stdout + verified.stderr)
    finally:
        for daemon in reversed(daemons):
            daemon.terminate()
            try:
                daemon.wait(10)
            except subprocess.TimeoutExpired:
                daemon.kill()
checks.close()
