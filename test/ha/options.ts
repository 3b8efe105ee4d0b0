/** The command line of the campaign: `--faults N --seed S --clients C --zookeepers Z --only FAULT,FAULT --keep --no-build`. */
import { parseArgs } from "node:util";
import { ALL_FAULTS, type Fault } from "./faults.ts";

export interface HaTestOptions {
  readonly faults: number;
  /** The faults to choose from. */
  readonly only: readonly Fault[];
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

function faultsNamed(list: string): Fault[] {
  const named = list.split(",");
  const unknown = named.filter((name) => !ALL_FAULTS.some((fault) => fault === name));
  if (unknown.length > 0)
    throw new Error(`--only=${list}: no fault ${unknown.join(", ")}; there are ${ALL_FAULTS.join(", ")}`);
  return ALL_FAULTS.filter((fault) => named.includes(fault));
}

/** @throws {Error} for an unknown option or a bad value. */
export function parseHaTestOptions(argv: readonly string[], defaultSeed: number): HaTestOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      faults: { type: "string", default: "30" },
      only: { type: "string", default: ALL_FAULTS.join(",") },
      seed: { type: "string", default: String(defaultSeed) },
      clients: { type: "string", default: "6" },
      zookeepers: { type: "string", default: "1" },
      keep: { type: "boolean", default: false },
      "no-build": { type: "boolean", default: false },
    },
  });
  return {
    faults: wholeNumber("faults", values.faults),
    only: faultsNamed(values.only),
    seed: wholeNumber("seed", values.seed),
    clients: wholeNumber("clients", values.clients),
    zooKeeperServers: wholeNumber("zookeepers", values.zookeepers),
    keep: values.keep,
    build: !values["no-build"],
  };
}
