import * as contrat from '@orapont/contract/lecture';
import { PHRASE_BOUCHE } from '@orapont/domain/bouche/coherence';
import { chartVierge, type Repere } from '@orapont/domain/bouche/observation';
import { situerCoupe } from '@orapont/domain/imagerie/situation-coupe';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { bancDeLecture } from './testing.ts';

const base = await baseDeTest();
const banc = await bancDeLecture(base);
const { http, decor, demander } = banc;
afterAll(() => http.fermer());

const EXAMEN = {
  sorte: 'DICOM',
  modalite: 'CT',
  colonnes: 400,
  lignes: 300,
  images: 26,
  canaux: 1,
  bits: 16,
  signe: true,
  inverse: false,
  fenetre: { centre: 700, largeur: 3000 },
  pente: 1,
  ordonnee: 0,
  espacement: { x: 0.1, y: 0.1, source: 'PATIENT' },
  pas: 0.4,
  geometrie: { etat: 'PLANS', ligne: [1, 0, 0], colonne: [0, 1, 0], sens: 1, pas: 0.4, inclinaison: 0 },
  ecartees: 0,
} as const;

const longueur = (mediaId: string, largeur: number): Repere => ({
  mediaId,
  x: 0.2,
  y: 0.5,
  coupe: situerCoupe({ ...EXAMEN, geometrie: { ...EXAMEN.geometrie } }, 12),
  trait: {
    forme: 'LONGUEUR',
    vers: { x: 0.5, y: 0.5 },
    echelle: { largeur, hauteur: 30, source: 'PATIENT' },
  },
});

test('LEC-01 : une mesure de coupe se garde ; le serveur refuse celle qui ment sur l’échelle de son fichier', async () => {
  const d = await decor();
  const { id, mediaId } = await demander(d);
  const enregistrer = (version: number, repere: Repere) => {
    const dent = { etat: null, mobilite: null, faces: {}, precision: '', reperes: [repere] };
    return http.appeler(contrat.enregistrerLecture, {
      session: d.requis,
      params: { id },
      body: {
        version,
        contenu: {
          chart: { ...chartVierge('PERMANENTE'), dents: { '16': dent } },
          reponse: contrat.REPONSE_VIERGE,
        },
      },
    });
  };
  const refus = { statut: 422, corps: { champs: { chart: PHRASE_BOUCHE.MESURE_HORS_ECHELLE } } };
  // A photograph has no scale at all.
  expect(await enregistrer(0, longueur(mediaId, 40))).toMatchObject(refus);
  await base.proprietaire.query('update media set technique = $2 where id = $1', [
    mediaId,
    JSON.stringify(EXAMEN),
  ]);
  expect(await enregistrer(0, longueur(mediaId, 80))).toMatchObject(refus);
  expect((await enregistrer(0, longueur(mediaId, 40))).statut).toBe(200);
  const lue = await http.appeler(contrat.ouvrirLecture, { session: d.requis, params: { id } });
  expect(lue.corps.brouillon.contenu.chart.dents['16']?.reperes).toEqual([longueur(mediaId, 40)]);
});
