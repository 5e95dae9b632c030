import socket
import ssl

from OpenSSL import SSL


def listen(cert, key):
    # ok: python-weak-tls-version
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    # ok: python-weak-tls-version
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(cert, key)
    return context.wrap_socket(socket.create_server(("", 8443)), server_side=True)


def client():
    # ok: python-weak-tls-version
    return ssl.create_default_context()


def at_most(context):
    # ok: python-weak-tls-version
    context.maximum_version = ssl.TLSVersion.TLSv1_3
    return context


def gateway():
    # ok: python-weak-tls-version
    return SSL.Context(SSL.TLS_METHOD)
