const express = require('express');
const mysql = require('mysql2/promise');
const sqlite3 = require('sqlite3');
const knex = require('knex')({ client: 'pg' });

const router = express.Router();
const pool = mysql.createPool(process.env.DATABASE_URL);
const db = new sqlite3.Database('orders.db');

router.get('/orders/:id', async (req, res) => {
  // ruleid: javascript-sql-injection
  const [rows] = await pool.query(`SELECT * FROM orders WHERE id = ${req.params.id}`);
  res.json(rows);
});

router.get('/orders', async (req, res) => {
  const { status, sort } = req.query;
  let sql = "SELECT id, total FROM orders WHERE status = '" + status + "'";
  sql += ' ORDER BY ' + sort;
  // ruleid: javascript-sql-injection
  const [rows] = await pool.execute(sql);
  res.json(rows);
});

router.get('/customers', (req, res) => {
  const name = req.query.name.trim();
  // ruleid: javascript-sql-injection
  db.all(`SELECT * FROM customers WHERE name LIKE '%${name}%'`, (err, rows) => {
    if (err) return res.status(500).end();
    res.json(rows);
  });
});

router.post('/report', async (req, res) => {
  const filters = [];
  filters.push(`region = '${req.body.region}'`);
  const where = filters.join(' AND ');
  // ruleid: javascript-sql-injection
  const rows = await knex.raw('SELECT region, sum(total) FROM orders WHERE ' + where);
  res.json(rows);
});

// a handler kept apart from its route
const search = async (req, res, next) => {
  try {
    const term = req.headers['x-search'];
    // ruleid: javascript-sql-injection
    const result = await pool.query({ sql: 'SELECT * FROM items WHERE title = "' + term + '"', timeout: 2000 });
    res.json(result);
  } catch (err) {
    next(err);
  }
};

module.exports = { router, search };
