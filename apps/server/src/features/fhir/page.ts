import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { TypeFhir } from '@orapont/contract/fhir';
import { z } from 'zod';
import { mauvaiseRequete } from './issue.ts';
import type { Repere } from './source-repository.ts';

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
  apres: z.object({ maj: z.string().nullable(), id: z.string() }),
});

const IV = 12;
const SCEAU = 16;

/**
 * Sealed: a link goes through journals of proxies, and a search holds names. Nobody reads in it, nor changes it, nor goes on with the
 * search of another software.
 */
export function scellerPage(cle: Buffer, page: PageSuivante): string {
  const iv = randomBytes(IV);
  const chiffre = createCipheriv('aes-256-gcm', cle, iv);
  const octets = Buffer.concat([chiffre.update(JSON.stringify(page), 'utf8'), chiffre.final()]);
  return Buffer.concat([iv, chiffre.getAuthTag(), octets]).toString('base64url');
}

export function ouvrirPage(cle: Buffer, texte: string, logiciel: string, type: TypeFhir): PageSuivante {
  const refus = mauvaiseRequete(
    'value',
    'Ce lien vers une page n’est plus valable\u00a0: refaites la recherche.',
  );
  const octets = Buffer.from(texte, 'base64url');
  if (octets.length <= IV + SCEAU) throw refus;
  try {
    const dechiffre = createDecipheriv('aes-256-gcm', cle, octets.subarray(0, IV));
    dechiffre.setAuthTag(octets.subarray(IV, IV + SCEAU));
    const clair = Buffer.concat([dechiffre.update(octets.subarray(IV + SCEAU)), dechiffre.final()]);
    const page = PageZ.parse(JSON.parse(clair.toString('utf8')));
    if (page.logiciel !== logiciel || page.type !== type) throw refus;
    return { ...page, type };
  } catch {
    throw refus;
  }
}
