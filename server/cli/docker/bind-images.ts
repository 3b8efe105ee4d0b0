/** Bindings for `{{docker.image[name][tag]}}`. Behaviour from Aurora's `client/binding_helpers/docker_helper.py`. */
import type { ImageTag } from "./registry.ts";

const IMAGE = /^docker\.image\[([^\]]+)\]\[([^\]]+)\]$/;

/** The image that a variable stands for; undefined for another variable. */
export function imageOf(variable: string): ImageTag | undefined {
  const match = IMAGE.exec(variable);
  return match?.[1] === undefined || match[2] === undefined ? undefined : { name: match[1], tag: match[2] };
}

/** A binding for each variable that is an image. @throws {DockerRegistryError} */
export async function bindImages(
  variables: readonly string[],
  resolve: (image: ImageTag) => Promise<string>,
): Promise<{ readonly name: string; readonly value: string }[]> {
  const bindings: { readonly name: string; readonly value: string }[] = [];
  for (const name of new Set(variables)) {
    const image = imageOf(name);
    if (image !== undefined) bindings.push({ name, value: await resolve(image) });
  }
  return bindings;
}
