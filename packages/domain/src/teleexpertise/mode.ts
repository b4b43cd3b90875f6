/**
 * The four ways of doing a téléexpertise; none changes what is owed or paid.
 *
 * @rule TE-10
 * @source JO 18/01/2025 art. 9, art. 58.3.1
 */
export const FREQUENCES = ['PONCTUELLE', 'REPETEE'] as const;
export const TEMPORALITES = ['SYNCHRONE', 'ASYNCHRONE'] as const;
export type Mode = {
  readonly frequence: (typeof FREQUENCES)[number];
  readonly temporalite: (typeof TEMPORALITES)[number];
};

export const LIBELLES_FREQUENCE = {
  PONCTUELLE: 'ponctuelle',
  REPETEE: 'répétée',
} as const satisfies Record<Mode['frequence'], string>;

export const LIBELLES_TEMPORALITE = {
  SYNCHRONE: 'synchrone',
  ASYNCHRONE: 'asynchrone',
} as const satisfies Record<Mode['temporalite'], string>;

/** `ponctuelle, asynchrone`, as the compte rendu prints it. */
export function libelleMode({ frequence, temporalite }: Mode): string {
  return `${LIBELLES_FREQUENCE[frequence]}, ${LIBELLES_TEMPORALITE[temporalite]}`;
}
