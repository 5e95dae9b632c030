export { startStandalone, type Standalone } from './standalone.ts';
export { apiDescription, configurationReference, settingVariables } from './describe.ts';
