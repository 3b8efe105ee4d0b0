import { expect, it } from "vitest";
import { candidatePrefix, candidatesAmong } from "./candidates.ts";
import { decodeServiceInstance, encodeServiceInstance } from "./service-instance.ts";

it("is written byte for byte as Aurora writes it", () => {
  expect(encodeServiceInstance({ host: "foo", port: 8080 }, "http")).toBe(
    '{"serviceEndpoint":{"host":"foo","port":8080},"additionalEndpoints":{"http":{"host":"foo","port":8080}},"status":"ALIVE"}',
  );
});

it("is read as Aurora reads it", () => {
  expect(decodeServiceInstance(encodeServiceInstance({ host: "foo", port: 1 }, "https"))).toEqual({
    serviceEndpoint: { host: "foo", port: 1 },
    additionalEndpoints: { https: { host: "foo", port: 1 } },
    status: "ALIVE",
  });
  expect(decodeServiceInstance('{"serviceEndpoint":{"host":"foo","port":1000},"status":"ALIVE"}')).toEqual({
    serviceEndpoint: { host: "foo", port: 1000 },
    additionalEndpoints: {},
    status: "ALIVE",
  });
  expect(decodeServiceInstance('{"serviceEndpoint":{"host":"foo","port":1000}}')?.status).toBe("ALIVE");
});

it.each(["\f\n\x0f\xfe", "", "[]", "{}", '{"status":"ALIVE"}', "null", '{"serviceEndpoint":{"port":1}}', "7"])(
  "is not %j",
  (text) => {
    expect(decodeServiceInstance(text)).toBeUndefined();
  },
);

it("has candidates that stand in the order of their numbers, among the members", () => {
  const a = "_c_b8a1f0c2-0d6e-4f5e-9d0c-1f2e3d4c5b6a-lock-0000000010";
  const b = "_c_00000000-0d6e-4f5e-9d0c-1f2e3d4c5b6a-lock-0000000011";
  expect(candidatesAmong([b, "member_0000000002", a])).toEqual([a, b]);
  expect(candidatePrefix("u")).toBe("_c_u-lock-");
});
