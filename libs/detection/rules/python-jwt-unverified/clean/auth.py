import jwt
from jwt import PyJWKClient

KEYS = PyJWKClient("https://id.example.com/.well-known/jwks.json")


def current_user(token):
    key = KEYS.get_signing_key_from_jwt(token).key
    # ok: python-jwt-unverified
    claims = jwt.decode(token, key, algorithms=["RS256"], audience="orders")
    return claims["sub"]


def without_audience(token, key):
    # the signature is still checked
    # ok: python-jwt-unverified
    return jwt.decode(token, key, algorithms=["HS256"], options={"verify_aud": False, "require": ["exp"]})


def key_id(token):
    # the header only says which key to use
    # ok: python-jwt-unverified
    return jwt.get_unverified_header(token)["kid"]


def issue(claims, key):
    # ok: python-jwt-unverified
    return jwt.encode(claims, key, algorithm="HS256")
