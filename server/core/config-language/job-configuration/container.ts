/** The job's container as api.thrift's. From `create_container_config`. */
import type { Container, Image, Volume } from "../../domain/task-config.ts";
import type { StructObject } from "../pystachio/struct.ts";
import type { FieldReader } from "./field-reader.ts";

export function readContainer(reader: FieldReader, job: StructObject): Container {
  const chosen = reader.choice(job, "container");
  if (chosen === undefined) return { mesos: {} };
  if (chosen.type.name === "Mesos") {
    const image = reader.choice(chosen, "image");
    const volumes = reader.structs(chosen, "volumes").map((volume) => readVolume(reader, volume));
    return { mesos: { ...(image !== undefined && { image: readImage(reader, image) }), volumes } };
  }
  const docker = chosen.type.name === "Docker" ? chosen : reader.struct(chosen, "docker");
  if (docker === undefined) {
    return reader.fail("If a container is specified it must set one type.", reader.origin(job, "container"));
  }
  const parameters = reader
    .structs(docker, "parameters")
    .map((parameter) => ({ name: reader.string(parameter, "name"), value: reader.string(parameter, "value") }));
  return { docker: { image: reader.string(docker, "image"), parameters } };
}

function readImage(reader: FieldReader, image: StructObject): Image {
  const name = reader.string(image, "name");
  return image.type.name === "AppcImage"
    ? { appc: { name, imageId: reader.string(image, "image_id") } }
    : { docker: { name, tag: reader.string(image, "tag") } };
}

function readVolume(reader: FieldReader, volume: StructObject): Volume {
  return {
    containerPath: reader.string(volume, "container_path"),
    hostPath: reader.string(volume, "host_path"),
    mode: reader.string(volume, "mode") === "RW" ? "RW" : "RO",
  };
}
