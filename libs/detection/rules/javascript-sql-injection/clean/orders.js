const express = require('express');
const mysql = require('mysql2/promise');
const format = require('pg-format');

const router = express.Router();
const pool = mysql.createPool(process.env.DATABASE_URL);
const SORTABLE = ['created_at', 'total', 'status'];
const COLUMNS = { date: 'created_at', sum: 'total' };

router.get('/orders/:id', async (req, res) => {
  // ok: javascript-sql-injection
  const [rows] = await pool.query('SELECT * FROM orders WHERE id = ?', [req.params.id]);
  res.json(rows);
});

router.get('/orders', async (req, res) => {
  const sort = req.query.sort;
  if (!SORTABLE.includes(sort)) {
    return res.status(400).json({ error: 'unknown sort' });
  }
  const limit = Math.min(parseInt(req.query.limit, 10) || 20, 100);
  // ok: javascript-sql-injection
  const [rows] = await pool.query(`SELECT * FROM orders ORDER BY ${sort} LIMIT ${limit}`);
  res.json(rows);
});

router.get('/sorted', async (req, res) => {
  const by = req.query.by;
  if (!by || !SORTABLE.includes(by)) {
    return res.status(400).end();
  }
  const code = req.query.code;
  if (typeof code !== 'string' || !/^[A-Z]{3}$/.test(code)) {
    return res.status(400).end();
  }
  // ok: javascript-sql-injection
  const [rows] = await pool.query(`SELECT * FROM orders WHERE currency = '${code}' ORDER BY ${by}`);
  res.json(rows);
});

router.get('/summary', async (req, res) => {
  const column = COLUMNS[req.query.by] || 'created_at';
  const direction = req.query.dir === 'desc' ? 'DESC' : 'ASC';
  // ok: javascript-sql-injection
  const [rows] = await pool.execute(`SELECT * FROM orders ORDER BY ${column} ${direction}`);
  res.json(rows);
});

router.get('/escaped', async (req, res) => {
  const sql = 'SELECT * FROM customers WHERE name = ' + pool.escape(req.query.name);
  // ok: javascript-sql-injection
  const [rows] = await pool.query(sql);
  const text = format('SELECT * FROM audit WHERE actor = %L', req.query.actor);
  // ok: javascript-sql-injection
  const [audit] = await pool.query(text);
  res.json({ rows, audit });
});

router.post('/sync', async (req, res) => {
  // ok: javascript-sql-injection
  await graphqlClient.query({ query: ORDERS, variables: { id: req.body.id } });
  // ok: javascript-sql-injection
  const cached = await cache.get(req.body.key);
  // ok: javascript-sql-injection
  await pool.query({ sql: 'UPDATE orders SET note = ? WHERE id = ?', values: [req.body.note, req.body.id] });
  let table = req.body.table;
  table = 'orders';
  // ok: javascript-sql-injection
  await pool.query('SELECT count(*) FROM ' + table);
  res.json(cached);
});

module.exports = router;
