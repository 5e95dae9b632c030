package auth

import (
	"crypto/rand"
	"encoding/hex"
	"math/big"
)

func GenerateToken() (string, error) {
	b := make([]byte, 32)
	if _, err := rand.Read(b); err != nil {
		return "", err
	}
	// ok: go-weak-randomness
	token := hex.EncodeToString(b)
	return token, nil
}

func NewPin() (int64, error) {
	// ok: go-weak-randomness
	n, err := rand.Int(rand.Reader, big.NewInt(1000000))
	if err != nil {
		return 0, err
	}
	return n.Int64(), nil
}
