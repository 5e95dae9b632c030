import { IsOptional, Matches, ValidateBy, type ValidationArguments } from 'class-validator';
import { Section, Setting } from './setting.decorator.ts';

/** RFC 3986, userinfo: with anything else in it an address would be read in another way. */
const USER_AND_PASSWORD = /^(?:[\w.~!$&'()*+,;=-]|%[\dA-Fa-f]{2})+:(?:[\w.~!$&'()*+,;=:-]|%[\dA-Fa-f]{2})*$/;

const EXCEPTION = /^(?:\*?\.)?[\w-]+(?:\.[\w-]+)*$/;

/**
 * Node knows proxies from its environment too (NODE_USE_ENV_PROXY, HTTPS_PROXY), and ends with the whole address, its
 * password in it, printed when it cannot be read. These are checked like all settings, and a secret comes from a file.
 */
@Section('Proxy')
export class ProxyConfig {
  @Setting({
    env: 'PROVENANCE_PROXY_URL',
    purpose: 'HTTP proxy, with its port, by which what speaks https is asked: GitHub, the keys of an OIDC issuer, Snowflake, BigQuery, a collector of rows. Not ClickHouse, traces and metrics.',
    type: 'string',
    unset: '(none)',
  })
  @IsOptional()
  @Matches(/^https?:\/\/[^/:@\s]+:\d{1,5}$/, { message: 'must be an address with its port and without a user, such as http://proxy.internal:3128' })
  url?: string;

  @Setting({ env: 'PROVENANCE_PROXY_CREDENTIALS', purpose: 'The user and the password of the proxy: user:password, both percent-encoded.', type: 'string', secret: true, unset: '(none)' })
  @IsOptional()
  @Matches(USER_AND_PASSWORD, { message: 'must be user:password, both percent-encoded' })
  @ValidateBy({ name: 'ofProxy', validator: { validate: (_text, args) => hasProxy(args), defaultMessage: () => 'is of no proxy: PROVENANCE_PROXY_URL is not set' } })
  credentials?: string;

  @Setting({ env: 'PROVENANCE_PROXY_EXCEPTIONS', purpose: 'Hosts that are asked without the proxy, with commas between them: each with all names below it.' })
  @ValidateBy({ name: 'exceptions', validator: { validate: (text) => hostsOf(String(text)).every((host) => EXCEPTION.test(host)), defaultMessage: () => 'must be names of hosts with commas between them, without ports' } })
  exceptions = 'localhost,127.0.0.1';
}

function hasProxy(args?: ValidationArguments): boolean {
  return (args?.object as ProxyConfig).url !== undefined;
}

/** The hosts of a list, as they were written. */
export function hostsOf(list: string): string[] {
  return list.split(',').map((host) => host.trim()).filter(Boolean);
}
