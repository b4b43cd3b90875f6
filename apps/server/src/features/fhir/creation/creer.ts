import type { TypeCree } from '@orapont/contract/fhir-creation';
import { peutCreerLogiciel } from '@orapont/domain/acces/logiciel';
import { peutLireLogiciel } from '@orapont/domain/acces/politique';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { exigerCorpsFhir } from '../corps.ts';
import type { DepsFhir } from '../deps.ts';
import { operationOutcome } from '../issue.ts';
import { exigerLogiciel } from '../jetons.ts';
import { type Logiciel, RefusFhir } from '../ports.ts';
import { preference } from '../preferences.ts';
import { ressourceDe } from '../ressources.ts';
import { FHIR_JSON, ligneDe } from '../servir.ts';
import { annoncerVersion, versionDe } from '../version.ts';
import { creerDocument } from './creer-document.ts';
import { type Creee, creerPatient } from './creer-patient.ts';

const GESTES = { Patient: creerPatient, DocumentReference: creerDocument } as const satisfies Record<
  TypeCree,
  unknown
>;

/**
 * `POST [base]/Patient`, with or without a condition: 201 for what is new, 200 for what was there.
 *
 * @rule DOS-12
 * @source FHIR R4 §3.1.0.8
 */
export async function creer(
  deps: DepsFhir,
  type: TypeCree,
  requete: FastifyRequest,
  reponse: FastifyReply,
): Promise<FastifyReply> {
  const logiciel = await exigerLogiciel(deps, requete);
  if (!peutCreerLogiciel(logiciel, type, null).accord)
    throw new RefusFhir(403, 'forbidden', `Ce jeton ne permet pas de créer ${type}.`);
  const corps = exigerCorpsFhir(requete);
  const creee = await GESTES[type](deps, logiciel, corps, requete.headers['if-none-exist']);
  reponse
    .code(creee.neuve ? 201 : 200)
    .headers({ location: `${deps.origine}/fhir/${type}/${creee.id}`, 'cache-control': 'no-store' });
  return repondre(deps, logiciel, type, creee, requete, reponse);
}

/** What stands now, when this token may read it; else what was done, in words. @source FHIR R4 §3.1.0.1.7 */
async function repondre(
  deps: DepsFhir,
  logiciel: Logiciel,
  type: TypeCree,
  creee: Creee,
  { headers }: FastifyRequest,
  reponse: FastifyReply,
): Promise<FastifyReply> {
  const lisible = peutLireLogiciel(logiciel, type, null).accord;
  const voulu = preference(headers, 'return', ['minimal', 'representation', 'OperationOutcome']);
  const ligne = lisible
    ? await ligneDe(deps, logiciel, type, creee.id, { trace: type === 'DocumentReference' && !creee.neuve })
    : undefined;
  const corps = ligne && JSON.stringify(ressourceDe(type).ecrire(deps.fabrique, ligne as never));
  if (ligne && corps !== undefined) annoncerVersion(reponse, versionDe(corps, ligne.maj));
  if (voulu === 'minimal') return reponse.send();
  reponse.type(FHIR_JSON);
  if (corps !== undefined && voulu !== 'OperationOutcome') return reponse.send(corps);
  return reponse.send(JSON.stringify(operationOutcome(raconter(type, creee))));
}

const DITS: Readonly<Record<TypeCree, readonly [string, string]>> = {
  Patient: [
    'Dossier créé sous une identité provisoire\u00a0: une INS transmise n’est pas inscrite, elle attend une réponse d’INSi.',
    'Cette personne est connue ici\u00a0: son dossier n’a pas été modifié.',
  ],
  DocumentReference: ['Document classé dans le dossier.', 'Ce document était déjà là.'],
};

function raconter(type: TypeCree, { neuve, nonGardes }: Creee) {
  const reste =
    nonGardes.length > 0 ? ` Éléments qui ne sont pas gardés ici\u00a0: ${nonGardes.join(', ')}.` : '';
  const diagnostics = `${DITS[type][neuve ? 0 : 1]}${reste}`;
  return { severity: 'information', code: 'informational', diagnostics } as const;
}
