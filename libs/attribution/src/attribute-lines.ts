import { judge, lineComplexity, type AttributedLine, type ChangedLine, type Verdict } from '@provenance/domain';
import type { EvidenceReader } from './evidence-reader.ts';

/** Hears every reader about every line and judges; contents stay behind, their complexity is kept. */
export function attributeLines(lines: readonly ChangedLine[], readers: readonly EvidenceReader[]): AttributedLine[] {
  return lines.map((line) => attributeLine(line, verdictOver(line, readers)));
}

function verdictOver(line: ChangedLine, readers: readonly EvidenceReader[]): Verdict {
  const readings = readers.map((read) => read(line));
  const attestation = readings.find((reading) => reading.attestation !== undefined)?.attestation;
  return judge(readings.flatMap((reading) => reading.evidence), attestation ?? 'none');
}

function attributeLine(line: ChangedLine, verdict: Verdict): AttributedLine {
  const complexity = line.content === undefined ? undefined : lineComplexity(line.content, line.language);
  return { ...withoutContents(line), verdict, ...(complexity === undefined ? {} : { complexity }) };
}

function withoutContents(line: ChangedLine): Omit<AttributedLine, 'verdict'> {
  const kept = { ...line };
  delete kept.content;
  delete kept.attribution;
  delete kept.attestation_signature;
  return kept;
}
