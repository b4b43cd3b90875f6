/** What has just succeeded, in a few words that go away. Failures stay on the page: see `Banner` and `ErrorState`. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  /** One thing to do about it, such as undoing. */
  readonly action?: { readonly label: string; readonly onPress: () => void };
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

export function showToast(text: string, action?: Toast['action']): void {
  lastId += 1;
  // Three at most: the oldest has been read.
  change([...toasts.slice(-2), { id: lastId, text, ...(action ? { action } : {}) }]);
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
