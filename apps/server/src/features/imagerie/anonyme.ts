import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { Erreur } from '@orapont/domain/erreurs';
import type { FastifyReply } from 'fastify';
import { appelant, enSoin, type Session } from '../../kernel/session.ts';
import { exigerDossier } from './acces.ts';
import type { DepsImagerie } from './deps.ts';
import { etudeRecue, type InstanceWeb } from './dicomweb/etudes.ts';
import { ouvrirActe } from './dicomweb/ouvrir.ts';
import { trouverEtude } from './etude-repository.ts';
import { instancesDes } from './instance-repository.ts';
import { tracerPersonne } from './traces.ts';
import { type Entree, enZip } from './zip.ts';

/**
 * Pictures of an act without what tells of whom they are. A picture with text burned in stays behind, and the file that comes with
 * them says how many did.
 *
 * @rule IMG-04
 * @source DICOM PS3.15 annex E
 */
export async function exporterActe(
  deps: DepsImagerie,
  session: Session,
  acteId: string,
  reponse: FastifyReply,
): Promise<FastifyReply> {
  const soin = enSoin(session);
  const etudes = await ouvrirActe(deps, session, acteId, 'OUVERTURE');
  const [{ organisationId, dossierId } = { organisationId: '', dossierId: '' }] = etudes;
  await deps.bd.organisation(appelant(soin), (tx) =>
    tracerPersonne(tx, soin, 'IMAGES_EXPORTEES_ANONYMES', {
      acteId,
      dossierId: organisationId === soin.organisationId ? dossierId : undefined,
    }),
  );
  return exporter(
    deps,
    etudes.flatMap(({ instances }) => instances),
    reponse,
  );
}

/** A received study of a record, for those who read its documents. */
export async function exporterEtude(
  deps: DepsImagerie,
  session: Session,
  etudeId: string,
  reponse: FastifyReply,
): Promise<FastifyReply> {
  const soin = enSoin(session);
  const etude = await deps.bd.organisation(appelant(soin), async (tx) => {
    const trouvee = await trouverEtude(tx, etudeId);
    if (!trouvee || trouvee.dossierId === null) throw new Erreur('INTROUVABLE');
    const { dossierId } = trouvee;
    await exigerDossier(tx, soin, 'document.lire', dossierId, deps.maintenant());
    await tracerPersonne(tx, soin, 'IMAGES_EXPORTEES_ANONYMES', { dossierId });
    return etudeRecue(deps, trouvee, await instancesDes(tx, [etudeId]));
  });
  return exporter(deps, etude.instances, reponse);
}

async function exporter(
  deps: DepsImagerie,
  instances: readonly InstanceWeb[],
  reponse: FastifyReply,
): Promise<FastifyReply> {
  if (instances.length === 0) throw new Erreur('INTROUVABLE');
  // The same for one export, never seen again: two exports cannot be put side by side.
  const graine = randomBytes(32).toString('hex');
  const pseudonyme = `ANONYME-${randomBytes(4).toString('hex').toUpperCase()}`;
  return reponse
    .type('application/zip')
    .header('content-disposition', `attachment; filename="${pseudonyme.toLowerCase()}.zip"`)
    .send(Readable.from(enZip(fichiers())));

  async function* fichiers(): AsyncGenerator<Entree> {
    let restees = 0;
    for (const [rang, instance] of instances.entries()) {
      const octets = await deps.dicom.anonymiser(await instance.octets(), graine, pseudonyme);
      if (octets) yield { nom: `${pseudonyme}/IM${String(rang + 1).padStart(6, '0')}.dcm`, octets };
      else restees += 1;
    }
    yield { nom: `${pseudonyme}/LISEZ-MOI.txt`, octets: Buffer.from(lisezMoi(instances.length, restees)) };
  }
}

const lisezMoi = (images: number, restees: number): string =>
  [
    'Export anonyme d’Orapont (DICOM PS3.15 annexe E, profil de base, sous-ensemble).',
    `Images\u00a0: ${images - restees}. Laissées de côté car du texte y est incrusté ou illisibles\u00a0: ${restees}.`,
    'Les vidéos, les empreintes 3D et les examens en coupes reçus en archive n’en font pas partie.',
    'Ce qui est gardé\u00a0: les pixels et ce qui les décrit, la géométrie, les codes de ce que l’image montre.',
    'Tout le reste est ôté, vidé (dates, heures, prescripteur, naissance, sexe) ou remplacé (identifiants).',
    'Un visage, une prothèse marquée ou une photographie reconnaissable peuvent encore désigner une personne.',
    '',
  ].join('\n');
