#!/usr/bin/env bash
# Draws the maps of a job file as a Slurm job array, each task a part of them, into one folder.
#
#   sbatch --array=0-9 scripts/slurm-array.sh JOB.toml OUT [options of 'rutter render']
#
# The parts are chosen by the maps' names: any number of tasks will do, and a task that failed may be submitted again; what is
# there and up to date is not drawn again. Afterwards: rutter verify JOB.toml --out OUT
#SBATCH --job-name=rutter
#SBATCH --cpus-per-task=1
#SBATCH --mem=500M
set -euo pipefail
if [ $# -lt 2 ]; then
  echo "usage: sbatch --array=0-N $0 JOB.toml OUT [options of 'rutter render']" >&2
  exit 2
fi
job=$1 out=$2
shift 2
exec "${RUTTER:-rutter}" render "$job" --out "$out" --shard auto --jobs "${SLURM_CPUS_PER_TASK:-1}" "$@"
