/** Values that may be of one of several types. From Pystachio's `choice.py`. */
import type { Origin, Runtime, Value } from "../python/runtime.ts";
import { BuiltinFunction } from "../python/functions.ts";
import { repr, str } from "../python/text.ts";
import type { Namable } from "./mustache.ts";
import { type CheckFailure, type Interpolated, attempt, PystachioObject, PystachioType } from "./object.ts";

export class ChoiceType extends PystachioType {
  readonly name: string;
  readonly alternatives: readonly PystachioType[];
  readonly signature: string;

  constructor(name: string, alternatives: readonly PystachioType[]) {
    super();
    this.name = name;
    this.alternatives = alternatives;
    this.signature = `Choice ${name}<${alternatives.map((type) => type.signature).join(",")}>`;
  }

  make(_rt: Runtime, value: Value, origin: Origin): PystachioObject {
    return new ChoiceObject(this, { value, origin, scopes: [] });
  }
}

export class ChoiceObject extends PystachioObject {
  readonly type: ChoiceType;
  readonly value: Value;

  constructor(
    type: ChoiceType,
    parts: { readonly value: Value; readonly origin: Origin; readonly scopes: readonly Namable[] },
  ) {
    super(parts.origin, parts.scopes);
    this.type = type;
    this.value = parts.value;
  }

  /** Never: interpolating it gives what is inside. */
  get settled(): boolean {
    return false;
  }

  withScopes(scopes: readonly Namable[]): ChoiceObject {
    return new ChoiceObject(this.type, { value: this.value, origin: this.origin, scopes });
  }

  /** The value as the first type that it can be. */
  #chosen(rt: Runtime): PystachioObject | undefined {
    const own = this.type.alternatives.find((type) => type.hasInstance(this.value));
    if (own !== undefined && this.value instanceof PystachioObject) return this.value.inScope(this.ownScopes);
    for (const type of this.type.alternatives) {
      const fitting = (): PystachioObject | undefined => {
        const made = type.make(rt, this.value, this.origin).inScope(this.ownScopes);
        return made.check(rt) === undefined ? made : undefined;
      };
      const chosen = attempt(rt, fitting, () => undefined);
      if (chosen !== undefined) return chosen;
    }
    return undefined;
  }

  /** The value inside, interpolated. Raises ValueError when it is of none of the types. */
  unwrap(rt: Runtime): PystachioObject {
    return this.interpolate(rt).value;
  }

  get(rt: Runtime): Value {
    return this.unwrap(rt).get(rt);
  }

  interpolate(rt: Runtime): Interpolated {
    const chosen = this.#chosen(rt);
    if (chosen !== undefined) return chosen.interpolate(rt);
    return rt.raise("ValueError", this.#mismatch(rt), { origin: this.origin });
  }

  #mismatch(rt: Runtime): string {
    const names = this.type.alternatives.map((type) => type.name).join(", ");
    return `${repr(rt, this.value).slice(0, 200)} is none of ${names}`;
  }

  check(rt: Runtime): CheckFailure {
    const own = this.type.alternatives.find((type) => type.hasInstance(this.value));
    if (own !== undefined && this.value instanceof PystachioObject) return this.value.inScope(this.ownScopes).check(rt);
    return this.#chosen(rt) === undefined ? { message: this.#mismatch(rt), origin: this.origin } : undefined;
  }

  override str(rt: Runtime): string {
    return str(rt, this.unwrap(rt));
  }

  override repr(rt: Runtime): string {
    return `${this.type.name}(${repr(rt, this.value)})`;
  }

  override attribute(rt: Runtime, name: string): Value | undefined {
    return name === "unwrap" ? new BuiltinFunction(name, (runtime) => this.unwrap(runtime)) : super.attribute(rt, name);
  }
}
