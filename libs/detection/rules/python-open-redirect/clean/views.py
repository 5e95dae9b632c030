from urllib.parse import urlparse

from django.shortcuts import redirect as django_redirect
from django.utils.http import url_has_allowed_host_and_scheme
from flask import Flask, abort, redirect, request, url_for

app = Flask(__name__)
PAGES = {"orders": "/orders", "home": "/"}


@app.route("/login", methods=["POST"])
def login():
    # ok: python-open-redirect
    return redirect(url_for("profile", name=request.form["name"]))


@app.route("/page")
def page():
    # ok: python-open-redirect
    return redirect(PAGES.get(request.args["page"], "/"))


@app.route("/next")
def next_page():
    target = request.args.get("next", "/")
    parts = urlparse(target)
    if parts.netloc or parts.scheme:
        abort(400)
    # ok: python-open-redirect
    return redirect(target)


@app.route("/order/<number>")
def order(number):
    # ok: python-open-redirect
    return redirect(f"/orders/{number}")


@app.route("/search")
def search():
    # ok: python-open-redirect
    return redirect("https://search.example.com/?q=" + request.args["q"])


@app.route("/known")
def known():
    target = request.args.get("to", "/")
    if target not in ("/orders", "/account"):
        abort(404)
    # ok: python-open-redirect
    return redirect(target)


def after_logout(request):
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    # ok: python-open-redirect
    return django_redirect(target)
