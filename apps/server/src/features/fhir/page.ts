import type { TypeFhir } from '@orapont/contract/fhir';
import { z } from 'zod';
import { descellerTexte, scellerTexte } from '../../kernel/sceau.ts';
import { mauvaiseRequete } from './issue.ts';
import type { Repere } from './tri-repository.ts';

/** What the link to the next page carries: the search itself and where it stopped. */
export type PageSuivante = {
  readonly logiciel: string;
  readonly type: TypeFhir;
  readonly entrees: readonly (readonly [string, string])[];
  readonly apres: Repere;
};

const PageZ = z.object({
  logiciel: z.string(),
  type: z.string(),
  entrees: z.array(z.tuple([z.string(), z.string()])),
  apres: z.object({ cles: z.array(z.string()), id: z.string() }),
});

/**
 * Sealed: a link goes through journals of proxies, and a search holds names. Nobody reads in it, nor changes it, nor goes on with the
 * search of another software.
 */
export const scellerPage = (cle: Buffer, page: PageSuivante): string =>
  scellerTexte(cle, JSON.stringify(page));

export function ouvrirPage(cle: Buffer, texte: string, logiciel: string, type: TypeFhir): PageSuivante {
  const refus = mauvaiseRequete(
    'value',
    'Ce lien vers une page n’est plus valable\u00a0: refaites la recherche.',
  );
  const clair = descellerTexte(cle, texte);
  if (clair === undefined) throw refus;
  const lue = PageZ.safeParse(JSON.parse(clair));
  if (!lue.success || lue.data.logiciel !== logiciel || lue.data.type !== type) throw refus;
  return { ...lue.data, type };
}
