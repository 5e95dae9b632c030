/** Where tools keep notes on commits: git-ai, whogitit, Agent Blame. */
export const NOTES_REFS = ['refs/notes/ai', 'refs/notes/whogitit', 'refs/notes/agentblame'] as const;
export type NotesRef = (typeof NOTES_REFS)[number];
