import * as contrat from '@orapont/contract/demande';
import { PROFIL_VIERGE } from '@orapont/domain/evaluation/profil-sensoriel';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { observationsDe } from '../modele-demande.ts';
import { bancDeDemande } from './testing-banc.ts';

const base = await baseDeTest();
const { proprietaire } = base;
const { http, decor, pret, envoyer, appeler } = await bancDeDemande(base);
afterAll(() => http.fermer());

type Ligne = {
  readonly echelle: string;
  readonly reponses: object;
  readonly ilYaJours: number;
  readonly acteId?: string;
  readonly remplaceId?: string;
};

type Decor = Awaited<ReturnType<typeof decor>>;

async function noter(d: Decor, ligne: Ligne): Promise<string> {
  const id = uuidv7();
  const { rows } = await proprietaire.query('select organisation_id from dossier where id = $1', [
    d.dossierId,
  ]);
  await proprietaire.query(
    `insert into evaluation (organisation_id, id, dossier_id, acte_id, echelle, reponses, faite_le, auteur_id, saisie_par, remplace_id)
     values ($1, $2, $3, $4, $5, $6, now() - make_interval(days => $7), $8, $8, $9)`,
    [
      rows[0].organisation_id,
      id,
      d.dossierId,
      ligne.acteId ?? null,
      ligne.echelle,
      JSON.stringify(ligne.reponses),
      ligne.ilYaJours,
      d.infirmiere,
      ligne.remplaceId ?? null,
    ],
  );
  return id;
}

async function demandeFigee(d: Decor) {
  const acte = await pret(d);
  await noter(d, { echelle: 'ALGOPLUS', reponses: { VISAGE: 1, REGARD: 1 }, ilYaJours: 0, acteId: acte.id });
  expect((await envoyer(d.session, acte)).statut).toBe(200);
  const lue = await appeler(contrat.lireDemande, { session: d.session, params: { id: acte.id } });
  const { demande } = lue.corps;
  if (!demande) throw new Error('La demande n’est pas figée.');
  return demande;
}

test('TE-04, CAP-01 : les observations de l’acte et les récentes partent avec la demande, corrigées, en phrases', async () => {
  const d = await decor();
  const ancienne = await noter(d, { echelle: 'BROSSAGE', reponses: { NIVEAU: 0 }, ilYaJours: 3 });
  await noter(d, { echelle: 'BROSSAGE', reponses: { NIVEAU: 3 }, ilYaJours: 3, remplaceId: ancienne });
  await noter(d, { echelle: 'OHAT', reponses: { LANGUE: 2 }, ilYaJours: 90 });
  const demande = await demandeFigee(d);
  expect(demande.evaluations?.map(({ echelle, phrases }) => [echelle, phrases[0]])).toEqual([
    ['BROSSAGE', 'Brossage\u00a0: ne peut pas\u00a0: quelqu’un le fait pour elle.'],
    ['ALGOPLUS', 'Algoplus\u00a0: score partiel, entre 2 et 5 sur 5 (2 réponses sur 5).'],
  ]);
  expect(observationsDe(demande).map(({ valeurs }) => valeurs.at(-1))).toEqual([
    'Brossage\u00a0: ne peut pas\u00a0: quelqu’un le fait pour elle.',
    'Seuil publié\u00a0: à partir de 2 sur 5, une douleur est à prendre en charge.',
  ]);
});

test('CAP-01 : la façon de dire non part avec la demande, en texte et en rubriques', async () => {
  const d = await decor();
  const approche = { direNon: { geste: 'serre les lèvres', son: '', mot: '' }, calme: 'La musique.' };
  await proprietaire.query('update dossier set profil_sensoriel = $2 where id = $1', [
    d.dossierId,
    JSON.stringify(approche),
  ]);
  const { patient } = await demandeFigee(d);
  expect(patient.approche).toEqual({ ...PROFIL_VIERGE, ...approche });
  expect(patient.profilSensoriel).toBe(
    'Façon de dire non\u00a0: geste\u00a0: serre les lèvres. Ce qui calme\u00a0: La musique.',
  );
});
