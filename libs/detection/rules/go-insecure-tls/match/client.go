package client

import (
	"crypto/tls"
	"net/http"
)

func New() *http.Client {
	transport := &http.Transport{
		// ruleid: go-insecure-tls
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true},
	}
	return &http.Client{Transport: transport}
}

func Relax(cfg *tls.Config) {
	// ruleid: go-insecure-tls
	cfg.InsecureSkipVerify = true
}

func Old() *tls.Config {
	// ruleid: go-insecure-tls
	return &tls.Config{ServerName: "db.example.com", MinVersion: tls.VersionTLS10}
}
