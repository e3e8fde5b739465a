#!/usr/bin/python3
"""Fetches the pinned packages with their ordinary clients, checks their SHA-256 and unpacks them.

npm packages end in CACHE/npm/NAME/, Debian packages in CACHE/deb/NAME/. A package that is unpacked and whose archive has
the right checksum is not fetched again, so that a second run needs no network.
"""
import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as stream:
        for block in iter(lambda: stream.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


def archive_path(package, cache):
    ending = {"npm": ".tgz", "deb": ".deb"}[package["kind"]]
    return os.path.join(cache, "archives", package["kind"] + "-" + package["name"] + ending)


def fetch_archive(package, target):
    """Asks npm or apt for exactly the pinned version and moves the archive to `target`."""
    folder = target + ".fetch"
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    if package["kind"] == "npm":
        command = ["npm", "pack", "--silent", f"{package['name']}@{package['version']}"]
    else:
        command = ["apt-get", "download", "-q", f"{package['name']}={package['version']}"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    files = [name for name in sorted(os.listdir(folder)) if name.endswith((".tgz", ".deb"))]
    if result.returncode != 0 or len(files) != 1:
        sys.exit(f"fetch: '{' '.join(command)}' failed:\n{result.stdout}{result.stderr}"
                 "The package lists may be missing: try 'apt-get update', or look at npm's configuration.")
    os.replace(os.path.join(folder, files[0]), target)
    os.rmdir(folder)


def unpack(package, archive, folder):
    shutil.rmtree(folder, ignore_errors=True)
    partial = folder + ".part"
    shutil.rmtree(partial, ignore_errors=True)
    os.makedirs(partial)
    if package["kind"] == "npm":
        with tarfile.open(archive) as tar:
            for member in tar.getmembers():
                parts = member.name.split("/")
                if not member.isfile() or ".." in parts or len(parts) < 2:
                    continue
                path = os.path.join(partial, *parts[1:])   # drops the leading package/
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with tar.extractfile(member) as source, open(path, "wb") as target:
                    shutil.copyfileobj(source, target)
    else:
        subprocess.run(["dpkg-deb", "-x", archive, partial], check=True)
    os.rename(partial, folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", required=True)
    parser.add_argument("--sources", required=True)
    parser.add_argument("--record", action="store_true",
                        help="write the checksums of what was fetched into the list (after raising a version)")
    options = parser.parse_args()
    with open(options.sources, encoding="utf-8") as stream:
        sources = json.load(stream)
    os.makedirs(os.path.join(options.cache, "archives"), exist_ok=True)
    for package in sources["packages"]:
        archive = archive_path(package, options.cache)
        folder = os.path.join(options.cache, package["kind"], package["name"])
        os.makedirs(os.path.dirname(folder), exist_ok=True)
        fresh = not os.path.exists(archive) or (package["sha256"] and sha256(archive) != package["sha256"])
        if fresh:
            print(f"fetching {package['name']} {package['version']}", flush=True)
            fetch_archive(package, archive)
        found = sha256(archive)
        if options.record:
            package["sha256"] = found
        elif found != package["sha256"]:
            sys.exit(f"fetch: {package['name']} {package['version']} has SHA-256 {found}, expected {package['sha256']}."
                     " Nothing was built.")
        if fresh or not os.path.isdir(folder):
            unpack(package, archive, folder)
    if options.record:
        with open(options.sources, "w", encoding="utf-8") as stream:
            json.dump(sources, stream, indent=2, ensure_ascii=False)
            stream.write("\n")


if __name__ == "__main__":
    main()
