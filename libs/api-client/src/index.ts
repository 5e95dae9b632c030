export { type ReportQuery } from './analytics/report-address.ts';
export { ApiError, type ApiErrorKind } from './api-error.ts';
export { CallError } from './call-error.ts';
export { Client } from './client.ts';
export { type ClientOptions } from './http/transport.ts';
export * from './schemas.ts';
