import { Injectable, type INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ProvenanceError } from '@provenance/domain';
import { openApiDocument } from '@provenance/service';
import { renderDocs } from './docs-page.ts';

/** The description of the API that this process serves, as JSON and as a page; made once. */
@Injectable()
export class ApiDocument {
  #json: string | undefined;
  #page: string | undefined;

  /** Describes all controllers of the application: call it when it has been created. */
  describe(app: INestApplication, version: string): void {
    this.use(openApiDocument(app, { version }));
  }

  use(document: OpenAPIObject): void {
    this.#json = JSON.stringify(document);
    this.#page = renderDocs(document);
  }

  get json(): string {
    return this.#json ?? notYet();
  }

  get page(): string {
    return this.#page ?? notYet();
  }
}

function notYet(): never {
  throw new ProvenanceError('not_found', 'This process was started without a description of its API');
}
