export { ApiDocument } from './docs/api-document.ts';
