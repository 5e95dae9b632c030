import type { OpenAPIObject } from '@nestjs/swagger';
import { html, type Html } from './html.ts';
import { exampleOf, operationsOf, schemaText, type Operation } from './operations.ts';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; }
nav ul { columns: 20rem; padding-left: 1.2rem; }
section { border-top: 1px solid #8886; margin-top: 2rem; padding-top: 1rem; }
h2 { font-size: 1.1rem; } h2 b { display: inline-block; min-width: 3.5rem; }
code, pre { font: 0.85rem/1.45 ui-monospace, monospace; }
pre { overflow-x: auto; padding: 0.8rem; background: #8881; border-radius: 6px; }
table { border-collapse: collapse; } td, th { text-align: left; padding: 0.2rem 1rem 0.2rem 0; vertical-align: top; }
`;

/** The description as one page that works without a network and without scripts. */
export function renderDocs(document: OpenAPIObject): string {
  const operations = operationsOf(document);
  const schemas = Object.entries(document.components?.schemas ?? {});
  const page = html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${document.info.title}</title>
<style>${STYLE}</style>
<h1>${document.info.title} <small>${document.info.version}</small></h1>
<p>${document.info.description}</p>
<p>The same for programs: <a href="openapi.json">openapi.json</a> (OpenAPI ${document.openapi}).</p>
<nav><ul>${operations.map(entry)}</ul></nav>
${operations.map(section)}
<section><h2>Schemas</h2>
${schemas.map(([name, schema]) => html`<details id="${name}"><summary><code>${name}</code></summary><pre>${schemaText(schema)}</pre></details>`)}
</section>
</html>`;
  return page.text;
}

function entry({ id, method, path }: Operation): Html {
  return html`<li><a href="#${id}"><code>${method} ${path}</code></a></li>`;
}

function section(operation: Operation): Html {
  const { id, method, path, summary, description, parameters, requestExamples, responses } = operation;
  return html`<section id="${id}">
<h2><b>${method}</b> <code>${path}</code></h2>
<p>${summary}</p>
<p>${description}</p>
${parameters.length === 0 ? undefined : html`<table>${parameters.map(({ name, place, about }) => html`<tr><td><code>${name}</code></td><td>${place}</td><td>${about}</td></tr>`)}</table>`}
${requestExamples.map((example) => html`<h3>Request</h3><pre>${exampleOf(example)}</pre>`)}
<table>${responses.map(({ status, about }) => html`<tr><td><code>${status}</code></td><td>${about}</td></tr>`)}</table>
${responses.flatMap(({ status, examples }) => examples.map((example) => html`<h3>${status}</h3><pre>${exampleOf(example)}</pre>`))}
</section>`;
}
