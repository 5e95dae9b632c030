import { Injectable } from '@nestjs/common';
import { BackPressure } from '../analyses/back-pressure.ts';
import { IngestConfig } from '../ingest.config.ts';
import { SchemaValidator } from './schema-validator.ts';
import { validateSubmission, type ValidSubmission } from './validate-submission.ts';

/** Admits and checks submissions. */
@Injectable()
export class SubmissionReader {
  readonly #pressure: BackPressure;
  readonly #limits: IngestConfig;
  readonly #schemas: SchemaValidator;

  constructor(pressure: BackPressure, limits: IngestConfig, schemas: SchemaValidator) {
    this.#pressure = pressure;
    this.#limits = limits;
    this.#schemas = schemas;
  }

  /**
   * Checks first and admits then: a request that can never be accepted is told so, however full the queues are.
   * @throws ProvenanceError malformed_body, validation_failed, queue_full
   */
  async read(body: unknown): Promise<ValidSubmission> {
    const submission = validateSubmission(body, this.#limits, this.#schemas);
    await this.#pressure.admit();
    return submission;
  }
}
