import { Section, Setting } from '@provenance/service';
import { redisUrlFault } from '@provenance/store';
import { ValidateBy } from 'class-validator';

@Section('Redis')
export class RedisConfig {
  @Setting({
    env: 'PROVENANCE_REDIS_URL',
    purpose: 'Redis connection string: redis://, rediss:// for TLS, redis+cluster://host:port,host:port for a cluster.',
    secret: true,
  })
  @ValidateBy({
    name: 'redisUrl',
    validator: { validate: (url: string) => redisUrlFault(url) === undefined, defaultMessage: (args) => redisUrlFault(String(args?.value)) ?? '' },
  })
  url = 'redis://localhost:6379/0';
}
