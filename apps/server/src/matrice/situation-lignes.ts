import { randomUUID } from 'node:crypto';
import { donneesVierges } from '@orapont/domain/sante/donnees';
import { Upload } from '@tus/server';
import type { ApplicationDeTest } from './application.ts';
import { ecrireActe, ecrireBrouillon, ecrirePartage } from './situation-acte.ts';
import { identite, inserer, json, pixels } from './situation-base.ts';
import { ligneCourrier, objetCourrier, octetsCourrier } from './situation-courrier.ts';
import { lignesImagerie, objetsImagerie } from './situation-imagerie.ts';
import { ecrireReponse } from './situation-reponse.ts';
import { lignesDeTournee } from './situation-tournee.ts';
import { type EtatVoulu, type NomSituation, nouvelleSituation, type Situation } from './situations.ts';

/** Writes a new situation, as the owner of the database: without any of the code that is tested. */
export async function creerSituation(
  application: ApplicationDeTest,
  nom: NomSituation,
  etat: EtatVoulu = 'ENVOYEE',
): Promise<Situation> {
  const situation = nouvelleSituation(nom);
  await ecrireDossier(application, situation);
  await ecrireActe(application, situation, etat);
  for (const [table, ligne] of lignesDeTournee(situation)) await inserer(application, table, ligne);
  for (const [table, ligne] of lignesImagerie(situation)) await inserer(application, table, ligne);
  for (const ref of objetsImagerie(situation)) await application.exterieur.objets.ecrire(ref, pixels(0));
  await inserer(application, 'courrier_recu', ligneCourrier(situation));
  await application.exterieur.objets.ecrire(objetCourrier(situation), octetsCourrier(situation));
  if (etat === 'BROUILLON') await commencerTeleversement(application, situation);
  else await ecrirePartage(application, situation, etat);
  if (etat === 'ACCEPTEE') await ecrireBrouillon(application, situation);
  if (etat === 'AVIS_RENDU') await ecrireReponse(application, situation);
  return situation;
}

async function ecrireDossier(application: ApplicationDeTest, s: Situation): Promise<void> {
  const { organisationId: organisation_id, dossierId: dossier_id } = s;
  await inserer(application, 'dossier', identite(s, organisation_id, dossier_id));
  await inserer(application, 'sejour', {
    organisation_id,
    id: s.sejourId,
    dossier_id,
    site_id: s.siteId,
    chambre: '1',
    du: '2026-01-01',
  });
  await inserer(application, 'representant', {
    organisation_id,
    id: s.representantId,
    dossier_id,
    qualite: 'FAMILLE',
    nom: s.marque,
  });
  await inserer(application, 'donnees_sante', {
    organisation_id,
    id: randomUUID(),
    dossier_id,
    contenu: json({ ...donneesVierges('2026-01-15'), motif: s.marque }),
  });
}

async function commencerTeleversement({ exterieur }: ApplicationDeTest, s: Situation): Promise<void> {
  const { televersementId: id, organisationId, dossierId, acteId } = s;
  await exterieur.magasin.datastore.create(
    new Upload({ id, size: 3, offset: 0, metadata: { organisationId, dossierId, acteId } }),
  );
}
