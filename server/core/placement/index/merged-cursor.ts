/** Several walks as one, still in offer order; an offer that several of them meet comes once. */
import type { OfferCursor } from "./offer-forest.ts";
import type { OfferSlots } from "./offer-slots.ts";

interface Head {
  slot: number;
  readonly cursor: OfferCursor;
}

/** Merges by a binary heap of the walks' next offers. */
export function mergeCursors(cursors: readonly OfferCursor[], slots: OfferSlots): OfferCursor {
  const [only] = cursors;
  if (only !== undefined && cursors.length === 1) return only;
  const heap: Head[] = [];
  for (const cursor of cursors) {
    const slot = cursor.next();
    if (slot !== -1) heap.push({ slot, cursor });
  }
  for (let i = heap.length >> 1; i >= 0; i--) siftDown(heap, i, slots);
  let last = -1;
  return {
    next: () => {
      for (let head = heap[0]; head !== undefined; head = heap[0]) {
        const { slot } = head;
        advance(heap, head, slots);
        if (slot !== last) return (last = slot);
      }
      return -1;
    },
  };
}

function advance(heap: Head[], head: Head, slots: OfferSlots): void {
  head.slot = head.cursor.next();
  if (head.slot === -1) {
    const moved = heap.pop();
    if (moved !== undefined && heap.length > 0) heap[0] = moved;
  }
  siftDown(heap, 0, slots);
}

function siftDown(heap: Head[], from: number, slots: OfferSlots): void {
  for (let i = from; ;) {
    let first = i;
    for (const child of [2 * i + 1, 2 * i + 2]) {
      const a = heap[child];
      const b = heap[first];
      if (a !== undefined && b !== undefined && slots.before(a.slot, b.slot)) first = child;
    }
    if (first === i) return;
    const held = heap[i] as Head;
    heap[i] = heap[first] as Head;
    heap[first] = held;
    i = first;
  }
}
