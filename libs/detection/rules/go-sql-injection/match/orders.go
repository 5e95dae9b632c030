package shop

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type Server struct {
	db   *sql.DB
	gorm *gorm.DB
}

func (s *Server) List(w http.ResponseWriter, r *http.Request) {
	customer := r.URL.Query().Get("customer")
	query := fmt.Sprintf("SELECT id FROM orders WHERE customer = '%s'", customer)
	// ruleid: go-sql-injection
	rows, err := s.db.Query(query)
	if err != nil {
		http.Error(w, "query failed", 500)
		return
	}
	defer rows.Close()
}

func (s *Server) Remove(w http.ResponseWriter, r *http.Request) {
	var body struct{ Name string }
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		http.Error(w, "bad body", 400)
		return
	}
	var b strings.Builder
	b.WriteString("DELETE FROM orders WHERE name = '")
	b.WriteString(body.Name)
	b.WriteString("'")
	// ruleid: go-sql-injection
	_, _ = s.db.ExecContext(r.Context(), b.String())
}

func (s *Server) Search(c *gin.Context) {
	var found []Order
	sort := c.DefaultQuery("sort", "id")
	// ruleid: go-sql-injection
	s.gorm.Order(sort).Find(&found)
	// ruleid: go-sql-injection
	s.gorm.Where("name = '" + c.Param("name") + "'").Find(&found)
	// ruleid: go-sql-injection
	s.gorm.Raw("SELECT * FROM orders WHERE note = '" + c.PostForm("note") + "'").Scan(&found)
	c.JSON(200, found)
}

func (s *Server) One(ctx context.Context, r *http.Request) *sql.Row {
	// ruleid: go-sql-injection
	return s.db.QueryRowContext(ctx, "SELECT * FROM orders WHERE id = "+r.FormValue("id"))
}
