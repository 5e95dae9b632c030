package auth

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
)

func Login(w http.ResponseWriter, r *http.Request) {
	next := r.FormValue("next")
	if next == "" {
		next = "/"
	}
	// ruleid: go-open-redirect
	http.Redirect(w, r, next, http.StatusFound)
}

func Back(c *gin.Context) {
	// ruleid: go-open-redirect
	c.Redirect(http.StatusFound, c.Query("to"))
}

func Return(c echo.Context) error {
	// ruleid: go-open-redirect
	return c.Redirect(http.StatusSeeOther, c.QueryParam("to"))
}
