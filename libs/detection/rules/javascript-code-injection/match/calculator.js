const vm = require('vm');
const express = require('express');
const app = express();

app.get('/calc', (req, res) => {
  // ruleid: javascript-code-injection
  const result = eval(req.query.expr);
  res.json({ result });
});

app.post('/rule', (req, res) => {
  const { condition } = req.body;
  // ruleid: javascript-code-injection
  const rule = new Function('order', 'return ' + condition);
  res.json({ ok: rule(req.body.order) });
});

app.post('/sandbox', (req, res) => {
  const sandbox = { result: null };
  // ruleid: javascript-code-injection
  vm.runInNewContext(`result = ${req.body.code}`, sandbox);
  // ruleid: javascript-code-injection
  const script = new vm.Script(req.body.code);
  res.json(sandbox);
});

app.get('/plugin/:name', (req, res) => {
  // ruleid: javascript-code-injection
  const plugin = require('./plugins/' + req.params.name);
  res.json(plugin.info());
});

app.get('/later', (req, res) => {
  // ruleid: javascript-code-injection
  setTimeout(req.query.callback, 1000);
  res.end();
});
