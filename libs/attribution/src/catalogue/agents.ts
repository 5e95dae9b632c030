import { aider } from './agents/aider.ts';
import { amazonQ } from './agents/amazon-q.ts';
import { amp } from './agents/amp.ts';
import { chatgpt } from './agents/chatgpt.ts';
import { claudeCode } from './agents/claude-code.ts';
import { claudeFlow } from './agents/claude-flow.ts';
import { cline } from './agents/cline.ts';
import { codegen } from './agents/codegen.ts';
import { coderabbit } from './agents/coderabbit.ts';
import { codex } from './agents/codex.ts';
import { continueDev } from './agents/continue.ts';
import { copilotAutofix } from './agents/copilot-autofix.ts';
import { cosine } from './agents/cosine.ts';
import { crush } from './agents/crush.ts';
import { cursor } from './agents/cursor.ts';
import { devin } from './agents/devin.ts';
import { ellipsis } from './agents/ellipsis.ts';
import { factoryDroid } from './agents/factory-droid.ts';
import { geminiCli } from './agents/gemini-cli.ts';
import { geminiCodeAssist } from './agents/gemini-code-assist.ts';
import { githubCloudAgent } from './agents/github-cloud-agent.ts';
import { githubCopilot } from './agents/github-copilot.ts';
import { greptile } from './agents/greptile.ts';
import { jules } from './agents/jules.ts';
import { junie } from './agents/junie.ts';
import { kiloCode } from './agents/kilo-code.ts';
import { kiro } from './agents/kiro.ts';
import { lovable } from './agents/lovable.ts';
import { mastraCode } from './agents/mastra-code.ts';
import { mentat } from './agents/mentat.ts';
import { ohMyCodex } from './agents/oh-my-codex.ts';
import { ohMyOpencode } from './agents/oh-my-opencode.ts';
import { opencode } from './agents/opencode.ts';
import { openhands } from './agents/openhands.ts';
import { qwenCode } from './agents/qwen-code.ts';
import { replit } from './agents/replit.ts';
import { rooCode } from './agents/roo-code.ts';
import { sourcery } from './agents/sourcery.ts';
import { sweep } from './agents/sweep.ts';
import { v0 } from './agents/v0.ts';
import { warp } from './agents/warp.ts';
import { windsurf } from './agents/windsurf.ts';
import type { AgentEntry } from './agent-entry.ts';
import { AUTOMATION } from './automation.ts';

/** Agents and automation as commits, notes and pull requests of real repositories name them: one file an agent. */
export const AGENTS: readonly AgentEntry[] = [
  aider,
  amazonQ,
  amp,
  chatgpt,
  claudeCode,
  claudeFlow,
  cline,
  codegen,
  coderabbit,
  codex,
  continueDev,
  copilotAutofix,
  cosine,
  crush,
  cursor,
  devin,
  ellipsis,
  factoryDroid,
  geminiCli,
  geminiCodeAssist,
  githubCloudAgent,
  githubCopilot,
  greptile,
  jules,
  junie,
  kiloCode,
  kiro,
  lovable,
  mastraCode,
  mentat,
  ohMyCodex,
  ohMyOpencode,
  opencode,
  openhands,
  qwenCode,
  replit,
  rooCode,
  sourcery,
  sweep,
  v0,
  warp,
  windsurf,
  ...AUTOMATION,
];
