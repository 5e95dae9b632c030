import os

import jwt
from cryptography.fernet import Fernet
from flask import Flask
from itsdangerous import URLSafeTimedSerializer

app = Flask(__name__)
# ruleid: python-hardcoded-secret-key
app.secret_key = "dev"
# ruleid: python-hardcoded-secret-key
app.config["SECRET_KEY"] = "change-me-in-production"
# ruleid: python-hardcoded-secret-key
app.config["JWT_SECRET_KEY"] = os.environ.get("JWT_SECRET_KEY", "super-secret")
# ruleid: python-hardcoded-secret-key
app.config.update(SECRET_KEY="b7f3", SESSION_COOKIE_SECURE=True)


def access_token(user_id: int) -> str:
    # ruleid: python-hardcoded-secret-key
    return jwt.encode({"sub": user_id}, "my-signing-key", algorithm="HS256")


def read_token(token: str) -> dict:
    # ruleid: python-hardcoded-secret-key
    return jwt.decode(token, "my-signing-key", algorithms=["HS256"])


def reset_links() -> URLSafeTimedSerializer:
    # ruleid: python-hardcoded-secret-key
    return URLSafeTimedSerializer("reset-links", salt="reset")


def box() -> Fernet:
    # ruleid: python-hardcoded-secret-key
    return Fernet(b"MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")
