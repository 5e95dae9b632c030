package auth

import (
	"fmt"
	"math/rand"
	"net/http"
	"time"
)

const letters = "abcdefghijklmnopqrstuvwxyz0123456789"

func GenerateToken(n int) string {
	rand.Seed(time.Now().UnixNano())
	b := make([]byte, n)
	for i := range b {
		b[i] = letters[rand.Intn(len(letters))]
	}
	// ruleid: go-weak-randomness
	return string(b)
}

func Reset(user string) string {
	// ruleid: go-weak-randomness
	resetCode := fmt.Sprintf("%06d", rand.Intn(1000000))
	return user + ":" + resetCode
}

func Session(w http.ResponseWriter) {
	// ruleid: go-weak-randomness
	sessionID := fmt.Sprint(rand.Int63())
	// ruleid: go-weak-randomness
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: sessionID, Secure: true})
}
