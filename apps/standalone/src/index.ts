export { startStandalone, type Standalone } from './standalone.ts';
export { apiDescription, configurationReference } from './describe.ts';
