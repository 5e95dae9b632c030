from flask import Flask, current_app, make_response, redirect
from starlette.middleware.sessions import SessionMiddleware

app = Flask(__name__)
# ok: python-insecure-cookie
app.config["SESSION_COOKIE_SECURE"] = True


def logged_in(user):
    response = make_response(redirect("/"))
    # ok: python-insecure-cookie
    response.set_cookie("session_id", user.new_session(), secure=True, httponly=True, samesite="Lax")
    # what page was open last is nobody's secret
    # ok: python-insecure-cookie
    response.set_cookie("last_tab", "orders")
    # decided by the deployment
    # ok: python-insecure-cookie
    response.set_cookie("auth_token", user.token(), secure=current_app.config["COOKIES_SECURE"])
    # ok: python-insecure-cookie
    response.set_cookie("jwt", user.token(), **current_app.config["COOKIE_OPTIONS"])
    return response


def logged_out():
    response = redirect("/")
    # ok: python-insecure-cookie
    response.set_cookie("session_id", "", expires=0)
    # ok: python-insecure-cookie
    response.set_cookie("access_token", "gone", max_age=0)
    response.delete_cookie("jwt")
    return response


def sessions(api):
    # ok: python-insecure-cookie
    api.add_middleware(SessionMiddleware, secret_key=api.state.key, https_only=True)
