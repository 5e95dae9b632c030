import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { renderDocs } from './docs-page.ts';

/** Generated from the controllers of all processes (`npm run docs`): no process alone has the whole surface. */
const FILE = resolve(import.meta.dirname, '../../../../docs/openapi.json');

/** The description of the whole HTTP surface, as JSON and as a page; the same in whichever process serves it. */
@Injectable()
export class ApiDocument {
  readonly json = readFileSync(FILE, 'utf8');
  readonly page = renderDocs(JSON.parse(this.json) as OpenAPIObject);
}
