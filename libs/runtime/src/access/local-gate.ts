import { Access, ProvenanceError } from '@provenance/domain';
import type { HttpConfig } from '@provenance/service';
import type { Admit } from './request-gate.ts';

const LOOPBACK_NAME = /^(?:localhost|[\w.-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Lets everybody in who is on this machine, where authentication is off. Loopback alone does not say that: a page in the
 * developer's browser reaches it too. It can send what needs no preflight, such as a POST without a body, under its own
 * Origin; and by a name of its own that it has resolve to 127.0.0.1 (DNS rebinding) it can do everything.
 */
export function localGate({ serviceBaseUrl }: Pick<HttpConfig, 'serviceBaseUrl'>): Admit {
  const own = new URL(serviceBaseUrl).hostname;
  return async (request) => {
    const { host = '', origin } = request.headers;
    const name = hostOf(`http://${host}`)?.hostname;
    if (name === undefined || !(LOOPBACK_NAME.test(name) || name === own)) {
      throw new ProvenanceError('forbidden', 'Without authentication only this machine is answered, by a name of loopback or that of PROVENANCE_SERVICE_BASE_URL');
    }
    if (origin !== undefined && hostOf(origin)?.host !== host.toLowerCase()) {
      throw new ProvenanceError('forbidden', 'Without authentication pages of other sites are not answered');
    }
    return Access.unlimited('anyone');
  };
}

function hostOf(address: string): URL | undefined {
  return URL.parse(address) ?? undefined;
}
