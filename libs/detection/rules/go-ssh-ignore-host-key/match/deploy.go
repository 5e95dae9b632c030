package deploy

import (
	"net"

	"golang.org/x/crypto/ssh"
)

func Connect(addr, user, password string) (*ssh.Client, error) {
	config := &ssh.ClientConfig{
		User:            user,
		Auth:            []ssh.AuthMethod{ssh.Password(password)},
		// ruleid: go-ssh-ignore-host-key
		HostKeyCallback: ssh.InsecureIgnoreHostKey(),
	}
	return ssh.Dial("tcp", net.JoinHostPort(addr, "22"), config)
}
