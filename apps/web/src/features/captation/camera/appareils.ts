import type { CaptationEcriteT } from '@orapont/contract/captation';

export type PanneCamera = 'REFUSEE' | 'ABSENTE' | 'OCCUPEE' | 'NON_SURE' | 'PERDUE' | 'INCONNUE';

const PANNES: Readonly<Record<string, PanneCamera>> = {
  NotAllowedError: 'REFUSEE',
  SecurityError: 'REFUSEE',
  NotFoundError: 'ABSENTE',
  OverconstrainedError: 'ABSENTE',
  NotReadableError: 'OCCUPEE',
  AbortError: 'OCCUPEE',
};

/** What stands in the way, from what the browser says of it. */
export const panneDe = (cause: unknown): PanneCamera =>
  (cause instanceof DOMException ? PANNES[cause.name] : undefined) ?? 'INCONNUE';

/** Cameras that are in the device itself; anything else was plugged in. */
const INTEGREE = /front|back|avant|arri[eè]re|facing|integrated|int[eé]gr|facetime|built.?in|webcam/i;

/** What the pictures are taken with, as far as a browser can tell. */
export function appareilDe(
  label: string,
  { userAgent, tactile, largeur }: { userAgent: string; tactile: boolean; largeur: number },
): CaptationEcriteT['appareil'] {
  const mobile = /Android|iPhone|iPad/i.test(userAgent) || (tactile && /Macintosh/.test(userAgent));
  if (!mobile) return label !== '' && !INTEGREE.test(label) ? 'CAMERA_USB' : 'ORDINATEUR';
  if (/usb|uvc/i.test(label)) return 'CAMERA_USB';
  return largeur < 600 ? 'TELEPHONE' : 'TABLETTE';
}

/**
 * The camera to open: the one that was chosen last, known by its name (its id changes with the browser's mind); otherwise one that
 * was plugged in on purpose; otherwise the one at the back.
 */
export function choisirCamera<C extends Pick<MediaDeviceInfo, 'label' | 'deviceId'>>(
  cameras: readonly C[],
  retenue: string | null,
): C | undefined {
  return (
    cameras.find(({ label }) => label !== '' && label === retenue) ??
    cameras.find(({ label }) => label !== '' && !INTEGREE.test(label)) ??
    cameras.find(({ label }) => /back|arri[eè]re|environment/i.test(label)) ??
    cameras[0]
  );
}

export const RESOLUTIONS = {
  MAX: { width: { ideal: 3840 }, height: { ideal: 2160 } },
  HAUTE: { width: { ideal: 1920 }, height: { ideal: 1080 } },
  LEGERE: { width: { ideal: 1280 }, height: { ideal: 720 } },
} as const satisfies Record<string, MediaTrackConstraints>;
export type Resolution = keyof typeof RESOLUTIONS;
