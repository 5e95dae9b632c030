import { objectOf, rendered, type Specification } from './chart.ts';

const ROUTES = ['--set', 'ingress.enabled=true,ingress.host=provenance.example.com,httpRoute.enabled=true,httpRoute.parentRefs[0].name=public'];

/** The paths that the two open, and undefined for a rule of the route that is open to every path. */
function paths(...more: string[]): Record<'route' | 'ingress', (string | undefined)[]> {
  const objects = rendered('minimal', [...ROUTES, ...more]);
  const route = objectOf(objects, 'HTTPRoute', 'http').spec.rules.flatMap(({ matches }: Specification) => matches?.map(({ path }: Specification) => path.value as string) ?? [undefined]) as string[];
  const ingress = objectOf(objects, 'Ingress', 'http').spec.rules[0].http.paths.map(({ path }: Specification) => path as string) as string[];
  return { route, ingress };
}

const WRITTEN = ['/v1/analysis', '/v1/github/webhooks'];

it('opens submissions and what is read, and neither figures nor probes', () => {
  const opened = [...WRITTEN, '/v1', '/docs', '/openapi.json'];
  expect(paths()).toEqual({ route: opened, ingress: opened });
});

it('opens submissions alone where nothing is to be read from outside', () => {
  expect(paths('--set-json', 'ingress.readPaths=[]', '--set-json', 'httpRoute.readPaths=[]')).toEqual({ route: WRITTEN, ingress: WRITTEN });
});

describe('how long a Gateway lets a request take', () => {
  const timeouts = (...set: string[]): unknown[] => objectOf(rendered('minimal', [...ROUTES, ...set]), 'HTTPRoute', 'http').spec.rules.map((rule: Specification) => rule.timeouts as object);

  it('is as long as it takes: some end a long poll after 15 s by themselves', () => {
    expect(timeouts()).toEqual([{ request: '0s' }, { request: '0s' }]);
  });

  it('is what the values say, and nothing where they say nothing', () => {
    expect(timeouts('--set', 'httpRoute.timeouts.request=2m,httpRoute.timeouts.backendRequest=90s')).toEqual(Array(2).fill({ request: '2m', backendRequest: '90s' }));
    expect(timeouts('--set', 'httpRoute.timeouts.request=')).toEqual([undefined, undefined]);
  });
});
