import { peutCreerLogiciel } from '@orapont/domain/acces/logiciel';
import type { Tx } from '../../../kernel/bd.ts';
import { classer } from '../../../kernel/document-repository.ts';
import { idStable, sha256 } from '../../../kernel/empreinte.ts';
import { unSeul } from '../../../kernel/octets.ts';
import { tracer } from '../../../kernel/traces-repository.ts';
import { porteeDe } from '../acces.ts';
import { DEMANDES } from '../demandes-repository.ts';
import type { DepsFhir } from '../deps.ts';
import { PATIENTS } from '../patients-repository.ts';
import { type Logiciel, RefusFhir } from '../ports.ts';
import { pageDe, parIds } from '../source-repository.ts';
import { estUuid } from '../valeurs.ts';
import { lireSiAbsent, nommerCreation } from './condition.ts';
import type { Creee } from './creer-patient.ts';
import { attendreCesNoms, type Nommage, poserNoms, sousCesNoms } from './noms-repository.ts';
import type { DocumentTransmis } from './ports.ts';

/**
 * Files a finished document about someone followed today at the sites of the software, as received from it. The same name twice is one
 * document; under the same name another content is a mistake that is told.
 *
 * @rule DOS-09, DOS-12
 * @source docs/decisions/0033
 */
export async function creerDocument(
  deps: DepsFhir,
  logiciel: Logiciel,
  corps: string,
  siAbsent: string | string[] | undefined,
): Promise<Creee> {
  const condition = lireSiAbsent(siAbsent);
  const transmis = deps.lecteurFhir.document(corps);
  const noms = nommerCreation(condition, transmis.noms, corps);
  const { organisationId } = logiciel;
  const qui: Nommage = { organisationId, logicielId: logiciel.id, genre: 'DocumentReference' };
  const empreinte = sha256(`${transmis.dossierId} ${sha256(transmis.octets)}`);
  return deps.bd.organisation({ organisationId }, async (tx) => {
    await attendreCesNoms(tx, qui, noms);
    await exigerDossier(tx, deps, logiciel, transmis);
    const connues = await sousCesNoms(tx, qui, noms);
    if (connues.some((connue) => connue.empreinte !== empreinte))
      throw new RefusFhir(
        409,
        'duplicate',
        'Un autre document porte déjà cet identifiant\u00a0: donnez-en un nouveau.',
        'DocumentReference.identifier',
      );
    const [connue] = connues;
    const id = connue?.ressourceId ?? (await deposer(tx, deps, logiciel, transmis, noms[0]));
    await poserNoms(tx, qui, noms, { ressourceId: id, empreinte });
    return { id, neuve: connue === undefined, nonGardes: transmis.nonGardes };
  });
}

/** The person is one of those that this software may write for, and the request is hers. */
async function exigerDossier(
  tx: Tx,
  { maintenant }: DepsFhir,
  logiciel: Logiciel,
  { dossierId, acteId }: DocumentTransmis,
): Promise<void> {
  const portee = porteeDe(logiciel, maintenant());
  const une = { apres: null, limite: 1 };
  const [patient] = estUuid(dossierId)
    ? await pageDe(tx, PATIENTS, portee, [parIds(PATIENTS, [dossierId])], une)
    : [];
  const dossier = { organisationId: logiciel.organisationId, sites: patient?.lieux ?? [] };
  if (!patient || !peutCreerLogiciel(logiciel, 'DocumentReference', dossier).accord)
    throw new RefusFhir(
      422,
      'not-found',
      'Cette personne n’est pas de celles que ce logiciel peut lire\u00a0: elle n’existe pas, ou n’est plus suivie sur ses sites.',
      'DocumentReference.subject',
    );
  if (acteId === null) return;
  const [demande] = estUuid(acteId)
    ? await pageDe(tx, DEMANDES, portee, [parIds(DEMANDES, [acteId])], une)
    : [];
  if (demande?.dossier_id !== dossierId)
    throw new RefusFhir(
      422,
      'not-found',
      'Cette demande n’est pas une demande de cette personne que ce logiciel peut lire.',
      'DocumentReference.context.related',
    );
}

async function deposer(
  tx: Tx,
  { objets }: DepsFhir,
  logiciel: Logiciel,
  { dossierId, acteId, titre, auteur, octets }: DocumentTransmis,
  nom: { readonly systeme: string; readonly valeur: string } | undefined,
): Promise<string> {
  const { organisationId } = logiciel;
  const empreinte = sha256(octets);
  // Drawn from its bytes too: what was stored by a deposit that failed is never read for another.
  const id = idStable(logiciel.id, 'document', nom?.systeme ?? '', nom?.valeur ?? '', dossierId, empreinte);
  await objets.ecrire({ organisationId, dossierId, objetId: id, version: 1 }, unSeul(octets));
  await classer(tx, {
    organisationId,
    id,
    dossierId,
    acteId,
    type: 'AUTRE',
    titre: titre || 'Document déposé par un autre logiciel',
    typeMime: 'application/pdf',
    octets: octets.length,
    empreinte,
    origine: 'RECU',
    auteur: auteur || logiciel.nom,
  });
  await tracer(tx, {
    organisationId,
    chaine: 'ACCES',
    action: 'DOCUMENT_DEPOSE_PAR_LOGICIEL',
    acteur: logiciel.nom,
    dossierId,
    acteId: acteId ?? undefined,
  });
  return id;
}
