import { ArgumentError } from "./argument.ts";
import { describe, expect, it } from "vitest";
import {
  binding,
  duration,
  durations,
  instances,
  mebibytes,
  percentiles,
  positiveInteger,
  slaPercentage,
  words,
} from "./values.ts";

describe("instances", () => {
  it.each([
    ["0-2", [0, 1, 2]],
    ["0,1-3,5", [0, 1, 2, 3, 5]],
    ["5,3,1,3", [1, 3, 5]],
    ["", undefined],
  ])("%j are %j", (text, ids) => {
    expect(instances(text)).toEqual(ids);
  });

  it.each(["a", "1-", "-1", "3-1", "1,,2", "1-2-3", "0-99999999"])("%j are refused", (text) => {
    expect(() => instances(text)).toThrow(ArgumentError);
  });
});

describe("durations", () => {
  it.each([
    ["1m", 60, "1 mins"],
    ["2d6h", 194_400, "54 hrs"],
    ["7d", 604_800, "7 days"],
    ["1h3m10s", 3_790, "3790 secs"],
  ])("%s are %d seconds, shown as %s", (text, seconds, shown) => {
    expect(duration(text)).toEqual({ text: shown, seconds });
  });

  it("are sorted", () => {
    expect(durations("1h,1m,1d").map(({ seconds }) => seconds)).toEqual([60, 3_600, 86_400]);
  });

  it.each(["", "1", "m", "1s1m", "1x"])("%j is none", (text) => {
    expect(() => duration(text)).toThrow("is no duration");
  });
});

describe("amounts", () => {
  it.each([
    ["512M", 512],
    ["512MB", 512],
    ["1.5g", 1_536],
    ["2T", 2_097_152],
    ["2048K", 2],
    ["10", 10],
  ])("%s are %d MiB", (text, mib) => {
    expect(mebibytes(text)).toBe(mib);
  });

  it.each(["", "M", "-1M", "1X"])("%j is none", (text) => {
    expect(() => mebibytes(text)).toThrow("is no amount of data");
  });
});

describe("percentages", () => {
  it("of instances lie between 0 and 100, both excluded", () => {
    expect(percentiles("99.9,10")).toEqual([10, 99.9]);
    for (const text of ["0", "100", "x", "-1"]) expect(() => percentiles(text)).toThrow(ArgumentError);
  });

  it("of an SLA may be 100", () => {
    expect(slaPercentage("100")).toBe(100);
    expect(() => slaPercentage("0")).toThrow("(0, 100]");
  });
});

describe("bindings", () => {
  it("are cut at the first equals sign", () => {
    expect(binding("profile.version[0]=a=b")).toEqual({ name: "profile.version[0]", value: "a=b" });
    expect(binding("docker.image[library/python][2.7]=x").name).toBe("docker.image[library/python][2.7]");
  });

  it.each(["a", "=b", "a b=c", "{{a}}=b"])("%j is none", (text) => {
    expect(() => binding(text)).toThrow(ArgumentError);
  });
});

it("counts begin at one", () => {
  expect(() => positiveInteger("0")).toThrow("at least 1");
});

it("options for other programs are cut at blanks", () => {
  expect(words("-v  -o X=y")).toEqual(["-v", "-o", "X=y"]);
});
