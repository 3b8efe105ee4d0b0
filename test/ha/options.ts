/** The command line of the campaign: `--faults N --seed S --clients C --zookeepers Z --keep --no-build`. */
import { parseArgs } from "node:util";

export interface HaTestOptions {
  readonly faults: number;
  /** Seeds which fault comes when, and what clients do. */
  readonly seed: number;
  readonly clients: number;
  /** Servers of the ZooKeeper ensemble. */
  readonly zooKeeperServers: number;
  /** Leave the directory to look into, also when all went well. */
  readonly keep: boolean;
  /** False to run what was built before. */
  readonly build: boolean;
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1) throw new Error(`--${name}=${text}: expected a whole number above zero`);
  return value;
}

/** @throws {Error} for an unknown option or a bad value. */
export function parseHaTestOptions(argv: readonly string[], defaultSeed: number): HaTestOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      faults: { type: "string", default: "30" },
      seed: { type: "string", default: String(defaultSeed) },
      clients: { type: "string", default: "6" },
      zookeepers: { type: "string", default: "1" },
      keep: { type: "boolean", default: false },
      "no-build": { type: "boolean", default: false },
    },
  });
  return {
    faults: wholeNumber("faults", values.faults),
    seed: wholeNumber("seed", values.seed),
    clients: wholeNumber("clients", values.clients),
    zooKeeperServers: wholeNumber("zookeepers", values.zookeepers),
    keep: values.keep,
    build: !values["no-build"],
  };
}
