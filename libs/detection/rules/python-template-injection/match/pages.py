from django.template import Template
from flask import Flask, render_template_string, request
from jinja2 import Environment
from jinja2 import Template as JinjaTemplate

app = Flask(__name__)


@app.route("/greet")
def greet():
    name = request.args.get("name", "")
    # ruleid: python-template-injection
    return render_template_string(f"<h1>Hello {name}</h1>")


@app.route("/preview", methods=["POST"])
def preview():
    body = request.form["body"]
    # ruleid: python-template-injection
    return JinjaTemplate("<main>" + body + "</main>").render(user="me")


@app.route("/mail", methods=["POST"])
def mail():
    env = Environment(autoescape=True)
    # ruleid: python-template-injection
    return env.from_string(request.get_json()["subject"]).render()


def django_preview(request):
    # ruleid: python-template-injection
    return Template(request.POST["template"])


@app.errorhandler(404)
def missing(_error):
    page = "<p>%s was not found</p>" % request.args.get("from", "")
    # ruleid: python-template-injection
    return render_template_string(page), 404
