import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { OpenRoute } from '../access/route-access.ts';
import { Telemetry } from '../telemetry/telemetry.ts';

@ApiExcludeController()
@Controller()
export class MetricsController {
  readonly #telemetry: Telemetry;

  constructor(telemetry: Telemetry) {
    this.#telemetry = telemetry;
  }

  @Get('metrics')
  @OpenRoute()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  read(): Promise<string> {
    return this.#telemetry.scrape();
  }
}
