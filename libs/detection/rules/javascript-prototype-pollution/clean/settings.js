const _ = require('lodash');
const express = require('express');
const { schema } = require('./schema');
const router = express.Router();
const settings = {};
const SECTIONS = ['mail', 'theme'];

router.put('/settings', (req, res) => {
  // ok: javascript-prototype-pollution
  _.merge(settings, schema.parse(req.body));
  // ok: javascript-prototype-pollution
  _.merge(settings, _.pick(req.body, ['theme', 'language']));
  // ok: javascript-prototype-pollution
  Object.assign(settings, req.body);
  res.json(settings);
});

router.put('/store/:section', (req, res) => {
  const { section } = req.params;
  if (!SECTIONS.includes(section)) return res.sendStatus(404);
  // ok: javascript-prototype-pollution
  settings[section].value = req.body.value;
  // ok: javascript-prototype-pollution
  _.set(settings, 'mail.from', req.body.from);
  const key = req.body.key;
  if (key === '__proto__' || key === 'constructor') return res.sendStatus(400);
  // ok: javascript-prototype-pollution
  settings[key].value = 1;
  res.json(settings);
});

module.exports = router;
