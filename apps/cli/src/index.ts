export { commandReference } from './docs/command-reference.ts';
