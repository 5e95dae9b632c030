import os
import subprocess
import tempfile
from tempfile import mktemp


def export(rows):
    # ruleid: python-tempfile-mktemp
    path = tempfile.mktemp(suffix=".csv")
    with open(path, "w") as handle:
        for row in rows:
            handle.write(",".join(row) + "\n")
    return path


def thumbnail(image):
    # ruleid: python-tempfile-mktemp
    target = mktemp(prefix="thumb", dir="/tmp")
    subprocess.run(["convert", image, "-resize", "128x128", target], check=True)
    return target


def old_style():
    # ruleid: python-tempfile-mktemp
    name = os.tempnam("/tmp", "job")
    return open(name, "w")
