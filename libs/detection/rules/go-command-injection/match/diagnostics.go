package ops

import (
	"fmt"
	"net/http"
	"os/exec"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
)

func Ping(w http.ResponseWriter, r *http.Request) {
	host := r.URL.Query().Get("host")
	// ruleid: go-command-injection
	out, err := exec.Command("sh", "-c", "ping -c 1 "+host).CombinedOutput()
	if err != nil {
		http.Error(w, "failed", 500)
		return
	}
	w.Header().Set("Content-Type", "text/plain")
	_, _ = w.Write(out)
}

func Tool(c *gin.Context) {
	// ruleid: go-command-injection
	cmd := exec.Command(c.Query("tool"), "--version")
	_ = cmd.Run()
}

func Convert(c echo.Context) error {
	script := fmt.Sprintf("convert %s out.png", c.FormValue("file"))
	// ruleid: go-command-injection
	return exec.CommandContext(c.Request().Context(), "/bin/bash", "-c", script).Run()
}
