import socket
import ssl

from OpenSSL import SSL


def listen(cert, key):
    # ruleid: python-weak-tls-version
    context = ssl.SSLContext(ssl.PROTOCOL_TLSv1)
    context.load_cert_chain(cert, key)
    return context.wrap_socket(socket.create_server(("", 8443)), server_side=True)


def old_clients(context):
    # ruleid: python-weak-tls-version
    context.minimum_version = ssl.TLSVersion.TLSv1
    return context


def connect(sock):
    # ruleid: python-weak-tls-version
    return ssl.wrap_socket(sock, ssl_version=ssl.PROTOCOL_SSLv3)


def gateway():
    # ruleid: python-weak-tls-version
    return SSL.Context(SSL.TLSv1_METHOD)
