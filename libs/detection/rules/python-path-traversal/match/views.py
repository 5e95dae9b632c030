import os

from flask import request


def download():
    name = request.args.get("name", "")
    # ruleid: python-path-traversal
    with open(os.path.join("/srv/files", name)) as handle:
        return handle.read()
