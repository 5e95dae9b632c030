import jwt
from jose import jwt as jose_jwt


def current_user(token):
    # ruleid: python-jwt-unverified
    claims = jwt.decode(token, options={"verify_signature": False})
    return claims["sub"]


def tenant(token, key):
    options = {"require": ["tenant"]}
    # ruleid: python-jwt-unverified
    return jwt.decode(token, key, algorithms=["HS256", "none"])["tenant"], options


def old_api(token):
    # ruleid: python-jwt-unverified
    return jwt.decode(token, None, verify=False)


def service_token(claims):
    # ruleid: python-jwt-unverified
    return jwt.encode(claims, "", algorithm="none")


def roles(token):
    # ruleid: python-jwt-unverified
    return jose_jwt.get_unverified_claims(token)["roles"]
