import { setGlobalProxyFromEnv } from 'node:http';
import { hostsOf, type ProxyConfig } from '../config/proxy.config.ts';

/**
 * From now on fetch and node:https ask by the proxy, if there is one; plain HTTP goes past it, for it stays inside.
 * https://nodejs.org/docs/latest-v24.x/api/http.html#httpsetglobalproxyfromenvproxyenv
 */
export function askByProxy({ url, credentials, exceptions }: ProxyConfig): void {
  if (url === undefined) return;
  setGlobalProxyFromEnv({ https_proxy: credentials === undefined ? url : url.replace('://', () => `://${credentials}@`), no_proxy: noProxy(exceptions) });
}

/**
 * fetch takes a name for all below it, node:https for itself alone; an address of IPv6 the one takes in brackets, the
 * other without: both read both forms.
 */
function noProxy(exceptions: string): string {
  return hostsOf(exceptions)
    .map((host) => host.toLowerCase().replace(/^\*?\./, ''))
    .flatMap((host) => [host, host.startsWith('[') ? host.slice(1, -1) : `.${host}`])
    .join(',');
}
