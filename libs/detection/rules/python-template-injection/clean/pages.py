import string

from flask import Flask, render_template, render_template_string, request
from jinja2 import Template

app = Flask(__name__)
PAGE = "<h1>Hello {{ name }}</h1>"


@app.route("/greet")
def greet():
    # ok: python-template-injection
    return render_template_string(PAGE, name=request.args.get("name", ""))


@app.route("/preview", methods=["POST"])
def preview():
    # ok: python-template-injection
    return Template("<main>{{ body|e }}</main>").render(body=request.form["body"])


@app.route("/file")
def from_file():
    # ok: python-template-injection
    return render_template("page.html", title=request.args["title"])


@app.route("/page/<int:number>")
def page(number):
    # ok: python-template-injection
    return render_template_string(f"<p>Page {number} of {{{{ total }}}}</p>", total=9)


@app.route("/count")
def count():
    number = int(request.args["n"])
    # ok: python-template-injection
    return render_template_string(f"<p>{number}</p>")


@app.route("/mail")
def mail():
    # such a template knows names only, no expressions
    # ok: python-template-injection
    return string.Template(request.args["t"]).safe_substitute(name="me")
