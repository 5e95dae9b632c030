import { IsIn } from 'class-validator';
import { Section, Setting } from './setting.decorator.ts';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

@Section('Logs')
export class LogConfig {
  @Setting({ env: 'PROVENANCE_LOG_LEVEL', purpose: 'Least level that is logged: fatal, error, warn, info, debug, trace or silent.' })
  @IsIn(LOG_LEVELS)
  level: (typeof LOG_LEVELS)[number] = 'info';
}
