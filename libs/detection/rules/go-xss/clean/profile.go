package web

import (
	"encoding/json"
	"fmt"
	"html"
	"html/template"
	"net/http"
	"strconv"
)

var page = template.Must(template.New("p").Parse("<p>{{.}}</p>"))

func Profile(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	// ok: go-xss
	fmt.Fprintf(w, "<h1>%s</h1>", html.EscapeString(name))
	// ok: go-xss
	_ = page.Execute(w, name)
	number, err := strconv.Atoi(r.FormValue("page"))
	if err != nil {
		// ok: go-xss
		http.Error(w, "page "+r.FormValue("page"), 400)
		return
	}
	// ok: go-xss
	fmt.Fprintf(w, "<p>Page %d</p>", number)
}

func API(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	// ok: go-xss
	fmt.Fprintf(w, "{\"name\": %q}", r.FormValue("name"))
}

func Data(w http.ResponseWriter, r *http.Request) {
	out, _ := json.Marshal(map[string]string{"name": r.FormValue("name")})
	// ok: go-xss
	_, _ = w.Write(out)
}
