import os
import shutil
import tarfile
import zipfile


def restore_backup(upload, target):
    with tarfile.open(fileobj=upload.stream, mode="r:gz") as archive:
        # ok: python-archive-extraction
        archive.extractall(target, filter="data")


def checked(path, target):
    with tarfile.open(path) as archive:
        root = os.path.realpath(target)
        for member in archive.getmembers():
            resolved = os.path.realpath(os.path.join(target, member.name))
            if os.path.commonpath([root, resolved]) != root:
                raise ValueError(f"{member.name} leaves {target}")
        # ok: python-archive-extraction
        archive.extractall(target)


def members_chosen(path, target):
    with tarfile.open(path) as archive:
        wanted = [member for member in archive if member.isfile() and "/" not in member.name]
        # ok: python-archive-extraction
        archive.extractall(target, members=wanted)


def package(source, path):
    with tarfile.open(path, "w:gz") as archive:
        archive.add(source, arcname="app")


def zipped(path, target):
    # zipfile drops .. and leading slashes itself
    with zipfile.ZipFile(path) as archive:
        archive.extractall(target)
    shutil.rmtree(path, ignore_errors=True)
