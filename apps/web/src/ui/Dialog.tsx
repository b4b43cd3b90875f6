import type { DialogProps } from './DialogFrame.tsx';
import { deferred } from './deferred.tsx';

const DialogFrame = deferred(async () => (await import('./DialogFrame.tsx')).DialogFrame);

/** A question or a short task in front of the page, which comes first: overlays are a tenth of what a screen weighs. */
export function Dialog(props: DialogProps) {
  return <DialogFrame when={props.isOpen} {...props} />;
}
