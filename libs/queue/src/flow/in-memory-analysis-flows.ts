import type { Contents } from '@provenance/contracts';
import { AnalysisFlows, type FlowStart } from './analysis-flows.ts';

/** The flows of tests: they are remembered, nothing runs. */
export class InMemoryAnalysisFlows extends AnalysisFlows {
  readonly started = new Map<string, Contents>();
  /** What depth() answers; the number of started flows when not set. */
  depthOverride: number | undefined;

  async start(analysisId: string, contents: Contents): Promise<void> {
    if (!this.started.has(analysisId)) this.started.set(analysisId, contents);
  }

  async startMany(analyses: readonly FlowStart[]): Promise<void> {
    for (const { analysisId, contents } of analyses) await this.start(analysisId, contents);
  }

  async remove(analysisId: string): Promise<void> {
    this.started.delete(analysisId);
  }

  async depth(): Promise<number> {
    return this.depthOverride ?? this.started.size;
  }

  async close(): Promise<void> {
    this.started.clear();
  }
}
