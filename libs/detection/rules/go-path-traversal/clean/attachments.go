package files

import (
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"
)

func Read(w http.ResponseWriter, r *http.Request) {
	name := filepath.Base(r.URL.Query().Get("name"))
	// ok: go-path-traversal
	data, _ := os.ReadFile(filepath.Join("/srv/attachments", name))
	w.Header().Set("Content-Type", "application/octet-stream")
	_, _ = w.Write(data)
}

func Checked(w http.ResponseWriter, r *http.Request) {
	target := filepath.Join("/srv/files", r.FormValue("name"))
	if !strings.HasPrefix(target, "/srv/files/") {
		http.NotFound(w, r)
		return
	}
	// ok: go-path-traversal
	http.ServeFile(w, r, target)
}

func Local(c *gin.Context) {
	name := c.Param("name")
	if !filepath.IsLocal(name) {
		c.Status(http.StatusNotFound)
		return
	}
	// ok: go-path-traversal
	c.File(filepath.Join("/srv/files", name))
}

func Rooted(w http.ResponseWriter, r *http.Request) {
	clean := path.Clean("/" + r.URL.Path)
	// ok: go-path-traversal
	http.ServeFile(w, r, "/srv/www"+clean)
	year, err := strconv.Atoi(r.FormValue("year"))
	if err != nil {
		return
	}
	// ok: go-path-traversal
	_, _ = os.Open("/srv/reports/" + strconv.Itoa(year) + ".pdf")
}
