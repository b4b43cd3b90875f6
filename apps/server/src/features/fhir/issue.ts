import { Erreur } from '@orapont/domain/erreurs';
import { enProbleme } from '../../kernel/http-errors.ts';
import { type CodeIssue, type Issue, RefusFhir } from './ports.ts';

export const mauvaiseRequete = (code: CodeIssue, diagnostics: string): RefusFhir =>
  new RefusFhir(400, code, diagnostics);

export const introuvable = (): RefusFhir =>
  new RefusFhir(404, 'not-found', 'Cette ressource n’existe pas, ou n’est pas ouverte à ce logiciel.');

export const nonPrisEnCharge = (quoi: string): RefusFhir =>
  new RefusFhir(404, 'not-supported', `${quoi} n’est pas offert ici\u00a0: voyez /fhir/metadata.`);

export const operationOutcome = (...issue: readonly Issue[]) =>
  ({ resourceType: 'OperationOutcome', issue }) as const;

const CODES: Readonly<Record<number, CodeIssue>> = {
  401: 'login',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  413: 'too-long',
  415: 'not-supported',
  429: 'throttled',
  503: 'transient',
};

/** Any error of this server, without anything of its inside. */
export function enRefus(erreur: unknown): RefusFhir {
  if (erreur instanceof RefusFhir) return erreur;
  const { status, detail } = enProbleme(erreur);
  const statut = status === 422 ? 400 : status;
  const code = CODES[statut] ?? (statut >= 500 ? 'exception' : 'invalid');
  const phrase = erreur instanceof Erreur || statut >= 500 ? detail : (PHRASES[statut] ?? detail);
  return new RefusFhir(statut, code, phrase);
}

const PHRASES: Readonly<Record<number, string>> = {
  400: 'Cette requête est mal formée.',
  415: 'Ce type de contenu n’est pas pris en charge ici.',
};
