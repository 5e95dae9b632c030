import os
import stat
from pathlib import Path


def save_key(path, key):
    descriptor = os.open(path, os.O_CREAT | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w") as handle:
        handle.write(key)
    # ok: python-world-writable-file
    os.chmod(path, 0o600)


def script(path: Path):
    # ok: python-world-writable-file
    path.chmod(0o755)


def scratch(path):
    # everybody may write, but nobody may replace another's files
    # ok: python-world-writable-file
    os.chmod(path, 0o1777)


def folder(path):
    # the process's umask takes the bits away again
    # ok: python-world-writable-file
    os.makedirs(path, 0o777, exist_ok=True)
    # ok: python-world-writable-file
    os.umask(0o077)


def group(path):
    # ok: python-world-writable-file
    os.chmod(path, stat.S_IRWXU | stat.S_IRGRP)
