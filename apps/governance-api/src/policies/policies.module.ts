import { Module, type DynamicModule, type FactoryProvider, type Type } from '@nestjs/common';
import { StoreModule } from '@provenance/runtime';
import { PolicyStore } from '@provenance/store';
import { PoliciesController } from './policies.controller.ts';
import { PoliciesService } from './policies.service.ts';
import { filePolicy, PolicyFileConfig } from './policy-file.config.ts';
import { PolicySource } from './policy-source.ts';
import { YamlBody } from './yaml-body.ts';

const SOURCE: FactoryProvider = {
  provide: PolicySource,
  useFactory: (store: PolicyStore, file: PolicyFileConfig) => new PolicySource(store, filePolicy(file)),
  inject: [PolicyStore, PolicyFileConfig],
};

/** The policies that decisions are made under, over modules that export PolicyStore. */
@Module({ controllers: [PoliciesController], providers: [SOURCE, PoliciesService, YamlBody], exports: [PolicySource] })
export class PoliciesModule {
  static over(...parts: (Type | DynamicModule)[]): DynamicModule {
    return { module: PoliciesModule, imports: parts };
  }
}

/** The one of a process: its stages and its reads share what is compiled. */
export const POLICIES = PoliciesModule.over(StoreModule);
