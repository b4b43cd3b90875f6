import type { IncomingHttpHeaders } from 'node:http';

/** What a caller prefers. @source RFC 7240; FHIR R4 §3.1.0.1.7 (return), §3.1.1.2 (handling) */
export function preference<T extends string>(
  { prefer }: IncomingHttpHeaders,
  nom: string,
  offertes: readonly T[],
): T | undefined {
  const dites = [prefer ?? []]
    .flat()
    .flatMap((entete) => entete.split(/[,;]/))
    .map((morceau) => morceau.trim().split(/\s*=\s*/));
  const [, valeur = ''] = dites.find(([cle = '']) => cle.toLowerCase() === nom) ?? [];
  const lue = valeur.replace(/^"(.*)"$/, '$1').toLowerCase();
  return offertes.find((offerte) => offerte.toLowerCase() === lue);
}
