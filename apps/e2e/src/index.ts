export { System } from './system/system.ts';
