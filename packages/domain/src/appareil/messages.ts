/**
 * What a device signs. Each message begins with its own word, so that a signature made for one thing never proves another, and names
 * the server, so that a challenge relayed by another server opens nothing here.
 *
 * @source docs/decisions/0014; security.md (proof of possession)
 */

export const ALGORITHME_APPAREIL = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

type Adresse = { readonly origine: string; readonly appareilId: string };

export const messageEnrolement = ({ origine, appareilId }: Adresse): string =>
  `orapont-enrolement-v1\n${origine}\n${appareilId}`;

export const messageDefi = ({ origine, appareilId, defi }: Adresse & { readonly defi: string }): string =>
  `orapont-defi-v1\n${origine}\n${appareilId}\n${defi}`;

/** Said by the device once nothing is left on it: its last word before its key goes too. */
export const messageEffacement = ({
  origine,
  appareilId,
  defi,
}: Adresse & { readonly defi: string }): string =>
  `orapont-effacement-v1\n${origine}\n${appareilId}\n${defi}`;

/** The exact text of a sealed letter (`pli`): the server verifies these bytes and reads them afterwards, never the other way round. */
export const messagePli = (texte: string): string => `orapont-pli-v1\n${texte}`;
