const serialize = require('node-serialize');
const yaml = require('js-yaml');
const express = require('express');
const router = express.Router();

router.get('/profile', (req, res) => {
  const cookie = Buffer.from(req.cookies.profile, 'base64').toString();
  // ruleid: javascript-unsafe-deserialization
  const profile = serialize.unserialize(cookie);
  res.json({ name: profile.name });
});

router.post('/pipeline', (req, res) => {
  // ruleid: javascript-unsafe-deserialization
  const pipeline = yaml.load(req.body.yaml, { schema: yaml.DEFAULT_FULL_SCHEMA });
  res.json(pipeline);
});

module.exports = router;
