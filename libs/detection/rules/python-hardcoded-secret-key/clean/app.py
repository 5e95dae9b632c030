import os
import secrets

import jwt
from cryptography.fernet import Fernet
from flask import Flask
from itsdangerous import URLSafeTimedSerializer

app = Flask(__name__)
# ok: python-hardcoded-secret-key
app.secret_key = os.environ["SECRET_KEY"]
# ok: python-hardcoded-secret-key
app.config["SECRET_KEY"] = secrets.token_bytes(32)
# ok: python-hardcoded-secret-key
app.config["JWT_SECRET_KEY"] = os.environ.get("JWT_SECRET_KEY", "")
# the name of a header is no key
app.config["JWT_HEADER_NAME"] = "X-Token"


def access_token(user_id: int) -> str:
    # ok: python-hardcoded-secret-key
    return jwt.encode({"sub": user_id}, app.config["JWT_SECRET_KEY"], algorithm="HS256")


def reset_links() -> URLSafeTimedSerializer:
    # the salt separates uses of one key and may be known
    # ok: python-hardcoded-secret-key
    return URLSafeTimedSerializer(app.secret_key, salt="reset")


def box() -> Fernet:
    # ok: python-hardcoded-secret-key
    return Fernet(os.environ["BOX_KEY"].encode())
