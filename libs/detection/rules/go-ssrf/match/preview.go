package preview

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

type hook struct{ Target string }

func Preview(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-ssrf
	resp, err := http.Get(r.URL.Query().Get("url"))
	if err != nil {
		http.Error(w, "fetch", 502)
		return
	}
	defer resp.Body.Close()
}

func Notify(w http.ResponseWriter, r *http.Request) {
	var h hook
	if err := json.NewDecoder(r.Body).Decode(&h); err != nil {
		return
	}
	// ruleid: go-ssrf
	req, _ := http.NewRequest("POST", h.Target, nil)
	client := &http.Client{Timeout: 5 * time.Second}
	_, _ = client.Do(req)
}

func Status(c *gin.Context) {
	url := fmt.Sprintf("http://%s:9090/status", c.Param("host"))
	// ruleid: go-ssrf
	_, _ = http.Head(url)
}
