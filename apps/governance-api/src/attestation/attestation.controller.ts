import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiQuery, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { envelopeBytes, EVIDENCE_MEDIA_TYPE, ProvenanceError, SIGSTORE_BUNDLE_TYPE, sigstoreBundle, type SignedAttestation } from '@provenance/domain';
import { ApiProblems, RequireScope } from '@provenance/service';
import type { FastifyReply } from 'fastify';
import { AnalysisIdPipe, ApiAnalysisId } from '../analyses/analysis-id.pipe.ts';
import { SAMPLE_RECORD } from '../examples/sample-analysis.ts';
import type { RawQuery } from '../query/query-reader.ts';
import { ResultsReader } from '../results/results-reader.ts';
import { BUNDLE_EXAMPLES, EVIDENCE_EXAMPLE } from './attestation.example.ts';
import { EnvelopeResponse, SigstoreBundleResponse } from './attestation.response.ts';
import { BUNDLE_FORMATS, bundleFormat, type BundleFormat } from './bundle-format.ts';

/** What each form is sent as. */
const FORMS: Record<BundleFormat, { type: string; bytes: (signed: SignedAttestation) => Buffer }> = {
  envelope: { type: 'application/json', bytes: ({ envelope }) => envelopeBytes(envelope) },
  sigstore: { type: SIGSTORE_BUNDLE_TYPE, bytes: ({ envelope }) => Buffer.from(JSON.stringify(sigstoreBundle(envelope)), 'utf8') },
  vsa: { type: 'application/json', bytes: ({ summary }) => envelopeBytes(summary) },
};

@ApiTags('attestation')
@ApiAnalysisId(SAMPLE_RECORD.analysis_id)
@ApiExtraModels(EnvelopeResponse, SigstoreBundleResponse)
@Controller('v1/analysis/:id')
export class AttestationController {
  readonly #results: ResultsReader;

  constructor(results: ResultsReader) {
    this.#results = results;
  }

  @Get('bundle')
  @RequireScope('analysis:read')
  @ApiOperation({
    summary: 'The signed decision',
    description:
      '`envelope`: DSSE over an in-toto statement with the whole decision. `sigstore`: the same as a sigstore bundle, for cosign and sigstore-js. `vsa`: DSSE over a SLSA verification summary, passed or failed. How to verify them: docs/attestation.md.',
  })
  @ApiQuery({ name: 'format', required: false, schema: { type: 'string', enum: [...BUNDLE_FORMATS], default: 'envelope' } })
  @ApiProblems('malformed_id', 'not_found', 'not_finished', 'analysis_failed', 'not_signed', 'store_unavailable')
  @ApiResponse({
    status: 200,
    content: {
      'application/json': {
        schema: { $ref: getSchemaPath(EnvelopeResponse) },
        examples: { envelope: { value: BUNDLE_EXAMPLES.envelope }, vsa: { value: BUNDLE_EXAMPLES.vsa } },
      },
      [SIGSTORE_BUNDLE_TYPE]: { schema: { $ref: getSchemaPath(SigstoreBundleResponse) }, example: BUNDLE_EXAMPLES.sigstore },
    },
  })
  async bundle(
    @Param('id', AnalysisIdPipe) id: string,
    @Query() query: RawQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = bundleFormat(query);
    const { signed } = await this.#results.attestation(id);
    if (signed === undefined) throw new ProvenanceError('not_signed', 'The decision was made while signing was off');
    const { type, bytes } = FORMS[format];
    await reply.header('content-type', type).send(bytes(signed));
  }

  @Get('evidence')
  @RequireScope('analysis:read')
  @ApiOperation({
    summary: 'What the decision rests on, byte for byte as the bundle names it',
    description: 'Lines with their verdicts, findings, coverage, review signals and the decision as canonical JSON (RFC 8785).',
  })
  @ApiProblems('malformed_id', 'not_found', 'not_finished', 'analysis_failed', 'store_unavailable')
  @ApiResponse({
    status: 200,
    headers: { 'content-digest': { description: 'RFC 9530: the sha256 that the bundle names', schema: { type: 'string' } } },
    content: { [EVIDENCE_MEDIA_TYPE]: { schema: { type: 'object', additionalProperties: true }, example: EVIDENCE_EXAMPLE } },
  })
  async evidence(@Param('id', AnalysisIdPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    const [{ evidence_sha256 }, evidence] = await Promise.all([this.#results.attestation(id), this.#results.evidence(id)]);
    await reply
      .header('content-type', EVIDENCE_MEDIA_TYPE)
      .header('content-disposition', `attachment; filename="${id}.evidence.json"`)
      .header('content-digest', `sha-256=:${Buffer.from(evidence_sha256, 'hex').toString('base64')}:`)
      .send(evidence);
  }
}
