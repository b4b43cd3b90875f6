const PREMIERE = 1_000;
const PLUS_LONGUE = 60_000;

/**
 * Wait before the next try: it doubles up to a minute, and half of it is drawn, so that the tablets of a home do not come back at once.
 *
 * @param hasard from 0 to 1
 */
export function attenteAvant(essai: number, hasard: number): number {
  const pleine = Math.min(PLUS_LONGUE, PREMIERE * 2 ** Math.min(essai, 10));
  return Math.round(pleine / 2 + (pleine / 2) * hasard);
}

/**
 * What to do with an answer that is not the expected one. REESSAYER: by itself, later. POURSUIVRE: bytes are missing, they are sent.
 * REPRENDRE_AU_DEBUT: the server no longer has what it had received. SESSION: who speaks must be known again. EFFACER: the tablet was
 * declared lost. FERMER: the tablet delivers no more for now, and keeps. REFUSER: for good, the server says why. PERSONNE: what the
 * picture was for has changed meanwhile, someone decides.
 */
export type Conduite =
  | 'REESSAYER'
  | 'POURSUIVRE'
  | 'REPRENDRE_AU_DEBUT'
  | 'SESSION'
  | 'EFFACER'
  | 'FERMER'
  | 'REFUSER'
  | 'PERSONNE';

export type Reponse = {
  /** 0: no answer. */
  readonly statut: number;
  readonly code?: string | undefined;
  readonly motifs?: readonly string[] | undefined;
};

const PASSAGERS = new Set([0, 408, 423, 425, 429]);

export function conduiteApres({ statut, code, motifs = [] }: Reponse): Conduite {
  // An answer in a form that this version does not read comes from another version: the next one will read it.
  if (PASSAGERS.has(statut) || statut >= 500 || statut < 400) return 'REESSAYER';
  if (statut === 401) return 'SESSION';
  if (statut === 410) return apresDepart(motifs);
  if (statut === 409) return apresConflit(code, motifs);
  // The upload was swept away, here or on another server.
  if (statut === 404 && (code === undefined || motifs.includes('ENVOI_PERDU'))) return 'REPRENDRE_AU_DEBUT';
  return 'REFUSER';
}

/** An upload that is gone has no reason of a tablet. */
function apresDepart(motifs: readonly string[]): Conduite {
  if (motifs.includes('APPAREIL_EFFACER')) return 'EFFACER';
  return motifs.some((motif) => motif.startsWith('APPAREIL_')) ? 'FERMER' : 'REPRENDRE_AU_DEBUT';
}

const SUITES = {
  ENVOI_INCOMPLET: 'POURSUIVRE',
  EMPREINTE_DIFFERENTE: 'REPRENDRE_AU_DEBUT',
  ACTE_ATTENDU: 'REESSAYER',
} as const satisfies Readonly<Record<string, Conduite>>;

function apresConflit(code: string | undefined, motifs: readonly string[]): Conduite {
  // Bytes that arrived by another way, or a lock of the protocol: it finds out by itself.
  if (code === undefined || code === 'ENVOI_REFUSE') return 'REESSAYER';
  const suite = Object.entries(SUITES).find(([motif]) => motifs.includes(motif));
  return suite?.[1] ?? 'PERSONNE';
}
