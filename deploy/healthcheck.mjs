// The health check of an image: /healthz proves that the process makes progress. No shell and no curl are needed for it.
const port = process.env.PROVENANCE_PORT ?? '8000';
const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(3_000) });
if (!answer.ok) {
  console.error(await answer.text());
  process.exitCode = 1;
}
