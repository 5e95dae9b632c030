from flask import abort, redirect, request, session

from .accounts import authenticate

LANGUAGES = {"en", "de"}


def login():
    user = authenticate(request.form["user"], request.form["password"])
    if user is None:
        abort(401)
    # ok: python-trust-boundary-session
    session["user_id"] = int(user.id)
    return redirect("/")


def language():
    wanted = request.args.get("language", "en")
    if wanted not in LANGUAGES:
        abort(400)
    # ok: python-trust-boundary-session
    session["language"] = wanted
    return redirect("/")


def page():
    # ok: python-trust-boundary-session
    session["page"] = int(request.args["page"])
    # ok: python-trust-boundary-session
    session["dark"] = request.args.get("theme") == "dark"
    return redirect("/")


def cart(items):
    session["cart"] = items
    return redirect("/")
