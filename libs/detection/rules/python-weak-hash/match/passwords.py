import hashlib
from hashlib import md5

from cryptography.hazmat.primitives import hashes
from Crypto.Hash import SHA1


def store(db, name, password):
    # ruleid: python-weak-hash
    digest = hashlib.md5(password.encode()).hexdigest()
    db.execute("INSERT INTO users VALUES (?, ?)", (name, digest))


def check(stored, password, salt):
    # ruleid: python-weak-hash
    return stored == hashlib.sha1(salt + password.encode()).hexdigest()


def reset_token(user):
    # ruleid: python-weak-hash
    return md5(f"{user.id}{user.email}".encode()).hexdigest()


def configured(data):
    # ruleid: python-weak-hash
    hasher = hashlib.new("md5")
    hasher.update(data)
    return hasher.digest()


def named(data):
    algorithm = "sha1"
    # ruleid: python-weak-hash
    return hashlib.new(algorithm, data).digest()


def certificate_digest(data):
    # ruleid: python-weak-hash
    digest = hashes.Hash(hashes.SHA1())
    digest.update(data)
    return digest.finalize()


def sign(data):
    # ruleid: python-weak-hash
    return SHA1.new(data).digest()
