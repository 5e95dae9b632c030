import ssl

import aiohttp
import certifi
import httpx
import requests
import urllib3


def orders(base, token):
    # ok: python-tls-verification-disabled
    return requests.get(f"{base}/orders", headers={"Authorization": token}, verify="/etc/ssl/internal.pem", timeout=5)


def session(ca_bundle):
    client = requests.Session()
    # ok: python-tls-verification-disabled
    client.verify = ca_bundle
    return client


def configurable(verify=True):
    # the caller decides
    # ok: python-tls-verification-disabled
    return httpx.Client(verify=verify)


async def prices(base, context: ssl.SSLContext):
    # ok: python-tls-verification-disabled
    connector = aiohttp.TCPConnector(ssl=context)
    async with aiohttp.ClientSession(connector=connector) as http:
        return await (await http.get(base)).json()


def optional(insecure: bool):
    context = ssl.create_default_context()
    if insecure:
        context.check_hostname = False
        # ok: python-tls-verification-disabled
        context.verify_mode = ssl.CERT_NONE
    return context


def pool():
    # ok: python-tls-verification-disabled
    return urllib3.PoolManager(cert_reqs="CERT_REQUIRED", ca_certs=certifi.where())


def checked(form):
    # no client at all
    # ok: python-tls-verification-disabled
    return form.save(verify=False)
