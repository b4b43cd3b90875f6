import { readFileSync } from 'node:fs';
import type { Constat } from './constats.ts';
import type { Libxml, XmlDocument, XsdValidator } from './moteur.ts';

type Detail = { readonly message: string; readonly line: number };

export function chargerSchema({ XmlDocument, XsdValidator }: Libxml, xsd: string): XsdValidator {
  return XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(xsd), { url: xsd }));
}

export function validerSchema(schema: XsdValidator, document: XmlDocument): readonly Constat[] {
  try {
    schema.validate(document);
    return [];
  } catch (erreur) {
    const details = detailsDe(erreur);
    if (details === undefined) throw erreur;
    return details.map(({ message, line }) => ({
      gravite: 'erreur',
      lieu: `ligne ${line}`,
      texte: message.trim().replaceAll('{urn:hl7-org:v3}', ''),
    }));
  }
}

function detailsDe(erreur: unknown): readonly Detail[] | undefined {
  if (!(erreur instanceof Error) || !('details' in erreur) || !Array.isArray(erreur.details))
    return undefined;
  return erreur.details;
}
