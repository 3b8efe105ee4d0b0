/** `Container` of api.thrift and what hangs on it. */
import { z } from "zod";
import type {
  AppcImage,
  Container,
  DockerContainer,
  DockerImage,
  DockerParameter,
  Image,
  MesosContainer,
  Volume,
} from "../../core/domain/task-config.ts";
import { struct, union } from "./shape.ts";

const volume = struct<Volume>()({
  containerPath: z.string(),
  hostPath: z.string(),
  mode: z.enum(["RW", "RO"]),
}) satisfies z.ZodType<Volume>;

const image = union({
  docker: struct<DockerImage>()({ name: z.string(), tag: z.string() }),
  appc: struct<AppcImage>()({ name: z.string(), imageId: z.string() }),
}) satisfies z.ZodType<Image>;

const mesosContainer = struct<MesosContainer>()({
  image: image.exactOptional(),
  volumes: z.array(volume).exactOptional(),
}) satisfies z.ZodType<MesosContainer>;

const dockerParameter = struct<DockerParameter>()({ name: z.string(), value: z.string() });

const dockerContainer = struct<DockerContainer>()({
  image: z.string(),
  parameters: z.array(dockerParameter).exactOptional(),
}) satisfies z.ZodType<DockerContainer>;

export const container = union({
  mesos: mesosContainer,
  docker: dockerContainer,
}) satisfies z.ZodType<Container>;
