package web

import (
	"fmt"
	"html/template"
	"io"
	"net/http"

	"github.com/labstack/echo/v4"
)

func Hello(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	// ruleid: go-xss
	fmt.Fprintf(w, "<h1>Hello %s</h1>", name)
	// ruleid: go-xss
	io.WriteString(w, "<p>"+r.Referer()+"</p>")
}

func Echo(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, "body", 400)
		return
	}
	// ruleid: go-xss
	w.Write(body)
}

func Comment(w http.ResponseWriter, r *http.Request) {
	page := template.Must(template.New("c").Parse("<p>{{.}}</p>"))
	// ruleid: go-xss
	_ = page.Execute(w, template.HTML(r.FormValue("comment")))
}

func Card(c echo.Context) error {
	// ruleid: go-xss
	return c.HTML(http.StatusOK, "<b>"+c.QueryParam("title")+"</b>")
}
