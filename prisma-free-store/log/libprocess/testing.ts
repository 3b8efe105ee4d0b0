/** Libprocesses on loopback for tests. */
import { systemClock } from "../../../server/base/clock.ts";
import { StatsRegistry } from "../../../server/base/stats/stats.ts";
import { Libprocess, type LibprocessOptions } from "./libprocess.ts";

export function testLibprocess(options: Partial<LibprocessOptions> = {}): Promise<Libprocess> {
  return Libprocess.listen({
    settings: { ip: "127.0.0.1" },
    clock: systemClock,
    stats: new StatsRegistry(),
    random: () => 0.5,
    ...options,
  });
}

/** Resolves when `condition` holds; what it waits for is real and takes as long as it takes. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 2));
}
