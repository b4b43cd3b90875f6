import { RESSOURCES_FHIR } from '@orapont/contract/fhir';
import { CREES_FHIR, type TypeCree } from '@orapont/contract/fhir-creation';

/** What a software was opened, or what a token of it carries. */
export type Droits = {
  /** Kinds that are read; `*` for all of them. */
  readonly portees: readonly string[];
  /** Whether requests are begun. */
  readonly ecrit: boolean;
  readonly cree: readonly TypeCree[];
};

/** What a software that begins requests is granted: the guide posts a request, and whom it is about with it. */
export const PORTEE_ECRITURE = 'system/ServiceRequest.write';
export const porteeCreation = (type: TypeCree): string => `system/${type}.write`;

type Portee = { readonly type: string; readonly lit: boolean; readonly cree: boolean };

const V1 = /^system\/(\*|[A-Za-z]+)\.(read|write|\*)$/;

/** `system/Patient.read`, `system/Patient.rs`, `system/Patient.crs`. @source SMART App Launch 2.2 §3.0.2 (v2), §3.0.5 (v1) */
function lire(texte: string): Portee | undefined {
  const [, type, geste] = V1.exec(texte) ?? [];
  if (type !== undefined && geste !== undefined)
    return { type, lit: geste !== 'write', cree: geste !== 'read' };
  const [, t, lettres] = /^system\/(\*|[A-Za-z]+)\.(c?r?u?d?s?)$/.exec(texte) ?? [];
  return t === undefined || !lettres
    ? undefined
    : { type: t, lit: /[rs]/.test(lettres), cree: lettres.includes('c') };
}

/** What was asked for, within what was opened; everything that was opened when nothing is asked. */
export function droitsAccordes(ouverts: Droits, demandees: string | null): Droits {
  const dites = demandees?.trim().split(/\s+/).filter(Boolean) ?? [];
  if (dites.length === 0) return ouverts;
  const portees = dites.flatMap((dite) => lire(dite) ?? []);
  const lues = portees.filter(({ lit }) => lit).map(({ type }) => type);
  const creees = portees.filter(({ cree }) => cree).map(({ type }) => type);
  const demande = (type: string) => creees.includes('*') || creees.includes(type);
  return {
    portees: porteesLues(ouverts.portees, lues),
    ecrit: ouverts.ecrit && demande('ServiceRequest'),
    cree: ouverts.cree.filter(demande),
  };
}

function porteesLues(ouvertes: readonly string[], lues: readonly string[]): readonly string[] {
  if (lues.includes('*')) return [...ouvertes];
  const ouvre = (type: string) => ouvertes.includes('*') || ouvertes.includes(type);
  return RESSOURCES_FHIR.filter((type) => lues.includes(type) && ouvre(type));
}

export const rienDAccorde = ({ portees, ecrit, cree }: Droits): boolean =>
  portees.length === 0 && !ecrit && cree.length === 0;

/** As the token's answer says it. */
export const enScope = ({ portees, ecrit, cree }: Droits): string =>
  [
    ...portees.map((type) => `system/${type}.read`),
    ...(ecrit ? [PORTEE_ECRITURE] : []),
    ...cree.map(porteeCreation),
  ].join(' ');

/** What was kept of it in the base. */
export const typesCrees = (textes: readonly string[]): readonly TypeCree[] =>
  CREES_FHIR.filter((type) => textes.includes(type));
