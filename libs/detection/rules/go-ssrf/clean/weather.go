package preview

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
)

var hosts = []string{"eu.example.com", "us.example.com"}

func Weather(w http.ResponseWriter, r *http.Request) {
	city := r.URL.Query().Get("city")
	// ok: go-ssrf
	_, _ = http.Get("https://weather.example.com/v1?city=" + url.QueryEscape(city))
	// ok: go-ssrf
	_, _ = http.Get(fmt.Sprintf("https://weather.example.com/v1/%s", city))
}

func Region(w http.ResponseWriter, r *http.Request) {
	host := r.FormValue("host")
	if !slices.Contains(hosts, host) {
		http.Error(w, "host", 400)
		return
	}
	// ok: go-ssrf
	_, _ = http.Get("https://" + host + "/ping")
}

func Fixed(target string) {
	// ok: go-ssrf
	_, _ = http.Get(target)
}

func forward(w http.ResponseWriter, r *http.Request) {
	target, err := url.Parse(r.FormValue("target"))
	if err != nil || target.Host != "api.example.org" {
		http.Error(w, "unknown host", http.StatusBadRequest)
		return
	}
	// ok: go-ssrf
	http.Get(target.String())
}
