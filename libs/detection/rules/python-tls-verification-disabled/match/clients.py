import ssl

import aiohttp
import httpx
import requests
import urllib3

urllib3.disable_warnings()
# ruleid: python-tls-verification-disabled
ssl._create_default_https_context = ssl._create_unverified_context


def orders(base, token):
    # ruleid: python-tls-verification-disabled
    return requests.get(f"{base}/orders", headers={"Authorization": token}, verify=False, timeout=5).json()


def session():
    client = requests.Session()
    # ruleid: python-tls-verification-disabled
    client.verify = False
    return client


def stock(base):
    # ruleid: python-tls-verification-disabled
    with httpx.Client(base_url=base, verify=False) as client:
        return client.get("/stock").json()


async def prices(base):
    # ruleid: python-tls-verification-disabled
    connector = aiohttp.TCPConnector(ssl=False)
    async with aiohttp.ClientSession(connector=connector) as http:
        return await (await http.get(base)).json()


def mail_context():
    context = ssl.create_default_context()
    context.check_hostname = False
    # ruleid: python-tls-verification-disabled
    context.verify_mode = ssl.CERT_NONE
    return context


def pool():
    # ruleid: python-tls-verification-disabled
    return urllib3.PoolManager(cert_reqs="CERT_NONE")
