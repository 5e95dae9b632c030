import { IsInt, IsIP, IsUrl, Max, Min } from 'class-validator';
import { Section, Setting } from './setting.decorator.ts';

/** A body is read as one text, and V8 makes none above 512 MiB. */
const MOST_BYTES = 256 * 1024 * 1024;

@Section('HTTP')
export class HttpConfig {
  @Setting({ env: 'PROVENANCE_PORT', purpose: 'Port of the HTTP side of a process; 0 takes a free one.' })
  @IsInt()
  @Min(0)
  @Max(65_535)
  port = 8000;

  @Setting({
    env: 'PROVENANCE_HOST',
    purpose: 'Address to listen on. Loopback unless said otherwise; a container sets ::, every address of IPv4 and IPv6.',
  })
  @IsIP()
  host = '127.0.0.1';

  @Setting({ env: 'PROVENANCE_SERVICE_BASE_URL', purpose: 'Base URL used in status links.' })
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  serviceBaseUrl = 'http://localhost:8000';

  @Setting({ env: 'PROVENANCE_HTTP_MAX_BODY_BYTES', purpose: 'Largest request body as sent, in bytes (413 beyond).' })
  @IsInt()
  @Min(1024)
  @Max(MOST_BYTES)
  maxBodyBytes = 8 * 1024 * 1024;

  @Setting({
    env: 'PROVENANCE_HTTP_MAX_INFLATED_BYTES',
    purpose: 'Largest request body once gzip or zstd is undone, in bytes (413 beyond).',
  })
  @IsInt()
  @Min(1024)
  @Max(MOST_BYTES)
  maxInflatedBytes = 32 * 1024 * 1024;

  @Setting({ env: 'PROVENANCE_HTTP_MAX_JSON_DEPTH', purpose: 'Deepest nesting of a JSON body (400 beyond).' })
  @IsInt()
  @Min(8)
  @Max(1000)
  maxJsonDepth = 64;

  @Setting({
    env: 'PROVENANCE_HTTP_REQUEST_TIMEOUT_SECONDS',
    purpose: 'Time in which a client must have sent its whole request.',
  })
  @IsInt()
  @Min(1)
  @Max(3_600)
  requestTimeoutSeconds = 60;

  /** Where readers find an analysis. */
  analysisUrl(analysisId: string): string {
    return `${this.serviceBaseUrl.replace(/\/+$/, '')}/v1/analysis/${analysisId}`;
  }
}
