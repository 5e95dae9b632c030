import { parse } from 'graphql';
import { costOf } from './cost.ts';

describe('costOf', () => {
  it('is that of the example that GitHub calculates', () => {
    const query = `query { viewer { login repositories(first: 100) { edges { node { id
      issues(first: 50) { edges { node { id labels(first: 60) { edges { node { id name } } } } } } } } } } }`;
    // 1 + 100 + 5,000 requests; 100 + 5,000 + 300,000 nodes.
    expect(costOf(parse(query))).toEqual({ points: 51, nodes: 305_100 });
  });

  it('is never less than a point, and follows fragments and variables', () => {
    expect(costOf(parse('query { viewer { login } }'))).toEqual({ points: 1, nodes: 0 });
    const query = 'query Q($n: Int) { viewer { ...R ... on User { gists(last: 5) { totalCount } } } } fragment R on User { repositories(first: $n) { totalCount } }';
    expect(costOf(parse(query), { n: 7 })).toEqual({ points: 1, nodes: 12 });
  });
});
