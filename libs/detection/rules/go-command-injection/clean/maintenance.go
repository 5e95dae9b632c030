package ops

import (
	"net/http"
	"os/exec"
	"strconv"

	"github.com/gin-gonic/gin"
)

var allowedTasks = map[string]bool{"vacuum": true, "reindex": true}

func Log(w http.ResponseWriter, r *http.Request) {
	// No shell: the value is one argument of a fixed program.
	// ok: go-command-injection
	_ = exec.Command("git", "log", "--", r.URL.Query().Get("path")).Run()

	lines, err := strconv.Atoi(r.FormValue("lines"))
	if err != nil {
		return
	}
	// ok: go-command-injection
	_ = exec.Command("sh", "-c", "tail -n "+strconv.Itoa(lines)+" /var/log/app.log").Run()
}

func Task(c *gin.Context) {
	task := c.Param("task")
	if !allowedTasks[task] {
		c.Status(http.StatusBadRequest)
		return
	}
	// ok: go-command-injection
	_ = exec.Command("sh", "-c", "maintenance "+task).Run()
	// ok: go-command-injection
	_ = exec.Command("sh", "-c", "df -h").Run()
}
