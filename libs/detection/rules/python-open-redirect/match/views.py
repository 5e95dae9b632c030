from django.http import HttpResponseRedirect
from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from flask import Flask, redirect, request

app = Flask(__name__)
api = FastAPI()


@app.route("/login", methods=["POST"])
def login():
    target = request.args.get("next") or "/"
    # ruleid: python-open-redirect
    return redirect(target)


@app.route("/out")
def out():
    # ruleid: python-open-redirect
    return redirect(request.args["url"], code=302)


@app.route("/tenant")
def tenant():
    host = request.form["tenant"]
    # ruleid: python-open-redirect
    return redirect(f"https://{host}/home")


def after_logout(request):
    # ruleid: python-open-redirect
    return HttpResponseRedirect(request.GET.get("next", "/"))


@api.get("/go")
def go(url: str):
    # ruleid: python-open-redirect
    return RedirectResponse(url)


@app.route("/back")
def back():
    target = request.args.get("back", "/")
    # one slash is no check: //other.example passes it
    if target.startswith("/"):
        # ruleid: python-open-redirect
        return redirect(target)
    return redirect("/")
