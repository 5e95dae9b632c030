import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom. An arrow that is not listed here is an error: the layers are the architecture
 * (docs/architecture.md). `e2e` sees no app source: it starts apps as their users do.
 */
const LAYERS = [
  { tag: 'layer:domain', may: [], banned: ['*'] },
  { tag: 'layer:contract', may: ['layer:domain'], banned: ['@nestjs/*', 'bullmq', 'ioredis', 'octokit'] },
  { tag: 'layer:attribution', may: ['layer:domain'], banned: ['*'] },
  { tag: 'layer:policy', may: ['layer:domain'], banned: ['@nestjs/*', 'bullmq', 'ioredis', 'octokit'] },
  { tag: 'layer:detection', may: ['layer:domain', 'layer:embedded'], banned: ['@nestjs/*', 'bullmq', 'ioredis', 'octokit'] },
  { tag: 'layer:github', may: ['layer:domain', 'layer:attribution', 'layer:github-stand-in'], banned: ['@nestjs/*', 'bullmq', 'ioredis'] },
  { tag: 'layer:store', may: ['layer:domain', 'layer:embedded'], banned: ['@nestjs/*', 'bullmq', 'octokit'] },
  { tag: 'layer:queue', may: ['layer:contract', 'layer:domain', 'layer:store', 'layer:embedded'], banned: ['@nestjs/*', 'octokit'] },
  { tag: 'layer:service', may: ['layer:domain'], banned: ['bullmq', 'ioredis', 'octokit'] },
  { tag: 'layer:runtime', may: ['layer:domain', 'layer:queue', 'layer:service', 'layer:store', 'layer:embedded'], banned: ['bullmq', 'ioredis', 'octokit'] },
  { tag: 'layer:repository', may: ['layer:domain', 'layer:embedded'], banned: ['@nestjs/*', 'bullmq', 'ioredis', 'octokit'] },
  { tag: 'layer:api-client', may: [], banned: ['@nestjs/*', 'bullmq', 'ioredis', 'octokit'] },
  { tag: 'layer:report', may: ['layer:api-client'], banned: ['@nestjs/*', 'bullmq', 'ioredis', 'octokit'] },
  { tag: 'layer:embedded', may: [], banned: ['@nestjs/*', 'bullmq', 'ioredis', 'octokit'] },
  // Tests and the demo talk to it over HTTP as they would to GitHub; nothing that runs at a user's does.
  { tag: 'layer:github-stand-in', may: [], banned: ['@nestjs/*', 'bullmq', 'ioredis', 'octokit'] },
  { tag: 'layer:server', may: ['layer:domain', 'layer:policy', 'layer:contract', 'layer:queue', 'layer:store', 'layer:runtime', 'layer:service', 'layer:embedded'], banned: ['bullmq', 'ioredis', 'octokit'] },
  { tag: 'layer:server-github', may: ['layer:domain', 'layer:report', 'layer:contract', 'layer:queue', 'layer:store', 'layer:runtime', 'layer:service', 'layer:attribution', 'layer:github', 'layer:embedded', 'layer:github-stand-in'], banned: ['bullmq', 'ioredis', 'octokit'] },
  { tag: 'layer:server-detect', may: ['layer:domain', 'layer:contract', 'layer:queue', 'layer:store', 'layer:runtime', 'layer:service', 'layer:detection', 'layer:embedded'], banned: ['bullmq', 'ioredis', 'octokit'] },
  // Front ends know only HTTP; the command line judges offline and asks GitHub too, by the code of the service.
  { tag: 'layer:cli', may: ['layer:api-client', 'layer:policy', 'layer:report', 'layer:repository', 'layer:domain', 'layer:attribution', 'layer:detection', 'layer:github', 'layer:embedded', 'layer:github-stand-in'], banned: ['@nestjs/*', 'bullmq', 'ioredis', 'octokit'] },
  { tag: 'layer:action', may: ['layer:api-client', 'layer:report', 'layer:repository', 'layer:embedded'], banned: ['@nestjs/*', 'bullmq', 'ioredis', 'octokit'] },
  { tag: 'layer:standalone', may: ['layer:server', 'layer:server-github', 'layer:server-detect', 'layer:service', 'layer:store', 'layer:embedded', 'layer:domain', 'layer:api-client', 'layer:report', 'layer:repository', 'layer:github-stand-in'], banned: ['bullmq', 'ioredis', 'octokit'] },
  { tag: 'layer:tools', may: ['layer:github-stand-in', 'layer:domain', 'layer:policy', 'layer:attribution', 'layer:contract', 'layer:queue', 'layer:store', 'layer:runtime', 'layer:service', 'layer:detection', 'layer:embedded', 'layer:server', 'layer:server-detect', 'layer:server-github', 'layer:standalone', 'layer:api-client', 'layer:report', 'layer:repository', 'layer:cli'], banned: [] },
  { tag: 'layer:e2e', may: ['layer:domain', 'layer:contract', 'layer:queue', 'layer:store', 'layer:embedded', 'layer:github-stand-in'], banned: ['@nestjs/*', 'octokit'] },
];

const PURE = ['libs/domain/src/**/*.ts', 'libs/attribution/src/**/*.ts', 'libs/contracts/src/**/*.ts'];

/** A pure function is handed its clock and its randomness; otherwise its tests and its repeats differ. */
const IMPURE = ['process', 'fetch', 'setTimeout', 'setInterval', 'console', 'performance'].map((name) => ({
  name,
  message: 'Pure layer: hand it in.',
}));

export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/bundle/**', '**/generated/**', '**/node_modules/**', '**/rules/*/match/**', '**/rules/*/clean/**', '**/fixtures/**', 'apps/standalone/sample/**', '.nx/**', '.parts/**', 'tmp/**'],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { project: [`${import.meta.dirname}/tsconfig.spec.json`] } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          banTransitiveDependencies: false,
          checkDynamicDependenciesExceptions: ['.*'],
          // Starting real parts is what the tests of every layer share; the production code of a layer does not.
          depConstraints: LAYERS.map(({ tag, may, banned }) => ({
            sourceTag: tag,
            onlyDependOnLibsWithTags: may.length === 0 ? ['none'] : may,
            ...(banned[0] === '*' ? { allowedExternalImports: ['node:crypto', 'fast-check', '@jest/globals'] } : { bannedExternalImports: banned }),
          })),
        },
      ],
      complexity: ['error', 12],
      'max-lines': ['error', 400],
      'max-depth': ['error', 3],
      'max-params': ['error', 6],
      // `== null` means neither null nor undefined: one question, one operator.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none' }],
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  {
    files: PURE,
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', ...IMPURE],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Pure layer: hand the clock in.' },
        { object: 'Math', property: 'random', message: 'Pure layer: hand the randomness in.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pure layer: hand the clock in.' },
      ],
      'no-restricted-imports': ['error', { patterns: [{ regex: '^node:(?!crypto$)', message: 'Pure layer: no I/O.' }] }],
    },
  },
  {
    files: ['**/*.spec.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/unbound-method': 'off' },
  },
);
