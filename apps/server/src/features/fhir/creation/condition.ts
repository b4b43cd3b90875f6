import { OID_INS } from '@orapont/domain/identite/ins';
import { sha256 } from '../../../kernel/empreinte.ts';
import type { NomExterieur } from '../../confluences/ports.ts';
import { mauvaiseRequete } from '../issue.ts';
import { RefusFhir } from '../ports.ts';

const OIDS: readonly string[] = Object.values(OID_INS);

/**
 * `If-None-Exist: identifier=system|value`, the one condition that names a resource. An INS names nobody here: it is not proved by whoever
 * writes it.
 *
 * @rule ID-INS
 * @source FHIR R4 §3.1.0.8.1
 */
export function lireSiAbsent(entete: string | string[] | undefined): NomExterieur | null {
  if (entete === undefined) return null;
  const criteres = [...new URLSearchParams([entete].flat().join('&').replace(/^\?/, ''))];
  const [[cle, valeur] = ['', '']] = criteres;
  const barre = valeur.indexOf('|');
  if (criteres.length !== 1 || cle !== 'identifier' || barre <= 0 || barre === valeur.length - 1)
    throw new RefusFhir(
      412,
      'not-supported',
      'If-None-Exist s’écrit identifier=système|valeur\u00a0: une autre condition ne désigne pas une seule ressource.',
    );
  const nom = { systeme: valeur.slice(0, barre), valeur: valeur.slice(barre + 1) };
  if (OIDS.includes(nom.systeme.replace(/^urn:oid:/, '')))
    throw new RefusFhir(
      412,
      'business-rule',
      'L’INS ne désigne pas une création\u00a0: donnez l’identifiant de votre logiciel.',
    );
  return exigerCourt(nom);
}

const NOMS_MAX = 10;
const LONGUEUR_MAX = 300;

function exigerCourt(nom: NomExterieur): NomExterieur {
  if (nom.systeme.length > LONGUEUR_MAX || nom.valeur.length > LONGUEUR_MAX)
    throw mauvaiseRequete('too-long', `Un identifiant compte ${LONGUEUR_MAX} caractères au plus.`);
  return nom;
}

/** Every name under which the resource is known there; its whole text when it has none. */
export function nommerCreation(
  condition: NomExterieur | null,
  dits: readonly NomExterieur[],
  corps: string,
): readonly NomExterieur[] {
  const noms = new Map(
    [...(condition ? [condition] : []), ...dits].map((nom) => [
      `${nom.systeme}|${nom.valeur}`,
      exigerCourt(nom),
    ]),
  );
  if (noms.size > NOMS_MAX) throw mauvaiseRequete('too-long', `${NOMS_MAX} identifiants au plus.`);
  return noms.size > 0 ? [...noms.values()] : [nomDuTexte(corps)];
}

const nomDuTexte = (corps: string): NomExterieur => ({
  systeme: 'urn:ietf:rfc:3986',
  valeur: `urn:sha256:${sha256(JSON.stringify(JSON.parse(corps)))}`,
});
