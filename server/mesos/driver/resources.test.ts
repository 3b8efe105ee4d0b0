import protobuf from "protobufjs/minimal.js";
import { expect, test } from "vitest";
import { decodeMessage, encodeMessage, type MessageType } from "../codec.ts";
import { mesos } from "../messages.ts";
import { fromWireResource, toWireResource } from "./resources.ts";

type WireResource = mesos.v1.Resource.$Properties;
const Resource: MessageType<WireResource> = {
  name: "mesos.v1.Resource",
  encode: (message, writer) => mesos.v1.Resource.encode(message, writer),
  decode: (reader) => mesos.v1.Resource.decode(reader),
};
const { Type } = mesos.v1.Value;

/** As it comes from a master. */
function received(wire: WireResource, extra: Uint8Array = new Uint8Array()): WireResource {
  return decodeMessage(Resource, Buffer.concat([encodeMessage(Resource, wire), extra]));
}

test("Scalars and ranges are told apart, and the role comes along.", () => {
  expect(
    fromWireResource(received({ name: "cpus", type: Type.SCALAR, scalar: { value: 4 }, role: "web" })),
  ).toMatchObject({
    name: "cpus",
    scalar: 4,
    role: "web",
    revocable: false,
  });
  const ports = received({ name: "ports", type: Type.RANGES, ranges: { range: [{ begin: 1, end: 5 }] } });
  expect(fromWireResource(ports)).toMatchObject({ name: "ports", ranges: [{ begin: 1, end: 5 }], role: "*" });
});

test("A refined reservation's innermost role counts.", () => {
  const reservations = [{ role: "web" }, { role: "web/prod" }];
  const wire = received({ name: "cpus", type: Type.SCALAR, scalar: { value: 4 }, reservations });
  expect(fromWireResource(wire).role).toBe("web/prod");
});

test("Reservation, disk, revocability and fields unknown to us go back as they came, with the new amount.", () => {
  const unknown = protobuf.Writer.create()
    .uint32((500 << 3) | 2)
    .string("new")
    .finish();
  const wire = received(
    {
      name: "disk",
      type: Type.SCALAR,
      scalar: { value: 100 },
      role: "web",
      reservation: { principal: "p", labels: { labels: [{ key: "k", value: "v" }] } },
      disk: { source: { type: mesos.v1.Resource.DiskInfo.Source.Type.MOUNT, mount: { root: "/mnt" } } },
      revocable: {},
      allocation_info: { role: "web" },
    },
    unknown,
  );
  const resource = fromWireResource(wire);
  expect(resource.revocable).toBe(true);
  const back = Buffer.from(encodeMessage(Resource, toWireResource({ ...resource, scalar: 25 })));
  const expected = { ...wire, scalar: { value: 25 } };
  expect(back.subarray(-unknown.length)).toEqual(Buffer.from(unknown));
  expect(decodeMessage(Resource, back)).toMatchObject(expected);
  expect(resource.scalar).toBe(100);
});

test("A resource that no offer held is written from its parts.", () => {
  expect(toWireResource({ name: "cpus", scalar: 1, role: "*", revocable: true })).toEqual({
    name: "cpus",
    type: Type.SCALAR,
    scalar: { value: 1 },
    role: "*",
    revocable: {},
  });
  expect(toWireResource({ name: "ports", ranges: [{ begin: 1, end: 1 }], role: "web", revocable: false })).toEqual({
    name: "ports",
    type: Type.RANGES,
    ranges: { range: [{ begin: 1, end: 1 }] },
    role: "web",
  });
});
