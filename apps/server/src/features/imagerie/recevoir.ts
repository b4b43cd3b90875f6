import { randomUUID } from 'node:crypto';
import { identitesContraires, proposer } from '@orapont/domain/imagerie/rapprochement';
import { type CodeRefusReception, REFUS_RECEPTION } from '@orapont/domain/imagerie/refus';
import type { Tx } from '../../kernel/bd.ts';
import { unSeul } from '../../kernel/octets.ts';
import { candidat, connuSous, nesLe } from './candidat-repository.ts';
import type { DepsImagerie } from './deps.ts';
import * as etudes from './etude-repository.ts';
import * as instances from './instance-repository.ts';
import { objetDe } from './objets-imagerie.ts';
import { reglesDe } from './porte-repository.ts';
import type { InstanceExaminee } from './ports.ts';
import type { Provenance } from './provenance.ts';
import { tracerMachine } from './traces.ts';

export type Issue = {
  readonly code: CodeRefusReception | null;
  readonly sopClasse: string;
  readonly sopUid: string;
  readonly etudeUid: string;
};

const NON_LUE = { sopClasse: '', sopUid: '', etudeUid: '' } as const;

/**
 * Takes one instance in: read in a process of its own, encrypted before it touches a disk, then its row, then the answer. What is
 * refused leaves a line that says why and nothing of whom it named.
 *
 * @rule IMG-01, IMG-02
 * @source DESIGN.md, ground rules 4 and 5; docs/decisions/0018
 */
export async function recevoir(deps: DepsImagerie, de: Provenance, octets: Uint8Array): Promise<Issue> {
  const examen = await deps.dicom.examiner(octets);
  const lue = examen.accepte
    ? { sopClasse: examen.sopClasse, sopUid: examen.sopUid, etudeUid: examen.etudeUid }
    : NON_LUE;
  const code = examen.accepte ? await garderVoulue(deps, de, examen) : examen.code;
  if (code !== null) await refuser(deps, de, code);
  return { ...lue, code };
}

export async function refuser({ bd }: DepsImagerie, de: Provenance, code: CodeRefusReception): Promise<void> {
  await bd.organisation(de, (tx) =>
    instances.inscrireRefus(tx, {
      organisationId: de.organisationId,
      porteId: de.porteId,
      siteId: de.siteId,
      origine: de.nom,
      code,
      statut: REFUS_RECEPTION[code].statut,
    }),
  );
}

const garderVoulue = async (
  deps: DepsImagerie,
  de: Provenance,
  examen: InstanceExaminee,
): Promise<CodeRefusReception | null> =>
  de.etudeUid !== undefined && de.etudeUid !== examen.etudeUid ? 'AUTRE_ETUDE' : garder(deps, de, examen);

/** Null once the picture is safe, were it there already. */
async function garder(
  deps: DepsImagerie,
  de: Provenance,
  examen: InstanceExaminee,
): Promise<CodeRefusReception | null> {
  const { bd, objets } = deps;
  const { organisationId } = de;
  const avant = await bd.organisation(de, (tx) => juger(tx, de, examen));
  if (avant.issue !== undefined) return avant.issue;
  const instance = { organisationId, id: randomUUID(), cleDossierId: avant.etudeId };
  const original = objetDe(instance, 'original');
  await objets.ecrire(original, unSeul(examen.octets));
  const issue = await bd.organisation(de, (tx) => inscrire(deps, tx, de, { ...instance, examen }));
  if (issue !== 'GARDEE') await objets.supprimer(original);
  return issue === 'GARDEE' ? null : issue;
}

/** What can be said before a byte is written: a picture that is there already, another one under its name, someone else's. */
async function juger(
  tx: Tx,
  { dossierId }: Provenance,
  examen: InstanceExaminee,
): Promise<{ issue?: CodeRefusReception | null; etudeId: string }> {
  // Before all else: a picture of someone else stays one, were it here already.
  const personne = dossierId === undefined ? undefined : await candidat(tx, dossierId);
  if (personne && identitesContraires(examen.patient, personne))
    return { issue: 'AUTRE_PATIENT', etudeId: '' };
  const deja = await instances.instanceDuSop(tx, examen.sopUid);
  if (deja) return { issue: deja.empreinte === examen.empreinte ? null : 'AUTRE_CONTENU', etudeId: '' };
  const connue = await etudes.etatConnu(tx, examen);
  if (connue?.etat === 'REFUSEE') return { issue: 'ETUDE_REFUSEE', etudeId: '' };
  return { etudeId: connue?.id ?? randomUUID() };
}

async function inscrire(
  deps: DepsImagerie,
  tx: Tx,
  de: Provenance,
  { id, cleDossierId, examen }: { id: string; cleDossierId: string; examen: InstanceExaminee },
): Promise<CodeRefusReception | null | 'GARDEE'> {
  const { organisationId, porteId, siteId } = de;
  const { etude, neuve } = await etudes.inscrireEtude(tx, {
    id: cleDossierId,
    organisationId,
    porteId,
    siteId,
    examen,
  });
  if (etude.etat === 'REFUSEE') return 'ETUDE_REFUSEE';
  const ou = { id, organisationId, etudeId: etude.id, cleDossierId };
  if (!(await instances.insererInstance(tx, ou, examen))) {
    const deja = await instances.instanceDuSop(tx, examen.sopUid);
    return deja?.empreinte === examen.empreinte ? null : 'AUTRE_CONTENU';
  }
  if (neuve) {
    await etudes.remettreEnAttente(tx, etude.id, await propositionPour(tx, etude));
    await tracerMachine(tx, organisationId, 'ETUDE_RECUE', de.nom);
  } else await etudes.completerEtude(tx, etude, examen.modalite);
  await deps.travaux.enfiler(
    tx,
    'imagerie.preparer',
    { organisationId, instanceId: id },
    { apresSecondes: REPIT },
  );
  return 'GARDEE';
}

/** A machine sends slice after slice: what is made of them waits until it has breath. */
const REPIT = 2;

/** Proposed, never filed: a person says. */
export async function propositionPour(tx: Tx, { porteId, patient }: etudes.Etude) {
  return proposer(patient, await reglesDe(tx, porteId), {
    connu: (await connuSous(tx, patient)) ?? null,
    candidats: await nesLe(tx, patient),
  });
}
