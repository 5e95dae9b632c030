import { describeModule, renderConfigurationReference, SERVICE_CONFIGS, type ConfigClass } from '@provenance/service';
import { CONFIGS, StandaloneModule } from './composition.ts';
import { StandaloneConfig } from './standalone.config.ts';

/** The reference of every setting of every role, in Markdown. */
export function configurationReference(): string {
  const classes = new Set<ConfigClass>([...SERVICE_CONFIGS, ...CONFIGS, StandaloneConfig]);
  return renderConfigurationReference([...classes]);
}

/** The OpenAPI document of all roles together, made without connecting to anything. */
export function apiDescription(version: string): Promise<object> {
  return describeModule(StandaloneModule.composed(), { name: 'standalone', configs: CONFIGS, env: { PROVENANCE_DECISION_SIGNING: 'off' }, version });
}
