import hashlib
import hmac
import os

import bcrypt
from cryptography.hazmat.primitives import hashes


def store(db, name, password):
    # ok: python-weak-hash
    digest = hashlib.scrypt(password.encode(), salt=os.urandom(16), n=2**14, r=8, p=1)
    db.execute("INSERT INTO users VALUES (?, ?)", (name, digest))


def check(stored, password):
    return bcrypt.checkpw(password.encode(), stored)


def fingerprint(data):
    # ok: python-weak-hash
    return hashlib.sha256(data).hexdigest()


def cache_key(url):
    # the author says that nothing depends on it
    # ok: python-weak-hash
    return hashlib.md5(url.encode(), usedforsecurity=False).hexdigest()


def named(data, algorithm="sha512"):
    # ok: python-weak-hash
    return hashlib.new("sha3_256", data).digest() + hashlib.new(algorithm, data).digest()


def webhook(key, body):
    # the collisions of SHA-1 do not break this construction
    # ok: python-weak-hash
    return hmac.new(key, body, hashlib.sha1).hexdigest()


def certificate_digest(data):
    # ok: python-weak-hash
    digest = hashes.Hash(hashes.SHA256())
    digest.update(data)
    return digest.finalize()
