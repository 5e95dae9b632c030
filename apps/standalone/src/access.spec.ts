import { SCOPES } from '@provenance/domain';
import { apiDescription } from './describe.ts';

interface Operation {
  security?: { bearer?: string[] }[];
  'x-open'?: true;
}

it('every route of every role names one scope, or says that it is open', async () => {
  const { paths } = (await apiDescription('1')) as { paths: Record<string, Record<string, Operation>> };
  const routes = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, operation })));
  const scopesOf = ({ security = [] }: Operation) => security.flatMap(({ bearer = [] }) => bearer);
  const open = routes.filter(({ operation }) => operation['x-open'] === true);
  const guarded = routes.filter(({ operation }) => scopesOf(operation).length === 1 && SCOPES.some((scope) => scope === scopesOf(operation)[0]));

  expect(routes.length).toBeGreaterThan(20);
  expect(routes.filter((route) => open.includes(route) === guarded.includes(route)).map(({ route }) => route)).toEqual([]);
  expect(open.map(({ route }) => route).sort()).toEqual(expect.arrayContaining(['GET /healthz', 'GET /readyz', 'GET /v1/keys', 'POST /v1/github/webhooks']));
  // An open route is a decision: a new one is added here by hand.
  expect(open.filter(({ route }) => !/^GET \/(?:healthz|readyz|v1\/keys|v1\/schemas\/[^/]+|v1\/policies\/schema)$|^POST \/v1\/github\/webhooks$/.test(route)).map(({ route }) => route)).toEqual([]);
});
