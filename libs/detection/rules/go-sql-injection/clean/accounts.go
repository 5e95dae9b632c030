package shop

import (
	"database/sql"
	"fmt"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"
	"gorm.io/gorm"
)

var allowedSort = map[string]bool{"name": true, "created": true}

type Accounts struct {
	db   *sql.DB
	gorm *gorm.DB
}

func (a *Accounts) List(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	// ok: go-sql-injection
	rows, _ := a.db.Query("SELECT id FROM accounts WHERE name = $1", name)
	defer rows.Close()

	page, err := strconv.Atoi(r.FormValue("page"))
	if err != nil {
		return
	}
	// ok: go-sql-injection
	_, _ = a.db.Query(fmt.Sprintf("SELECT id FROM accounts LIMIT 20 OFFSET %d", page*20))

	sort := r.FormValue("sort")
	if !allowedSort[sort] {
		http.Error(w, "sort", 400)
		return
	}
	// ok: go-sql-injection
	_, _ = a.db.Query("SELECT id FROM accounts ORDER BY " + sort)
}

func (a *Accounts) Find(c echo.Context) error {
	var account Account
	// ok: go-sql-injection
	a.gorm.Where("email = ?", c.QueryParam("email")).First(&account)
	// ok: go-sql-injection
	a.gorm.Where(&Account{Name: c.QueryParam("name")}).First(&account)
	return c.JSON(200, account)
}

func preparedLookup(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	lookup, err := db.Prepare("select id from accounts where owner = ?")
	if err != nil {
		return
	}
	// ok: go-sql-injection
	rows, _ := lookup.Query(r.FormValue("owner"))
	defer rows.Close()
}
