import random
import secrets


def new_reset_token():
    # ok: python-weak-random-secret
    return secrets.token_urlsafe(32)


def backoff_seconds(attempt):
    # ok: python-weak-random-secret
    return random.random() * 2**attempt
