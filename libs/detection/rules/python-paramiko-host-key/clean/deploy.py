import asyncssh
import paramiko


def restart(host, user, key_file):
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    # ok: python-paramiko-host-key
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    client.connect(host, username=user, key_filename=key_file)
    client.exec_command("systemctl restart shop")


def default_policy(host, known_hosts):
    client = paramiko.SSHClient()
    client.load_host_keys(known_hosts)
    client.connect(host)
    return client


async def uptime(host, known_hosts):
    # ok: python-paramiko-host-key
    async with asyncssh.connect(host, known_hosts=known_hosts) as connection:
        return await connection.run("uptime")
