/** What a reader of a superseded analysis is told. */
export const supersededReason = (headSha: string): string => `A newer push has superseded this one: ${headSha}`;
