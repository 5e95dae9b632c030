package auth

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

func Leave(w http.ResponseWriter, r *http.Request) {
	next := r.FormValue("next")
	if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") {
		next = "/"
	}
	// ok: go-open-redirect
	http.Redirect(w, r, next, http.StatusFound)
}

func Order(c *gin.Context) {
	// ok: go-open-redirect
	c.Redirect(http.StatusFound, "/orders/"+c.Param("id"))
}

func Slash(w http.ResponseWriter, r *http.Request) {
	// ok: go-open-redirect
	http.Redirect(w, r, "https://www.example.com/"+r.FormValue("p"), http.StatusMovedPermanently)
}
