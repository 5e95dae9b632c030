import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

type Json = Record<string, unknown>;

const description = JSON.parse(readFileSync(new URL('../../openapi/github.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, { responses: Record<string, Json>; requestBody?: Json }>>;
};

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
addFormats.default(ajv);
// Formats that OpenAPI names and JSON Schema does not know.
ajv.addFormat('repo.nwo', true);
ajv.addSchema({ $id: 'github', ...description });

const compiled = new Map<string, ValidateFunction | undefined>();

/** What GitHub's description does not allow of an answer; empty when it is right. An operation that it lacks is wrong. */
export function faultsOfAnswer(method: string, template: string, status: number, body: unknown): string[] {
  return faults(`${pointer(method, template)}/responses/${status}/content/application~1json/schema`, body);
}

/** The same for the body of a request. */
export function faultsOfRequest(method: string, template: string, body: unknown): string[] {
  return faults(`${pointer(method, template)}/requestBody/content/application~1json/schema`, body);
}

function pointer(method: string, template: string): string {
  return `github#/paths/${encodeURIComponent(template).replaceAll('%2F', '~1')}/${method.toLowerCase()}`;
}

function faults(ref: string, body: unknown): string[] {
  if (!compiled.has(ref)) {
    compiled.set(ref, ajv.getSchema(ref) as ValidateFunction | undefined);
  }
  const check = compiled.get(ref);
  if (check === undefined) {
    return [`GitHub's description has no ${ref}`];
  }
  return check(body) === true ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath || 'the body'} ${message}`);
}
