/*
 * Writes github.json beside it: of GitHub's published OpenAPI description the operations that the stand-in
 * answers, with what they refer to, without texts and examples. The whole description is 385 MB as a package, so it is
 * no dependency. Anew, after `npm install --no-save @octokit/openapi@23.0.2` in a folder of its own:
 *   node openapi/slice.mjs <folder>/node_modules/@octokit/openapi/generated/api.github.com.json
 */
import { readFileSync, writeFileSync } from 'node:fs';

const OPERATIONS = [
  ['get', '/rate_limit'],
  ['get', '/repos/{owner}/{repo}/installation'],
  ['post', '/app/installations/{installation_id}/access_tokens'],
  ['get', '/repos/{owner}/{repo}/pulls/{pull_number}/files'],
  ['get', '/repos/{owner}/{repo}/commits/{ref}/check-runs'],
  ['post', '/repos/{owner}/{repo}/check-runs'],
  ['patch', '/repos/{owner}/{repo}/check-runs/{check_run_id}'],
  ['get', '/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations'],
  ['get', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['post', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['patch', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
];
const TEXTS = new Set(['description', 'summary', 'example', 'examples', 'externalDocs', 'tags', 'operationId', 'headers']);

const whole = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const slice = { openapi: whole.openapi, info: { title: whole.info.title, version: whole.info.version }, paths: {}, components: {} };

/** Copies a node without its texts, and what it refers to into the components. `named`: its keys are names, not words. */
function copy(node, named = false) {
  if (Array.isArray(node)) return node.map((one) => copy(one));
  if (node === null || typeof node !== 'object') return node;
  if (typeof node.$ref === 'string') bring(node.$ref);
  const kept = Object.entries(node).filter(([key]) => named || (!TEXTS.has(key) && !key.startsWith('x-')));
  return nullable(Object.fromEntries(kept.map(([key, value]) => [key, copy(value, !named && key === 'properties')])), named);
}

/** What OpenAPI 3.0 says with `nullable`, JSON Schema says with a type of its own. */
function nullable(schema, named) {
  if (named || schema.nullable !== true) return schema;
  const rest = Object.entries(schema).filter(([key]) => key !== 'nullable');
  return { anyOf: [Object.fromEntries(rest), { type: 'null' }] };
}

function bring(ref) {
  const [, kind, name] = ref.slice(2).split('/');
  slice.components[kind] ??= {};
  if (name in slice.components[kind]) return;
  slice.components[kind][name] = null;
  slice.components[kind][name] = copy(whole.components[kind][name]);
}

for (const [method, path] of OPERATIONS) {
  const { parameters, requestBody, responses } = whole.paths[path][method];
  (slice.paths[path] ??= {})[method] = copy({ parameters, requestBody, responses });
}
writeFileSync(new URL('github.json', import.meta.url), `${JSON.stringify(slice)}\n`);
