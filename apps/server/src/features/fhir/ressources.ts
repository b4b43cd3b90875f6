import type { TypeFhir } from '@orapont/contract/fhir';
import type { Ressource } from './ressource.ts';
import { ACTES } from './ressources-actes.ts';
import { CLINIQUE } from './ressources-clinique.ts';
import { IDENTITES } from './ressources-identites.ts';
import type { Cle } from './tri-repository.ts';

/**
 * What is served: the routes look here, and so does the CapabilityStatement.
 *
 * @rule DOS-12
 */
const RESSOURCES: Readonly<Record<TypeFhir, Ressource>> = { ...IDENTITES, ...ACTES, ...CLINIQUE };

export const ressourceDe = (type: TypeFhir): Ressource => RESSOURCES[type];
export const estTypeFhir = (type: string): type is TypeFhir => Object.hasOwn(RESSOURCES, type);

/** Parameters of every kind, where they hold. @source FHIR R4 §3.1.1.3 */
export const PARAMETRES_COMMUNS = { _id: 'token', _lastUpdated: 'date' } as const;

/** What a kind is ordered by: a date, a name; its identifier and its last change where the product keeps it. */
export function trisDe(type: TypeFhir): Readonly<Record<string, Omit<Cle, 'descendant'>>> {
  const { id, maj, tris = {} } = ressourceDe(type).source;
  return {
    _id: { valeur: id, type: 'uuid' },
    ...(maj === null ? {} : { _lastUpdated: { valeur: maj, type: 'timestamptz' } }),
    ...tris,
  };
}

/** Who leads to this kind: `ServiceRequest:patient` to Patient. */
export const retoursVers = (type: TypeFhir): readonly { readonly de: TypeFhir; readonly nom: string }[] =>
  (Object.keys(RESSOURCES) as TypeFhir[]).flatMap((de) =>
    Object.entries(ressourceDe(de).inclusions)
      .filter(([, { retour }]) => retour?.de.includes(type))
      .map(([nom]) => ({ de, nom })),
  );
