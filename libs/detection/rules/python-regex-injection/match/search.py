import re

from flask import jsonify, request

LINES = ["first line", "second line"]


def grep():
    pattern = request.args.get("pattern", "")
    # ruleid: python-regex-injection
    return jsonify([line for line in LINES if re.search(pattern, line)])


def compiled():
    # ruleid: python-regex-injection
    matcher = re.compile("^" + request.args["prefix"], re.IGNORECASE)
    return jsonify([line for line in LINES if matcher.match(line)])


def replaced():
    body = request.get_json()
    # ruleid: python-regex-injection
    return re.sub(body["find"], "", "some text")
