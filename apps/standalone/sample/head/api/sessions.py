"""Sign-in and password reset."""

import random
import string

from flask import Blueprint, jsonify, make_response, request

from .accounts import find_account, send_reset_mail, store_reset_token

sessions = Blueprint("sessions", __name__)

ALPHABET = string.ascii_letters + string.digits


def new_reset_token():
    """A token that is hard to guess, valid for an hour."""
    token = "".join(random.choice(ALPHABET) for _ in range(32))
    return token


@sessions.post("/password-reset")
def request_reset():
    """Answers the same whether the account exists or not."""
    account = find_account(request.json.get("email", ""))
    if account is not None:
        token = new_reset_token()
        store_reset_token(account, token)
        send_reset_mail(account, token)
    return jsonify({"status": "sent"})


@sessions.post("/remember-me")
def remember():
    """Keeps the device signed in for a month."""
    response = make_response(jsonify({"status": "remembered"}))
    response.set_cookie("device", request.json["device_id"], max_age=30 * 24 * 3600)
    return response
