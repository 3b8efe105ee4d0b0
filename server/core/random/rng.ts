/**
 * Randomness as an argument. Pure code never makes its own: it draws from the `Rng` that it is given, so
 * that a run can be repeated from its seed.
 */

/** A source of random numbers. Stateful: every draw advances it. */
export interface Rng {
  /** Uniform in [0, 1). */
  next(): number;
  /** A whole number, uniform in [0, bound). `bound` is positive. */
  nextInt(bound: number): number;
}

/**
 * A deterministic source (xorshift128, seeded through splitmix32). Not for secrets.
 *
 * @param seed any number; only its lower 32 bits count.
 */
export function seededRng(seed: number): Rng {
  let mixer = seed | 0;
  const mix = (): number => {
    mixer = (mixer + 0x9e3779b9) | 0;
    let z = mixer;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) | 0;
  };
  let x = mix();
  let y = mix();
  let z = mix();
  // The state must not be all zero; one odd word is enough.
  let w = mix() | 1;
  const next = (): number => {
    const t = x ^ (x << 11);
    x = y;
    y = z;
    z = w;
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    return (w >>> 0) / 0x1_0000_0000;
  };
  return { next, nextInt: (bound) => Math.floor(next() * bound) };
}

/** Shuffles `items` in place and returns them (Fisher and Yates). */
export function shuffle<T>(rng: Rng, items: T[]): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = rng.nextInt(i + 1);
    const held = items[i] as T;
    items[i] = items[j] as T;
    items[j] = held;
  }
  return items;
}
