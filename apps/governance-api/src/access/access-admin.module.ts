import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AuditController } from './audit.controller.ts';
import { FirstToken } from './first-token.ts';
import { TokensController } from './tokens.controller.ts';

/** The routes of tokens and of the audit trail, over modules that export TokenAuthority, TokenStore and AuditStore. */
@Module({ controllers: [TokensController, AuditController], providers: [FirstToken] })
export class AccessAdminModule {
  static over(...parts: (Type | DynamicModule)[]): DynamicModule {
    return { module: AccessAdminModule, imports: parts };
  }
}
