from flask import Flask, make_response, redirect
from starlette.middleware.sessions import SessionMiddleware

app = Flask(__name__)
# ruleid: python-insecure-cookie
app.config["SESSION_COOKIE_SECURE"] = False
# ruleid: python-insecure-cookie
app.config.update(SESSION_COOKIE_HTTPONLY=False, SESSION_COOKIE_NAME="shop")


def logged_in(user):
    response = make_response(redirect("/"))
    # ruleid: python-insecure-cookie
    response.set_cookie("session_id", user.new_session(), httponly=True)
    # ruleid: python-insecure-cookie
    response.set_cookie("theme", user.theme, secure=False)
    # ruleid: python-insecure-cookie
    response.set_cookie(key="access_token", value=user.token(), max_age=3600)
    return response


def remember(response, user):
    # ruleid: python-insecure-cookie
    response.set_signed_cookie("remember", user.pk, salt="remember", secure=False)


def sessions(api):
    # ruleid: python-insecure-cookie
    api.add_middleware(SessionMiddleware, secret_key=api.state.key, https_only=False)
