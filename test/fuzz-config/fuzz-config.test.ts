import { expect, it } from "vitest";
import { runCampaign, tryText } from "./campaign.ts";

it("a short campaign finds no input that escapes the evaluator of configuration files", () => {
  const { defects, jobs, refused } = runCampaign({ seed: 20260101, count: 250 });
  expect(defects).toEqual([]);
  expect(Math.min(jobs, refused)).toBeGreaterThan(5);
});

it.each([
  "x = []\nx.append(x)\nprint(x, x == x, str(x))",
  "x = {}\nx['x'] = x\nprint(x)\njobs = [x]",
  "def f(*a, **k): return f(*a, **k)\nf(1, b = 2)",
  "class A(object):\n  def __repr__(self): return repr(self)\nprint(A())",
  "class P(Struct):\n  p = Default(String, '{{p}}{{p}}')\nprint(P().p())",
  "x = 'a'\nfor i in range(1000): x = x + x",
  "x = 3\nfor i in range(1000): x = x * x",
  `x = ${"(".repeat(5000)}1${")".repeat(5000)}`,
  `x = ${"[".repeat(5000)}`,
  `x = ${"1 + ".repeat(20_000)}1`,
  `x = ${"-".repeat(20_000)}1`,
  `x = a${".b".repeat(20_000)}`,
  `${"if 1:\n ".repeat(1)}${"  ".repeat(500)}x = 1`,
  `{${'"a": {'.repeat(5000)}`,
  `{"a": ${"[".repeat(20_000)}${"]".repeat(20_000)}}`,
  "jobs = sorted([3, 2, 1] * 1000, cmp = lambda a, b: jobs)",
  "'%99999999999d' % 1",
  "'{:>99999999}'.format(1)",
  "'a' * -1 * 10**30",
  "range(-10**30, 10**30)",
  "[].__class__.__base__.__subclasses__()",
  "constructor\ntoString\n__proto__",
  "d = {'__proto__': 1, 'constructor': 2}\nprint(d['__proto__'], d.get('toString'))",
  "P = Process(__proto__ = 1)",
  "x = Process(name = 'a').constructor",
])("is refused or evaluated within bounds: %#", (text) => {
  expect(tryText(text, {}).why).toBeUndefined();
});
