import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { OpenRoute } from '@provenance/service';
import type { FastifyReply } from 'fastify';
import { ApiDocument } from './api-document.ts';

/** The page needs nothing from anywhere, and may load nothing. */
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

@ApiExcludeController()
@Controller()
export class DocsController {
  readonly #document: ApiDocument;

  constructor(document: ApiDocument) {
    this.#document = document;
  }

  @Get('openapi.json')
  @OpenRoute()
  async json(@Res() reply: FastifyReply): Promise<void> {
    await reply.header('content-type', 'application/json; charset=utf-8').send(this.#document.json);
  }

  @Get('docs')
  @OpenRoute()
  async page(@Res() reply: FastifyReply): Promise<void> {
    await reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', PAGE_POLICY)
      .header('x-content-type-options', 'nosniff')
      .send(this.#document.page);
  }
}
