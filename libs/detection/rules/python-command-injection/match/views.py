import os

from flask import request


def ping():
    target = request.args.get("target", "")
    # ruleid: python-command-injection
    os.system("ping -c 1 " + target)
    return "ok"
