package files

import (
	"net/http"
	"os"
	"path/filepath"

	"github.com/gin-gonic/gin"
	"github.com/gorilla/mux"
)

const root = "/srv/files"

func Download(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	// ruleid: go-path-traversal
	data, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	_, _ = w.Write(data)
}

func Static(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-path-traversal
	http.ServeFile(w, r, root+"/"+mux.Vars(r)["file"])
}

func Delete(w http.ResponseWriter, r *http.Request) {
	target := filepath.Join(root, r.URL.Path)
	// ruleid: go-path-traversal
	if err := os.Remove(target); err != nil {
		http.Error(w, "failed", 500)
	}
}

func Show(c *gin.Context) {
	// ruleid: go-path-traversal
	c.File("./public/" + c.Param("page"))
}
