package crypt

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/sha256"
	"fmt"

	"golang.org/x/crypto/bcrypt"
)

func Seal(key []byte) (cipher.AEAD, error) {
	// ok: go-weak-crypto
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

func ETag(content []byte) string {
	// ok: go-weak-crypto
	return fmt.Sprintf("%x", md5.Sum(content))
}

func Digest(content []byte) [32]byte {
	// ok: go-weak-crypto
	return sha256.Sum256(content)
}

func HashPassword(plain string) ([]byte, error) {
	// ok: go-weak-crypto
	return bcrypt.GenerateFromPassword([]byte(plain), bcrypt.DefaultCost)
}
