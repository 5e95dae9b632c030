import { Section, Setting } from '@provenance/service';
import { parseRedisUrl, redisUrlFault, type RedisAddress, type RedisTarget } from '@provenance/store';
import { IsFQDN, IsOptional, ValidateBy } from 'class-validator';
import { authorityFault, certificateFault, privateKeyFault } from './tls-material.ts';

type Fault = (value: string, config: RedisConfig) => string | undefined;

@Section('Redis')
export class RedisConfig {
  @Setting({
    env: 'PROVENANCE_REDIS_URL',
    purpose:
      'Redis connection string: redis://host:port/db; redis+sentinel://host:port,host:port/master/db for the primary that sentinels name; ' +
      'redis+cluster://host:port,host:port for a cluster. With rediss in place of redis: over TLS.',
    secret: true,
  })
  @Sound((url) => redisUrlFault(url))
  url = 'redis://localhost:6379/0';

  @Setting({
    env: 'PROVENANCE_REDIS_SENTINEL_USERNAME',
    purpose: 'User at the sentinels themselves, where they have users; the credentials in the connection string are the servers\'.',
    type: 'string',
  })
  @IsOptional()
  @Sound((_username, config) => onlyWithSentinels(config) ?? (config.sentinelPassword === undefined ? 'needs PROVENANCE_REDIS_SENTINEL_PASSWORD' : undefined))
  sentinelUsername?: string;

  @Setting({ env: 'PROVENANCE_REDIS_SENTINEL_PASSWORD', purpose: 'Password at the sentinels themselves.', type: 'string', secret: true })
  @IsOptional()
  @Sound((_password, config) => onlyWithSentinels(config))
  sentinelPassword?: string;

  @Setting({
    env: 'PROVENANCE_REDIS_TLS_CA',
    purpose: 'PEM of the authorities that sign the certificates of Redis and its sentinels, in place of those that the system trusts.',
    type: 'string',
    secret: true,
  })
  @IsOptional()
  @Sound((pem, config) => onlyWithTls(config) ?? authorityFault(pem))
  tlsCa?: string;

  @Setting({
    env: 'PROVENANCE_REDIS_TLS_SERVER_NAME',
    purpose: 'The name that all these certificates carry, where servers are reached by another: nodes of a cluster that announce their addresses, for one.',
    type: 'string',
  })
  @IsOptional()
  @IsFQDN({ require_tld: false, allow_underscores: true }, { message: '$property must be the name of a host' })
  @Sound((_name, config) => onlyWithTls(config))
  tlsServerName?: string;

  @Setting({ env: 'PROVENANCE_REDIS_TLS_CERTIFICATE', purpose: 'PEM of a certificate of our own, where Redis asks its clients for one.', type: 'string', secret: true })
  @IsOptional()
  @Sound((pem, config) => onlyWithTls(config) ?? (config.tlsPrivateKey === undefined ? 'needs PROVENANCE_REDIS_TLS_PRIVATE_KEY' : certificateFault(pem)))
  tlsCertificate?: string;

  @Setting({ env: 'PROVENANCE_REDIS_TLS_PRIVATE_KEY', purpose: 'PEM of the private key of that certificate.', type: 'string', secret: true })
  @IsOptional()
  @Sound((pem, config) => onlyWithTls(config) ?? (config.tlsCertificate === undefined ? 'needs PROVENANCE_REDIS_TLS_CERTIFICATE' : privateKeyFault(pem, config.tlsCertificate)))
  tlsPrivateKey?: string;

  /** What a connection needs, as the store and the queues take it. */
  target(): RedisTarget {
    const { url, sentinelUsername: username, sentinelPassword: password, tlsCa: ca, tlsServerName: serverName } = this;
    const { tlsCertificate: certificate, tlsPrivateKey: privateKey } = this;
    return { url, tls: set({ ca, serverName, certificate, privateKey }), sentinel: set({ username, password }) };
  }
}

/** A rule that says itself what is wrong. */
function Sound(fault: Fault): PropertyDecorator {
  const of = (value: unknown, config: object | undefined): string | undefined => fault(String(value), config as RedisConfig);
  return ValidateBy({
    name: 'sound',
    validator: {
      validate: (value, args) => of(value, args?.object) === undefined,
      defaultMessage: (args) => of(args?.value, args?.object) ?? '',
    },
  });
}

/** A setting that would be ignored is a mistake: with TLS, a dangerous one. */
function onlyWithTls({ url }: RedisConfig): string | undefined {
  return holds(url, ({ tls }) => tls) ? undefined : 'is for TLS, and PROVENANCE_REDIS_URL does not start with rediss';
}

function onlyWithSentinels({ url }: RedisConfig): string | undefined {
  return holds(url, ({ topology }) => topology === 'sentinel') ? undefined : 'is for sentinels, and PROVENANCE_REDIS_URL names none';
}

/** True for a URL that cannot be read: one fault is told for it. */
function holds(url: string, of: (address: RedisAddress) => boolean): boolean {
  return redisUrlFault(url) !== undefined || of(parseRedisUrl(url));
}

/** The same without what is not set. */
function set<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> };
}
