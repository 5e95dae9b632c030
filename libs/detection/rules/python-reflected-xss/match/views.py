from django.http import HttpResponse
from django.utils.safestring import mark_safe
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from flask import Flask, make_response, render_template, request
from markupsafe import Markup

app = Flask(__name__)
api = FastAPI()


@app.route("/hello")
def hello():
    name = request.args.get("name", "")
    # ruleid: python-reflected-xss
    return f"<h1>Hello {name}</h1>"


@app.route("/missing")
def missing():
    # ruleid: python-reflected-xss
    return "<p>No page " + request.args["page"] + "</p>", 404


@app.route("/search")
def search():
    term = request.form["q"]
    body = "<ul>"
    for hit in ["a", "b"]:
        body += "<li>%s in %s</li>" % (term, hit)
    # ruleid: python-reflected-xss
    return make_response(body + "</ul>")


@app.route("/badge/<text>")
def badge(text):
    # ruleid: python-reflected-xss
    label = Markup("<b>" + text + "</b>")
    return render_template("badge.html", label=label)


def profile(request):
    # ruleid: python-reflected-xss
    return HttpResponse("<h1>{}</h1>".format(request.GET["name"]))


def bio(request):
    # ruleid: python-reflected-xss
    return mark_safe(request.POST["bio"])


@api.get("/page")
def page(title: str):
    # ruleid: python-reflected-xss
    return HTMLResponse(f"<title>{title}</title>")
