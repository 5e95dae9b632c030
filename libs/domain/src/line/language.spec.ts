import { languageOf } from './language.ts';

it.each([
  ['api/orders.py', 'python'],
  ['web/App.TSX', 'typescript'],
  ['web/app.mjs', 'javascript'],
  ['Dockerfile', 'dockerfile'],
  ['deploy/Dockerfile.prod', 'dockerfile'],
  ['deploy/api.dockerfile', 'dockerfile'],
  ['.github/workflows/ci.yml', 'yaml'],
  ['go.mod', 'gomod'],
  ['-rf;$(x).py', 'python'],
  ['LICENSE', 'unknown'],
  ['py', 'unknown'],
  ['x.constructor', 'unknown'],
  ['constructor', 'unknown'],
  ['', 'unknown'],
])('languageOf(%j) is %s', (path, language) => {
  expect(languageOf(path)).toBe(language);
});
