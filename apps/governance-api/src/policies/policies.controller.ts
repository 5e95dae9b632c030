import { Controller, Delete, Get, Header, HttpCode, Param, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Access } from '@provenance/domain';
import { NAME_PATTERN, POLICY_SCHEMA } from '@provenance/policy';
import { Allowed, ApiProblems, OpenRoute, RequireScope } from '@provenance/service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { expectedVersion } from './expected-version.ts';
import { HEAD_EXAMPLE, POLICY_EXAMPLE, POLICY_RESPONSE_EXAMPLE, PUT_EXAMPLE, VERSION_EXAMPLE } from './policies.example.ts';
import { PoliciesService } from './policies.service.ts';
import { PoliciesResponse, PolicyPutResponse, PolicyDetailResponse, PolicyVersionResponse } from './policy.response.ts';
import { policyText } from './yaml-body.ts';

const ApiName = () => ApiParam({ name: 'name', schema: { type: 'string', pattern: NAME_PATTERN, example: 'payments' } });

@ApiTags('policies')
@Controller('v1/policies')
export class PoliciesController {
  readonly #policies: PoliciesService;

  constructor(policies: PoliciesService) {
    this.#policies = policies;
  }

  @Get()
  @RequireScope('analysis:read')
  @ApiOperation({ summary: 'All policies, those out of use too' })
  @ApiProblems('store_unavailable')
  @ApiResponse({ status: 200, type: PoliciesResponse, example: { items: [HEAD_EXAMPLE] } })
  async list(): Promise<PoliciesResponse> {
    return { items: await this.#policies.list() };
  }

  @Get('schema')
  @OpenRoute()
  @Header('content-type', 'application/schema+json')
  @ApiOperation({ summary: 'The JSON Schema of a policy, for editors' })
  @ApiResponse({ status: 200, content: { 'application/schema+json': { schema: { type: 'object' }, example: { $schema: POLICY_SCHEMA.$schema, title: POLICY_SCHEMA.title } } } })
  schema(): object {
    return POLICY_SCHEMA;
  }

  @Put(':name')
  @RequireScope('policy:write')
  @ApiOperation({
    summary: 'Put a policy into use',
    description:
      'YAML or JSON. A document that was there before keeps the version that it had. With If-Match it only takes the place of that version, with If-None-Match: * of none. A token of some repositories puts policies that apply to no others.',
  })
  @ApiName()
  @ApiHeader({ name: 'If-Match', required: false, schema: { type: 'string', pattern: '^"\\d{1,9}"$' } })
  @ApiHeader({ name: 'If-None-Match', required: false, schema: { type: 'string', enum: ['*'] } })
  @ApiConsumes('application/yaml', 'application/json')
  @ApiBody({ schema: { type: 'object', additionalProperties: true, description: 'As GET /v1/policies/schema says' }, examples: { yaml: { value: POLICY_EXAMPLE } } })
  @ApiProblems('malformed_body', 'malformed_id', 'payload_too_large', 'unsupported_media_type', 'version_conflict', 'limit_reached', 'read_only', 'store_unavailable', 'store_full')
  @ApiResponse({ status: 200, type: PolicyPutResponse, example: PUT_EXAMPLE, headers: { ETag: { schema: { type: 'string' }, description: 'The version, for If-Match' } } })
  async put(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Allowed() access: Access,
  ): Promise<PolicyPutResponse> {
    const put = await this.#policies.put(name, policyText(request), expectedVersion(request.headers), access);
    void reply.header('etag', `"${put.version}"`);
    return put;
  }

  @Get(':name')
  @RequireScope('analysis:read')
  @ApiOperation({ summary: 'A policy as it stands' })
  @ApiName()
  @ApiProblems('malformed_id', 'not_found', 'store_unavailable')
  @ApiResponse({ status: 200, type: PolicyDetailResponse, example: POLICY_RESPONSE_EXAMPLE })
  async read(@Param('name') name: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<PolicyDetailResponse> {
    const policy = await this.#policies.read(name);
    void reply.header('etag', `"${policy.version}"`);
    return policy;
  }

  @Get(':name/versions/:version')
  @RequireScope('analysis:read')
  @ApiOperation({ summary: 'One version of it as it was written' })
  @ApiName()
  @ApiParam({ name: 'version', schema: { type: 'string', pattern: '^[1-9]\\d{0,8}$', example: '3' } })
  @ApiProblems('malformed_id', 'not_found', 'store_unavailable')
  @ApiResponse({ status: 200, type: PolicyVersionResponse, example: VERSION_EXAMPLE })
  async version(@Param('name') name: string, @Param('version') version: string): Promise<PolicyVersionResponse> {
    return this.#policies.version(name, version);
  }

  @Delete(':name')
  @RequireScope('policy:write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a policy out of use', description: 'Its versions stay readable: decisions name them.' })
  @ApiName()
  @ApiProblems('malformed_id', 'not_found', 'read_only', 'store_unavailable')
  @ApiResponse({ status: 204, description: 'No decision is made under it any more' })
  async disable(@Param('name') name: string, @Allowed() access: Access): Promise<void> {
    await this.#policies.disable(name, access);
  }
}
