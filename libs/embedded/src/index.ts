export * from './free-port.ts';
export * from './made-repository.ts';
export * from './redis-binary.ts';
export * from './redis-data-dir.ts';
export * from './redis-server.ts';
export * from './semgrep.ts';
export * from './service-process.ts';
export * from './workspace.ts';
