import { Ajv2020 } from 'ajv/dist/2020.js';

export interface Asked {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body?: Record<string, unknown>;
}

const UUID = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
const TEXT = { type: 'string' };
/** A name that holds a lower-case letter is another one: these members are case-sensitive. */
const NAME = { type: 'string', minLength: 1 };

const HEADERS = {
  type: 'object',
  required: ['authorization', 'accept', 'user-agent', 'x-snowflake-authorization-token-type'],
  properties: {
    authorization: { type: 'string', pattern: '^Bearer [\\w.-]+$' },
    accept: { enum: ['application/json', '*/*'] },
    'content-type': { const: 'application/json' },
    'user-agent': { type: 'string', pattern: '^[\\w-]+/[\\w.-]+$' },
    'x-snowflake-authorization-token-type': { enum: ['KEYPAIR_JWT', 'OAUTH', 'PROGRAMMATIC_ACCESS_TOKEN'] },
  },
};

/** Body of the POST request to /api/v2/statements. */
const STATEMENT = {
  type: 'object',
  required: ['statement'],
  additionalProperties: false,
  properties: {
    statement: TEXT,
    timeout: { type: 'integer', minimum: 0, maximum: 604_800 },
    database: NAME,
    schema: NAME,
    warehouse: NAME,
    role: NAME,
    bindings: {
      type: 'object',
      additionalProperties: false,
      patternProperties: {
        '^[1-9][0-9]*$': {
          type: 'object',
          required: ['type', 'value'],
          additionalProperties: false,
          properties: { type: { enum: ['FIXED', 'REAL', 'TEXT', 'BINARY', 'BOOLEAN', 'DATE', 'TIME', 'TIMESTAMP_TZ', 'TIMESTAMP_LTZ', 'TIMESTAMP_NTZ'] }, value: TEXT },
        },
      },
    },
    parameters: { type: 'object' },
  },
};

const SUBMIT = {
  properties: {
    method: { const: 'POST' },
    path: { const: '/api/v2/statements' },
    query: {
      type: 'object',
      additionalProperties: false,
      properties: { requestId: { type: 'string', pattern: UUID }, retry: { const: 'true' }, async: { enum: ['true', 'false'] }, nullable: { enum: ['true', 'false'] } },
      dependentRequired: { retry: ['requestId'] },
    },
    headers: HEADERS,
    body: STATEMENT,
  },
  required: ['body'],
};

const ASK_AFTER = {
  properties: {
    method: { const: 'GET' },
    path: { type: 'string', pattern: `^/api/v2/statements/${UUID.slice(1)}` },
    query: { type: 'object', additionalProperties: false, properties: { requestId: { type: 'string', pattern: UUID }, partition: { type: 'string', pattern: '^[0-9]+$' } } },
    headers: HEADERS,
    body: false,
  },
};

const STATUS = { code: TEXT, sqlState: TEXT, message: TEXT, statementHandle: { type: 'string', pattern: UUID }, createdOn: { type: 'integer' }, statementStatusUrl: TEXT };

/** By the status of the answer; of others nothing is documented but that they may have a code and a message. */
const ANSWERS: Readonly<Record<number, object>> = {
  200: { type: 'object', required: ['statementHandle'], properties: { ...STATUS, data: { type: 'array', items: { type: 'array', items: { type: ['string', 'null'] } } } } },
  202: { type: 'object', required: ['statementHandle'], additionalProperties: false, properties: STATUS },
  408: { type: 'object', required: ['statementHandle'], additionalProperties: false, properties: STATUS },
  422: { type: 'object', required: ['message', 'statementHandle'], additionalProperties: false, properties: STATUS },
};

const ajv = new Ajv2020({ allErrors: true, strict: false });
const validators = new Map(Object.entries({ request: { type: 'object', if: { properties: { method: { const: 'POST' } } }, then: SUBMIT, else: ASK_AFTER }, ...ANSWERS }).map(([of, schema]) => [of, ajv.compile(schema)]));

/**
 * What is not as Snowflake documents it: its OpenAPI document of the SQL API (snowflakedb/snowflake-rest-api-specs,
 * specifications/sqlapi.yaml, version 2.0.0) and docs.snowflake.com/en/developer-guide/sql-api, stricter in that members
 * which are documented nowhere are refused.
 * @param of 'request', or the status of an answer
 */
export function violationsOf(of: 'request' | number, value: object): string[] {
  const validate = validators.get(String(of));
  return validate === undefined || validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${of}${instancePath} ${message}`);
}
