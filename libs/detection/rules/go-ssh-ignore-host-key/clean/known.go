package deploy

import (
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
)

func Known(addr string, signer ssh.Signer) (*ssh.Client, error) {
	callback, err := knownhosts.New("/etc/ssh/ssh_known_hosts")
	if err != nil {
		return nil, err
	}
	config := &ssh.ClientConfig{
		User:            "deploy",
		Auth:            []ssh.AuthMethod{ssh.PublicKeys(signer)},
		// ok: go-ssh-ignore-host-key
		HostKeyCallback: callback,
	}
	return ssh.Dial("tcp", addr, config)
}

func Fixed(key ssh.PublicKey) ssh.HostKeyCallback {
	// ok: go-ssh-ignore-host-key
	return ssh.FixedHostKey(key)
}
