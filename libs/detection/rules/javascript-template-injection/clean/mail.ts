import ejs from 'ejs';
import Handlebars from 'handlebars';
import fs from 'fs';
import type { Request, Response } from 'express';

const welcome = Handlebars.compile('<p>Hello {{name}}</p>');

export function preview(req: Request, res: Response) {
  // ok: javascript-template-injection
  const html = ejs.render('<p><%= name %></p>', { name: req.query.name });
  // ok: javascript-template-injection
  const text = welcome({ name: req.body.name });
  const source = fs.readFileSync('views/mail.ejs', 'utf8');
  // ok: javascript-template-injection
  const mail = ejs.render(source, { body: req.body.text });
  // ok: javascript-template-injection
  res.render('mail', { html, text, mail, name: req.query.name });
}
