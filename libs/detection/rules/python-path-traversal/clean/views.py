import os

from flask import request


def download():
    name = os.path.basename(request.args.get("name", ""))
    # ok: python-path-traversal
    with open(os.path.join("/srv/files", name)) as handle:
        return handle.read()
