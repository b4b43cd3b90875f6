import type { DemandeInscrite, DemandeTransmise, RoleEntree } from '../../features/confluences/ports.ts';
import type { RessourceFhir } from '../../features/fhir/ports.ts';
import { EXTENSIONS_CONFLUENCES, PROFILS_CONFLUENCES } from './terminologie.ts';

/**
 * The answer of flow B1: where each thing stands, and the way to the draft.
 *
 * @source cfl-transaction-response-bundle; FHIR R4 §3.1.0.11.2
 */
export function repondre(
  { entrees }: DemandeTransmise,
  inscrite: DemandeInscrite,
  lien: string,
): RessourceFhir & Record<string, unknown> {
  return {
    resourceType: 'Bundle',
    meta: {
      profile: [PROFILS_CONFLUENCES.REPONSE],
      extension: [{ url: EXTENSIONS_CONFLUENCES.REDIRECTION, valueUrl: lien }],
    },
    type: 'transaction-response',
    entry: entrees.map(({ role, type }) => ({ response: issueDe(role, type, inscrite) })),
  };
}

function issueDe(role: RoleEntree, type: string, inscrite: DemandeInscrite) {
  if (role === 'PIECE')
    return inscrite.neuve
      ? { status: '201 Created', outcome: dire('Cette pièce est jointe au brouillon.') }
      : { status: '200 OK', outcome: dire('Cette demande était déjà là, avec ses pièces.') };
  const lieu = LIEUX[role](inscrite);
  if (lieu === null) return { status: '200 OK', outcome: dire('Cette ressource n’est pas gardée ici.') };
  const creee = (role === 'DEMANDE' && inscrite.neuve) || (role === 'PERSONNE' && inscrite.personneNeuve);
  return {
    status: creee ? '201 Created' : '200 OK',
    location: `${type}/${lieu}`,
    ...(role === 'PERSONNE' ? { outcome: dire(PERSONNE[creee ? 'NEUVE' : 'CONNUE']) } : {}),
  };
}

const LIEUX: Readonly<Record<Exclude<RoleEntree, 'PIECE'>, (inscrite: DemandeInscrite) => string | null>> = {
  DEMANDE: ({ acteId }) => acteId,
  PERSONNE: ({ dossierId }) => dossierId,
  REQUERANT: ({ requerantId }) => requerantId,
  SITUATION: ({ roleId }) => roleId,
  STRUCTURE: ({ siteId }) => siteId,
  AUTRE: () => null,
};

const PERSONNE = {
  NEUVE: 'Identité provisoire\u00a0: l’INS transmise n’est pas inscrite, elle attend une réponse d’INSi.',
  CONNUE: 'Cette personne est connue ici\u00a0: son dossier n’a pas été modifié.',
} as const;

const dire = (diagnostics: string) => ({
  resourceType: 'OperationOutcome' as const,
  issue: [{ severity: 'information' as const, code: 'informational' as const, diagnostics }],
});
