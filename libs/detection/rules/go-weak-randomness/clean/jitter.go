package auth

import (
	"math/rand"
	"time"
)

func Backoff(attempt int) time.Duration {
	// ok: go-weak-randomness
	delay := time.Duration(rand.Intn(100)) * time.Millisecond
	return delay << attempt
}

func Pick(greetings []string) string {
	// ok: go-weak-randomness
	return greetings[rand.Intn(len(greetings))]
}
