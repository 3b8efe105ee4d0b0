/**
 * The order in which CPython 2.7 lists the keys of a dict. The executor's data is JSON that Aurora's client made of dicts, and
 * the scheduler compares it as text: in another order, the same configuration would look changed and its tasks would be restarted.
 *
 * From CPython 2.7's `Objects/dictobject.c` (open addressing, perturbed probing, growth) and `Objects/stringobject.c` (the hash).
 */

const MASK_64 = (1n << 64n) - 1n;
const SMALLEST_TABLE = 8;

const hashes = new Map<string, bigint>();
/** What is kept for the next time: few and short texts, so that no file can fill the memory. */
const MAX_CACHED = 4096;
const MAX_CACHED_LENGTH = 1024;

function stringHash(text: string): bigint {
  const cached = hashes.get(text);
  if (cached !== undefined) return cached;
  let hash = BigInt(text.length === 0 ? 0 : text.charCodeAt(0)) << 7n;
  for (let at = 0; at < text.length; at++) hash = ((hash * 1000003n) & MASK_64) ^ BigInt(text.charCodeAt(at));
  hash = (hash ^ BigInt(text.length)) & MASK_64;
  if (hash === MASK_64) hash -= 1n;
  if (hashes.size < MAX_CACHED && text.length <= MAX_CACHED_LENGTH) hashes.set(text, hash);
  return hash;
}

class Table {
  #slots: (string | undefined)[] = Array.from({ length: SMALLEST_TABLE });
  #used = 0;

  insert(key: string): void {
    this.#place(key);
    if (this.#used * 3 >= this.#slots.length * 2) this.#grow();
  }

  #place(key: string): void {
    const hash = stringHash(key);
    const mask = BigInt(this.#slots.length - 1);
    let slot = hash & mask;
    for (let perturb = hash; this.#slots[Number(slot)] !== undefined; perturb >>= 5n) {
      if (this.#slots[Number(slot)] === key) return;
      slot = (slot * 5n + perturb + 1n) & mask;
    }
    this.#slots[Number(slot)] = key;
    this.#used += 1;
  }

  #grow(): void {
    const keys = this.keys();
    const wanted = this.#used * (this.#used > 50_000 ? 2 : 4);
    let size = SMALLEST_TABLE;
    while (size <= wanted) size *= 2;
    this.#slots = Array.from({ length: size });
    this.#used = 0;
    for (const key of keys) this.#place(key);
  }

  keys(): string[] {
    return this.#slots.filter((slot) => slot !== undefined);
  }
}

/** Orders that were asked for before; structs have few. */
const orders = new Map<string, readonly string[]>();

/** `keys` as a dict lists them into which they were put in their order. */
export function python2Order(keys: Iterable<string>): readonly string[] {
  const given = [...keys];
  const id = given.join("\0");
  const known = orders.get(id);
  if (known !== undefined) return known;
  const table = new Table();
  for (const key of given) table.insert(key);
  const order = table.keys();
  if (orders.size < MAX_CACHED && id.length <= MAX_CACHED_LENGTH) orders.set(id, order);
  return order;
}
