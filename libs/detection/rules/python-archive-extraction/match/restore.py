import contextlib
import io
import tarfile
from pathlib import Path

import requests


def restore_backup(upload, target: Path) -> None:
    with tarfile.open(fileobj=upload.stream, mode="r:gz") as archive:
        # ruleid: python-archive-extraction
        archive.extractall(target)


def fetch_model(url: str, cache_dir: str) -> str:
    body = requests.get(url, timeout=30).content
    bundle = tarfile.open(fileobj=io.BytesIO(body))
    # ruleid: python-archive-extraction
    bundle.extractall(path=cache_dir)
    bundle.close()
    return cache_dir


def unpack_plugin(path: str) -> None:
    with contextlib.closing(tarfile.open(path)) as tar:
        # ruleid: python-archive-extraction
        tar.extractall()


def one_liner(path: str, target: str) -> None:
    # ruleid: python-archive-extraction
    tarfile.open(path).extractall(target)
