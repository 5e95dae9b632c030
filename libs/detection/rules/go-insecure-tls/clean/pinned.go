package client

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
)

func Pinned(pool *x509.CertPool) *http.Client {
	// ok: go-insecure-tls
	cfg := &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	return &http.Client{Transport: &http.Transport{TLSClientConfig: cfg}}
}

func Custom(verify func(tls.ConnectionState) error) *tls.Config {
	// ok: go-insecure-tls
	return &tls.Config{InsecureSkipVerify: true, VerifyConnection: verify}
}

func Option(insecure bool) *tls.Config {
	// ok: go-insecure-tls
	return &tls.Config{InsecureSkipVerify: insecure}
}
