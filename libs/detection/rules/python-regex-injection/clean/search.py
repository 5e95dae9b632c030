import re

from flask import abort, jsonify, request

LINES = ["first line", "second line"]
KINDS = {"date": r"\d{4}-\d\d-\d\d", "word": r"\w+"}


def grep():
    pattern = request.args.get("pattern", "")
    # ok: python-regex-injection
    return jsonify([line for line in LINES if re.search(re.escape(pattern), line)])


def subject():
    # the request's text is searched, it is not the expression
    # ok: python-regex-injection
    return jsonify(found=bool(re.search(r"^[a-z]+$", request.args["text"])))


def chosen():
    kind = request.args["kind"]
    # ok: python-regex-injection
    return jsonify(re.findall(KINDS[kind], "2024-01-02"))


def checked():
    prefix = request.args["prefix"]
    if not prefix.isalnum():
        abort(400)
    # ok: python-regex-injection
    return jsonify([line for line in LINES if re.match(prefix, line)])


def replaced():
    # ok: python-regex-injection
    return re.sub(r"\s+", " ", request.get_data(as_text=True))
