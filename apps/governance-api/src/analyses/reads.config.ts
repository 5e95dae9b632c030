import { Section, Setting } from '@provenance/service';
import { IsInt, Max, Min } from 'class-validator';

@Section('Reads')
export class ReadsConfig {
  @Setting({
    env: 'PROVENANCE_LONG_POLL_MAX_SECONDS',
    purpose: 'Longest time that GET /v1/analysis/{id}?wait= holds a request; keep it below the time-out of a proxy in front.',
  })
  @IsInt()
  @Min(1)
  @Max(3600)
  longPollMaxSeconds = 60;

  @Setting({
    env: 'PROVENANCE_EVENTS_HEARTBEAT_SECONDS',
    purpose: 'Pause after which a stream of events that has nothing to say sends a comment, so that proxies keep it open.',
  })
  @IsInt()
  @Min(1)
  @Max(300)
  heartbeatSeconds = 15;
}
