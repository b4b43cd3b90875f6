import type { CodeConflit } from './conflits.ts';

/** What a dossier is made of, for a round: digests and ids, compared and never read. */
export type Faits = {
  readonly identite: string;
  readonly decedee: boolean;
  readonly sites: readonly string[];
  /** Protection, ability to decide, representatives. */
  readonly mesure: string;
  /** Newest set of health data. */
  readonly sante: string | null;
  /** Requests that go on. */
  readonly actes: readonly string[];
};

/**
 * What somebody changed on line while the round was away. Nothing of it is undone: each is told to a person.
 *
 * @source issue « offline, and nothing lost » (conflicts are shown and solved by a person)
 */
export function changements(
  avant: Faits,
  apres: Faits,
  { siteId, acteId }: { readonly siteId: string; readonly acteId: string },
): readonly CodeConflit[] {
  const faits: readonly (readonly [boolean, CodeConflit])[] = [
    [apres.decedee && !avant.decedee, 'PERSONNE_DECEDEE'],
    [avant.sites.includes(siteId) && !apres.sites.includes(siteId), 'PERSONNE_SORTIE'],
    [avant.identite !== apres.identite, 'IDENTITE_CHANGEE'],
    [avant.mesure !== apres.mesure, 'MESURE_CHANGEE'],
    [avant.sante !== apres.sante, 'SANTE_CHANGEE'],
    [apres.actes.some((id) => id !== acteId && !avant.actes.includes(id)), 'ACTE_DEJA_OUVERT'],
  ];
  return faits.filter(([present]) => present).map(([, code]) => code);
}
