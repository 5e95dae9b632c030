import os

from Crypto.Cipher import AES, ChaCha20_Poly1305
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def seal(key, text):
    # ok: python-weak-cipher
    cipher = AES.new(key, AES.MODE_GCM)
    body, tag = cipher.encrypt_and_digest(text)
    return cipher.nonce + tag + body


def stream(key, text):
    # ok: python-weak-cipher
    return ChaCha20_Poly1305.new(key=key).encrypt_and_digest(text)


def blocks(key):
    # ok: python-weak-cipher
    return Cipher(algorithms.AES(key), modes.GCM(os.urandom(12))).encryptor()


def aead(key, text):
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, text, None)
