import os
import tempfile


def export(rows):
    # ok: python-tempfile-mktemp
    with tempfile.NamedTemporaryFile("w", suffix=".csv", delete=False) as handle:
        for row in rows:
            handle.write(",".join(row) + "\n")
    return handle.name


def low_level():
    # ok: python-tempfile-mktemp
    descriptor, path = tempfile.mkstemp()
    os.close(descriptor)
    return path


def folder():
    # ok: python-tempfile-mktemp
    return os.path.join(tempfile.mkdtemp(), "thumb.png")


class Mailbox:
    def mktemp(self, day):
        return f"{day}.mbox"


def mailbox(box: Mailbox):
    # ok: python-tempfile-mktemp
    return box.mktemp("monday")
