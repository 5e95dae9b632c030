import { IsOptional, ValidateBy, type ValidationArguments } from 'class-validator';
import { Section, Setting } from './setting.decorator.ts';

/** RFC 3986, userinfo: with anything else in it an address would be read in another way. */
const USER_AND_PASSWORD = /^(?:[\w.~!$&'()*+,;=-]|%[\dA-Fa-f]{2})+:(?:[\w.~!$&'()*+,;=:-]|%[\dA-Fa-f]{2})*$/;

const IPV6 = String.raw`\[[\dA-Fa-f:.]+\]`;
const EXCEPTION = new RegExp(String.raw`^(?:(?:\*?\.)?[\w-]+(?:\.[\w-]+)*|${IPV6})$`);
const ADDRESS = new RegExp(String.raw`^https?://(?:[\w-]+(?:\.[\w-]+)*|${IPV6}):[1-9]\d{0,4}$`);

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
  // What Node cannot read it prints, with the password that was put into it.
  @ValidateBy({ name: 'address', validator: { validate: (url) => ADDRESS.test(String(url)) && URL.canParse(String(url)), defaultMessage: () => 'must be an address with its port and without a user, such as http://proxy.internal:3128' } })
  url?: string;

  @Setting({ env: 'PROVENANCE_PROXY_CREDENTIALS', purpose: 'The user and the password of the proxy: user:password, both percent-encoded.', type: 'string', secret: true, unset: '(none)' })
  @IsOptional()
  @ValidateBy({ name: 'userAndPassword', validator: { validate: (text) => USER_AND_PASSWORD.test(String(text)) && isDecodable(String(text)), defaultMessage: () => 'must be user:password, both percent-encoded' } })
  @ValidateBy({ name: 'ofProxy', validator: { validate: (_text, args) => hasProxy(args), defaultMessage: () => 'is of no proxy: PROVENANCE_PROXY_URL is not set' } })
  credentials?: string;

  @Setting({ env: 'PROVENANCE_PROXY_EXCEPTIONS', purpose: 'Hosts that are asked without the proxy, with commas between them: each with all names below it.' })
  @ValidateBy({ name: 'exceptions', validator: { validate: (text) => hostsOf(String(text)).every((host) => EXCEPTION.test(host)), defaultMessage: () => 'must be names of hosts with commas between them, without ports; an address of IPv6 in brackets' } })
  exceptions = 'localhost,127.0.0.1';
}

/** Percent-encoded bytes must be UTF-8. */
function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
}

function hasProxy(args?: ValidationArguments): boolean {
  return (args?.object as ProxyConfig).url !== undefined;
}

/** The hosts of a list, as they were written. */
export function hostsOf(list: string): string[] {
  return list.split(',').map((host) => host.trim()).filter(Boolean);
}
