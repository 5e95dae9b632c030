import html

from django.http import HttpResponse, JsonResponse
from django.utils.html import format_html
from flask import Flask, Response, jsonify, render_template, request
from markupsafe import Markup, escape

app = Flask(__name__)


@app.route("/hello")
def hello():
    name = request.args.get("name", "")
    # ok: python-reflected-xss
    return f"<h1>Hello {escape(name)}</h1>"


@app.route("/page")
def page():
    # ok: python-reflected-xss
    return render_template("page.html", title="Page " + request.args["title"])


@app.route("/api/echo")
def echo():
    text = "You said " + request.args["text"]
    # ok: python-reflected-xss
    return jsonify(text=text)


@app.route("/api/dict")
def as_dict():
    # ok: python-reflected-xss
    return {"text": "You said " + request.args["text"]}


@app.route("/plain")
def plain():
    # ok: python-reflected-xss
    return Response("You said " + request.args["text"], mimetype="text/plain")


@app.route("/count")
def count():
    number = int(request.args["n"])
    # ok: python-reflected-xss
    return f"<p>{number + 1}</p>"


@app.route("/badge/<text>")
def badge(text):
    # ok: python-reflected-xss
    return Markup("<b>{}</b>").format(text)


def profile(request):
    name = html.escape(request.GET["name"])
    # ok: python-reflected-xss
    return HttpResponse("<h1>%s</h1>" % name)


def card(request):
    # ok: python-reflected-xss
    return HttpResponse(format_html("<b>{}</b>", request.GET["name"]))


def export(request):
    # ok: python-reflected-xss
    return HttpResponse("name\n" + request.GET["name"], content_type="text/csv")
