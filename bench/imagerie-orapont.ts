import { randomUUID } from 'node:crypto';
import { listerEtudes, ouvrirPorte, rattacherEtude } from '@orapont/contract/imagerie';
import { listerDuDossier } from '@orapont/contract/imagerie-dossier';
import { idDemo } from '../apps/server/src/bac-a-sable/demo/identifiants.ts';
import { portLibre } from '../apps/server/src/kernel/testing-port.ts';
import { nouveauResident } from '../e2e/outils/acte.ts';
import { connecter, jusqua } from '../e2e/outils/client.ts';
import { lancerServeur } from '../e2e/outils/serveur.ts';
import { COUPES, type Cote, lire, NOM, OCTETS_DE_POINTS, storescu } from './examen.ts';

const PREPARATION = 180_000;

/** Encrypted before its answer, under a policy that is asked at each reading, each opening traced. */
export async function ouvrirOrapont(): Promise<Cote> {
  const port = await portLibre();
  const serveur = await lancerServeur({
    env: { ORAPONT_LOG: 'error', ORAPONT_DEMO: '1', ORAPONT_DEMO_ACTES: '0', ORAPONT_DICOM_PORT: `${port}` },
  });
  const administrateur = await connecter(serveur.origine, 'administration');
  const soignante = await connecter(serveur.origine, 'emilie.roche');
  await administrateur.appeler(ouvrirPorte, {
    params: { id: randomUUID() },
    body: {
      type: 'DIMSE',
      nom: 'Banc',
      siteId: idDemo('site tilleuls'),
      regles: [],
      aeAppele: 'ORAPONT',
      aeAppelant: 'BANC',
      adresse: '127.0.0.1',
    },
  });
  const dossierId = await nouveauResident(soignante, { nom: NOM, prenom: 'Camille', lieu: 'tilleuls' });
  const entetes = (accept: string) => ({ cookie: `__Host-sid=${soignante.jeton()}`, accept });
  const racine = `${serveur.origine}/api/dicomweb/studies`;
  return {
    recevoir: (examen) => storescu(port, 'ORAPONT', examen),
    // Thumbnails and headers are made two seconds later: they would weigh on the side that is measured next.
    async reposer() {
      const pretes = async () => {
        const { attente } = await soignante.appeler(listerEtudes);
        return (
          attente.every(
            ({ instances }) => instances.length === COUPES && instances.every(({ etat }) => etat === 'PRETE'),
          ) || undefined
        );
      };
      await jusqua(pretes, 'les vignettes', PREPARATION);
    },
    // The queue makes the copy that viewers draw, and moves the bytes under the record's key.
    async preparer() {
      const { attente } = await soignante.appeler(listerEtudes);
      for (const { id, version } of attente)
        await soignante.appeler(rattacherEtude, { params: { id }, body: { version, dossierId } });
      const pretes = async () => {
        const { etudes } = await soignante.appeler(listerDuDossier, { params: { id: dossierId } });
        return etudes.every(({ piles }) => piles.every(({ etat }) => etat === 'PRETE')) || undefined;
      };
      await jusqua(pretes, 'les coupes préparées', PREPARATION);
    },
    async lireUneAUne({ etude, serie, sops }) {
      for (const sop of sops)
        await lire(
          `${racine}/${etude}/series/${serie}/instances/${sop}`,
          entetes('application/dicom'),
          OCTETS_DE_POINTS,
        );
    },
    lireSerie: ({ etude, serie }) =>
      lire(
        `${racine}/${etude}/series/${serie}`,
        entetes('multipart/related; type="application/dicom"; transfer-syntax=*'),
        COUPES * OCTETS_DE_POINTS,
      ),
    chercher: ({ etude, serie }) =>
      lire(`${racine}/${etude}/series/${serie}/instances`, entetes('application/dicom+json'), COUPES),
    fermer: serveur.arreter,
  };
}
