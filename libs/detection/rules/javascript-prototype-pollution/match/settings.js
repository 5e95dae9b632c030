const _ = require('lodash');
const express = require('express');
const router = express.Router();
const settings = {};
const store = {};

router.put('/settings', (req, res) => {
  // ruleid: javascript-prototype-pollution
  _.merge(settings, req.body);
  res.json(settings);
});

router.patch('/settings', (req, res) => {
  const patch = JSON.parse(req.body.patch);
  // ruleid: javascript-prototype-pollution
  const next = _.defaultsDeep({}, patch, settings);
  res.json(next);
});

router.put('/store/:section/:key', (req, res) => {
  // ruleid: javascript-prototype-pollution
  store[req.params.section][req.params.key] = req.body.value;
  // ruleid: javascript-prototype-pollution
  _.set(store, req.body.path, req.body.value);
  res.json(store);
});

module.exports = router;
