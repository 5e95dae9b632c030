const ejs = require('ejs');
const pug = require('pug');
const Handlebars = require('handlebars');
const nunjucks = require('nunjucks');
const express = require('express');
const router = express.Router();

router.post('/preview', (req, res) => {
  // ruleid: javascript-template-injection
  res.send(ejs.render(req.body.template, { user: req.user }));
});

router.get('/hello', (req, res) => {
  const source = 'h1 Hello ' + req.query.name;
  // ruleid: javascript-template-injection
  const page = pug.compile(source);
  res.send(page());
});

router.post('/mail', (req, res) => {
  // ruleid: javascript-template-injection
  const template = Handlebars.compile(`<p>${req.body.intro}</p><p>{{body}}</p>`);
  // ruleid: javascript-template-injection
  const footer = nunjucks.renderString(req.body.footer, {});
  res.send(template({ body: req.body.body }) + footer);
});

router.get('/profile', (req, res) => {
  // ruleid: javascript-template-injection
  res.render('profile', req.query);
});

module.exports = router;
