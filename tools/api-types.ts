import openapiTS, { astToString } from 'openapi-typescript';

const PREFACE = `// Generated from docs/openapi.json by \`npm run docs\`; do not edit.\n`;

/** The types of the HTTP API, as libs/api-client has them. @param description an OpenAPI 3.1 document */
export async function apiTypes(description: object): Promise<string> {
  const types = await openapiTS(JSON.parse(JSON.stringify(description)), { alphabetize: true });
  return PREFACE + astToString(types);
}
