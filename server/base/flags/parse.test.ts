import { describe, expect, it } from "vitest";
import {
  booleanFlag,
  choiceFlag,
  durationFlag,
  flagGroup,
  integerFlag,
  listFlag,
  optionalStringFlag,
  positive,
  regexFlag,
  sizeFlag,
} from "./flag.ts";
import { helpText, parseFlags, UsageError } from "./parse.ts";
import { formatBytes, formatDuration, parseBytes, parseDurationMs } from "./units.ts";

const groups = {
  offers: flagGroup(
    "Offers",
    {
      holdMs: durationFlag("min_offer_hold_time", "5mins", "Minimum time to hold an offer.", { check: positive }),
      jitterMs: durationFlag("offer_hold_jitter_window", "1mins", "Jitter added to it."),
      order: listFlag("offer_order", ["RANDOM"], "Order."),
    },
    (values) =>
      values.jitterMs > values.holdMs ? ["-offer_hold_jitter_window must not exceed -min_offer_hold_time"] : [],
  ),
  other: flagGroup("Other", {
    entryBytes: sizeFlag("dlog_max_entry_size", "512KB", "Largest entry."),
    cors: booleanFlag("enable_x", false, "Switch."),
    mode: choiceFlag("mode", "NONE", ["NONE", "BASIC"], "Mode."),
    retries: integerFlag("retries", 3, "Tries."),
    environments: regexFlag("allowed_job_environments", /^prod$/, "Environments."),
    secret: optionalStringFlag("password", "Secret.", { secret: true }),
  }),
};

const parse = (...argv: string[]) => parseFlags(groups, argv);

describe("parseFlags", () => {
  it("takes one dash or two, and fills in the defaults", () => {
    const { values } = parse("-min_offer_hold_time=15mins", "--dlog_max_entry_size=1MB", "-enable_x");
    expect(values.offers).toEqual({ holdMs: 900_000, jitterMs: 60_000, order: ["RANDOM"] });
    expect(values.other.entryBytes).toBe(1024 * 1024);
    expect(values.other.cors).toBe(true);
    expect(values.other.secret).toBeUndefined();
  });

  it.each([
    ["-min_offer_hold=1mins", /unknown flag -min_offer_hold; did you mean -min_offer_hold_time\?|-help lists/],
    ["-retris=1", /unknown flag -retris; did you mean -retries\?/],
    ["-min_offer_hold_time=5 minutes", /-min_offer_hold_time=5 minutes: expected a duration such as 15secs/],
    ["-min_offer_hold_time=0secs", /must be above zero/],
    ["-dlog_max_entry_size=5", /expected a size such as 512KB/],
    ["-retries=1.5", /expected a whole number/],
    ["-retries", /lacks a value/],
    ["-enable_x=yes", /expected true or false/],
    ["-mode=LDAP", /expected one of NONE, BASIC/],
    ["-allowed_job_environments=(", /not a regular expression/],
    ["retries=1", /unexpected argument/],
    ["-offer_hold_jitter_window=10mins", /must not exceed -min_offer_hold_time/],
  ])("refuses %s in one clear line", (argument, message) => {
    expect(() => parse(argument)).toThrow(UsageError);
    expect(() => parse(argument)).toThrow(message);
  });

  it("refuses a flag that is given twice", () => {
    expect(() => parse("-retries=1", "-retries=2")).toThrow(/given twice/);
  });

  it("describes every flag, marks what was set and hides secrets", () => {
    const { descriptions } = parse("-password=hunter2", "-retries=7");
    const byName = new Map(descriptions.map((flag) => [flag.name, flag]));
    expect(byName.get("retries")).toMatchObject({ value: "7", defaultValue: "3", isSet: true, group: "Other" });
    expect(byName.get("password")?.value).toBe("<hidden>");
    expect(byName.get("min_offer_hold_time")).toMatchObject({ value: "5mins", isSet: false });
    const help = helpText("aurora-scheduler", descriptions);
    expect(help).toContain("-min_offer_hold_time=duration\n      Minimum time to hold an offer.\n      Default: 5mins");
    expect(help).not.toContain("hunter2");
  });

  it("prints help even where the flags given do not go together", () => {
    expect(parse("-help", "-offer_hold_jitter_window=10mins").help).toBe(true);
  });
});

describe("units", () => {
  it("print and read back the same", () => {
    for (const ms of [0, 1, 1500, 60_000, 90_000, 7_200_000, 86_400_000])
      expect(parseDurationMs(formatDuration(ms))).toBe(ms);
    for (const bytes of [0, 1, 1536, 524_288, 1024 ** 3]) expect(parseBytes(formatBytes(bytes))).toBe(bytes);
  });
});
