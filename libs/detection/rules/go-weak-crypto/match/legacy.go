package crypt

import (
	"crypto/des"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha1"
	"encoding/hex"
	"io"
)

func Encrypt(key, data []byte) ([]byte, error) {
	// ruleid: go-weak-crypto
	block, err := des.NewCipher(key)
	if err != nil {
		return nil, err
	}
	out := make([]byte, len(data))
	block.Encrypt(out, data)
	return out, nil
}

func Stream(key []byte) (*rc4.Cipher, error) {
	// ruleid: go-weak-crypto
	return rc4.NewCipher(key)
}

func Store(password string) string {
	// ruleid: go-weak-crypto
	sum := md5.Sum([]byte(password))
	return hex.EncodeToString(sum[:])
}

func HashPassword(plain string) string {
	// ruleid: go-weak-crypto
	h := sha1.New()
	_, _ = io.WriteString(h, plain)
	return hex.EncodeToString(h.Sum(nil))
}
