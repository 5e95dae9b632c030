import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { toJwk, type KeyRing } from '@provenance/domain';
import { OpenRoute } from '@provenance/service';
import { JWKS_EXAMPLE } from './attestation.example.ts';
import { JwksResponse } from './attestation.response.ts';

/** Injection token of the keys of decisions: a KeyRing, or null when signing is off. */
export const DECISION_KEYS = Symbol('decision keys');

@ApiTags('attestation')
@Controller('v1/keys')
export class KeysController {
  readonly #keys: KeyRing | null;

  constructor(@Inject(DECISION_KEYS) keys: KeyRing | null) {
    this.#keys = keys;
  }

  @Get()
  @OpenRoute()
  @Header('cache-control', 'public, max-age=300')
  @ApiOperation({ summary: 'The public keys of decisions and of their log, as a JWKS' })
  @ApiResponse({ status: 200, type: JwksResponse, example: JWKS_EXAMPLE })
  list(): JwksResponse {
    return { keys: (this.#keys?.all ?? []).map(toJwk) };
  }
}
