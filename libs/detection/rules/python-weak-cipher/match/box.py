from Crypto.Cipher import AES, ARC4, DES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def seal(key, text):
    # ruleid: python-weak-cipher
    return DES.new(key, DES.MODE_CBC, iv=key).encrypt(text)


def stream(key, text):
    # ruleid: python-weak-cipher
    return ARC4.new(key).encrypt(text)


def pages(key, text):
    # ruleid: python-weak-cipher
    cipher = AES.new(key, AES.MODE_ECB)
    return cipher.encrypt(text)


def blocks(key):
    # ruleid: python-weak-cipher
    return Cipher(algorithms.AES(key), modes.ECB()).encryptor()


def legacy(key, iv):
    # ruleid: python-weak-cipher
    return Cipher(algorithms.TripleDES(key), modes.CBC(iv)).encryptor()
