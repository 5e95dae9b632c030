import { IsUrl } from 'class-validator';
import { Section, Setting } from './setting.decorator.ts';

@Section('Redis')
export class RedisConfig {
  @Setting({ env: 'PROVENANCE_REDIS_URL', purpose: 'Redis connection string (redis:// or rediss://).', secret: true })
  @IsUrl({ require_tld: false, protocols: ['redis', 'rediss'], require_protocol: true })
  url = 'redis://localhost:6379/0';
}
