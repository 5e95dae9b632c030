import os
import stat
from pathlib import Path


def save_key(path, key):
    with open(path, "w") as handle:
        handle.write(key)
    # ruleid: python-world-writable-file
    os.chmod(path, 0o777)


def shared_log(folder: Path):
    target = folder / "app.log"
    target.touch()
    # ruleid: python-world-writable-file
    target.chmod(0o666)


def upload_dir(path):
    os.makedirs(path, exist_ok=True)
    # ruleid: python-world-writable-file
    os.chmod(path, 0o0777)


def open_up(path):
    # ruleid: python-world-writable-file
    os.chmod(path, stat.S_IRWXU | stat.S_IRWXG | stat.S_IRWXO)
