/** What has just succeeded, in a few words that go away. Failures stay on the page: see `Banner` and `ErrorState`. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  /** What it speaks of: the next message about the same takes its place, and what it offered is no longer to be done. */
  readonly about?: string;
  /** One thing to do about it, such as undoing. */
  readonly action?: { readonly label: string; readonly onPress: () => void };
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

export function showToast(
  text: string,
  { about, action }: { readonly about?: string; readonly action?: Toast['action'] } = {},
): void {
  lastId += 1;
  const others = toasts.filter((toast) => about === undefined || toast.about !== about);
  const toast = { id: lastId, text, ...(about ? { about } : {}), ...(action ? { action } : {}) };
  // Three at most: the oldest has been read.
  change([...others.slice(-2), toast]);
}

/** Whoever comes next has nothing to undo. */
export function closeToasts(): void {
  change([]);
}

export function closeToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}
