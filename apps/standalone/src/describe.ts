import { describeModule, renderConfigurationReference, SERVICE_CONFIGS, variablesOf, type ConfigClass } from '@provenance/service';
import { CONFIGS, StandaloneModule } from './composition.ts';
import { StandaloneConfig } from './standalone.config.ts';

const ALL_CONFIGS: readonly ConfigClass[] = [...SERVICE_CONFIGS, ...CONFIGS, StandaloneConfig];

/** The reference of every setting of every role, in Markdown. */
export function configurationReference(): string {
  return renderConfigurationReference(ALL_CONFIGS);
}

/** The variables of every setting of every role. */
export function settingVariables(): string[] {
  return variablesOf(ALL_CONFIGS);
}

/** The OpenAPI document of all roles together, made without connecting to anything. */
export function apiDescription(version: string): Promise<object> {
  return describeModule(StandaloneModule.composed(), { name: 'standalone', configs: CONFIGS, env: { PROVENANCE_DECISION_SIGNING: 'off' }, version });
}
