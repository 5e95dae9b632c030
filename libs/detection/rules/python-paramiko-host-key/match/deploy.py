import asyncssh
import paramiko
from paramiko import AutoAddPolicy, SSHClient


def restart(host, user, key_file):
    client = paramiko.SSHClient()
    # ruleid: python-paramiko-host-key
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(host, username=user, key_filename=key_file)
    client.exec_command("systemctl restart shop")


def copy(host, local, remote):
    with SSHClient() as ssh:
        # ruleid: python-paramiko-host-key
        ssh.set_missing_host_key_policy(AutoAddPolicy)
        ssh.connect(host)
        ssh.open_sftp().put(local, remote)


def noisy(host):
    ssh = paramiko.SSHClient()
    # ruleid: python-paramiko-host-key
    ssh.set_missing_host_key_policy(paramiko.WarningPolicy())
    ssh.connect(host)
    return ssh


async def uptime(host):
    # ruleid: python-paramiko-host-key
    async with asyncssh.connect(host, known_hosts=None) as connection:
        return await connection.run("uptime")
