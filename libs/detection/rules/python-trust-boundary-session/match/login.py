from flask import redirect, request, session


def login():
    # ruleid: python-trust-boundary-session
    session["user"] = request.form["user"]
    return redirect("/")


def switch():
    tenant = request.args.get("tenant", "")
    # ruleid: python-trust-boundary-session
    session["tenant"] = tenant.lower()
    return redirect("/")


def remember():
    key = request.args["key"]
    # ruleid: python-trust-boundary-session
    session[key] = "1"
    return redirect("/")


def everything():
    # ruleid: python-trust-boundary-session
    session.update(request.get_json())
    return redirect("/")


def django_login(request):
    # ruleid: python-trust-boundary-session
    request.session["role"] = request.POST["role"]
    return redirect("/")
