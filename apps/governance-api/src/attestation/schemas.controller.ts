import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DECISION_PREDICATE_SCHEMA } from '@provenance/domain';
import { OpenRoute } from '@provenance/service';

const MEDIA_TYPE = 'application/schema+json';

@ApiTags('attestation')
@Controller('v1/schemas')
export class SchemasController {
  @Get('decision-predicate')
  @OpenRoute()
  @Header('content-type', MEDIA_TYPE)
  @Header('cache-control', 'public, max-age=3600')
  @ApiOperation({ summary: 'The JSON Schema of the predicate of decisions' })
  @ApiResponse({ status: 200, content: { [MEDIA_TYPE]: { schema: { type: 'object', additionalProperties: true }, example: DECISION_PREDICATE_SCHEMA } } })
  decisionPredicate(): object {
    return DECISION_PREDICATE_SCHEMA;
  }
}
