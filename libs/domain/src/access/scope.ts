/** What a caller may do. A scope is an identifier that clients configure: never rename one. */
export const SCOPES = ['analysis:write', 'analysis:read', 'analytics:read', 'findings:write', 'policy:write', 'admin'] as const;

export type Scope = (typeof SCOPES)[number];
