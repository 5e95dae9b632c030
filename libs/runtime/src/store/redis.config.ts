import { Section, Setting } from '@provenance/service';
import { Matches } from 'class-validator';

@Section('Redis')
export class RedisConfig {
  @Setting({
    env: 'PROVENANCE_REDIS_URL',
    purpose: 'Redis connection string: redis://, rediss:// for TLS, redis+cluster://host:port,host:port for a cluster.',
    secret: true,
  })
  @Matches(/^(?:rediss?|redis\+cluster):\/\/\S+$/, { message: 'must be a redis://, rediss:// or redis+cluster:// URL' })
  url = 'redis://localhost:6379/0';
}
