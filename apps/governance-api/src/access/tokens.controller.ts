import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ProvenanceError, type Access } from '@provenance/domain';
import { TokenAuthority } from '@provenance/runtime';
import { Allowed, ApiProblems, noteForAudit, RequireScope } from '@provenance/service';
import { TokenStore } from '@provenance/store';
import type { FastifyRequest } from 'fastify';
import type { RawQuery } from '../query/query-reader.ts';
import { ApiPage, pageOf, pageRequest } from '../results/page.ts';
import { ISSUED_TOKEN_EXAMPLE, TOKEN_EXAMPLE } from './access.example.ts';
import { CreateTokenRequest, readRotation, readTokenRequest, RotateTokenRequest } from './token-request.ts';
import { IssuedTokenResponse, toIssuedTokenResponse, TokensResponse, toTokenResponse } from './token.response.ts';

const ApiTokenId = (): MethodDecorator => ApiParam({ name: 'id', schema: { type: 'string', pattern: '^tk_[0-9a-f]{32}$', example: TOKEN_EXAMPLE.token_id } });

@ApiTags('admin')
@Controller('v1/admin/tokens')
export class TokensController {
  readonly #tokens: TokenAuthority;
  readonly #store: TokenStore;

  constructor(tokens: TokenAuthority, store: TokenStore) {
    this.#tokens = tokens;
    this.#store = store;
  }

  @Post()
  @RequireScope('admin')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Make a token', description: 'Its text is answered this once: the service keeps its sha256 alone.' })
  @ApiBody({ type: CreateTokenRequest, examples: { ci: { value: { name: 'CI of the shop', scopes: ['analysis:write', 'analysis:read'], repos: ['acme/shop'] } } } })
  @ApiProblems('malformed_body', 'unsupported_media_type', 'limit_reached', 'store_unavailable', 'store_full')
  @ApiResponse({ status: 201, type: IssuedTokenResponse, example: ISSUED_TOKEN_EXAMPLE })
  async create(@Body() body: unknown, @Allowed() access: Access, @Req() request: FastifyRequest): Promise<IssuedTokenResponse> {
    const wanted = readTokenRequest(body, now());
    const issued = await this.#tokens.issue(wanted, access.actor);
    noteForAudit(request, { target: issued.token.token_id });
    return toIssuedTokenResponse(issued, now());
  }

  @Get()
  @RequireScope('admin')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The tokens, without their secrets' })
  @ApiPage()
  @ApiProblems('store_unavailable')
  @ApiResponse({ status: 200, type: TokensResponse, example: { total: 1, items: [TOKEN_EXAMPLE] } })
  async list(@Query() query: RawQuery): Promise<TokensResponse> {
    const page = pageRequest(query);
    const [tokens, lastUsed] = await Promise.all([this.#store.list(), this.#store.lastUsed()]);
    const { items, ...rest } = pageOf(tokens, page);
    return { items: items.map((token) => toTokenResponse(token, now(), lastUsed.get(token.token_id))), ...rest };
  }

  @Delete(':id')
  @RequireScope('admin')
  @HttpCode(204)
  @ApiTokenId()
  @ApiOperation({ summary: 'Revoke a token', description: 'At once in this process, within five seconds in all others. It stays in the list.' })
  @ApiProblems('malformed_id', 'not_found', 'store_unavailable', 'store_full')
  @ApiResponse({ status: 204, description: 'It opens nothing any more' })
  async revoke(@Param('id') id: string): Promise<void> {
    if (!(await this.#tokens.revoke(tokenId(id)))) noSuchToken();
  }

  @Post(':id/rotate')
  @RequireScope('admin')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiTokenId()
  @ApiOperation({ summary: 'Give a token a new secret', description: 'The secret so far still opens for the overlap; with 0 it ends at once.' })
  @ApiBody({ type: RotateTokenRequest, required: false, examples: { day: { value: { overlap_seconds: 86_400 } } } })
  @ApiProblems('malformed_body', 'malformed_id', 'not_found', 'unsupported_media_type', 'store_unavailable', 'store_full')
  @ApiResponse({ status: 200, type: IssuedTokenResponse, example: { ...ISSUED_TOKEN_EXAMPLE, rotated_at: '2026-06-01T09:00:00.000Z' } })
  async rotate(@Param('id') id: string, @Body() body: unknown): Promise<IssuedTokenResponse> {
    const overlap = readRotation(body);
    return toIssuedTokenResponse((await this.#tokens.rotate(tokenId(id), overlap)) ?? noSuchToken(), now());
  }
}

function tokenId(text: string): string {
  if (/^tk_[0-9a-f]{32}$/.test(text)) return text;
  throw new ProvenanceError('malformed_id', 'A token id is tk_ and 32 lower-case hex digits');
}

function noSuchToken(): never {
  throw new ProvenanceError('not_found', 'There is no such token, or it was revoked');
}

function now(): string {
  return new Date().toISOString();
}
