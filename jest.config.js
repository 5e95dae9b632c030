/**
 * One configuration for every project, called with --rootDir. Nest 12, octokit 5 and BullMQ are ESM
 * only, so jest runs in its ESM mode: NODE_OPTIONS=--experimental-vm-modules (set by the npm scripts).
 * Module mocks do not work there: fakes come in by constructor.
 */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@provenance/source', 'node', 'node-addons'] },
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  // Two cores, of which jest would take one: most suites wait for servers more than they compute.
  maxWorkers: 2,
  testTimeout: 30_000,
};
