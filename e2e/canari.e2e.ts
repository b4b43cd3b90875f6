import { readFileSync } from 'node:fs';
import { lireBoite, lireBoites, lireCourrier } from '@orapont/contract/courrier';
import { lireDocument, lireDossier } from '@orapont/contract/dossier';
import { lireFacturation } from '@orapont/contract/facturation';
import { lireJournal } from '@orapont/contract/journal';
import { cleNir } from '@orapont/domain/identite/nir';
import { expect, test } from 'vitest';
import { envoyer, nouveauResident, preparerDemande, repondre } from './outils/acte.ts';
import { demander, urlProprietaire } from './outils/base.ts';
import { BOITE_SOIGNANTE, lettresDe } from './outils/boite.ts';
import { jusqua } from './outils/client.ts';
import { ici } from './outils/ici.ts';
import { photos } from './outils/images.ts';
import { client } from './outils/parcours.ts';

const racineNir = '241033417299913';
const CANARI = {
  nom: 'Zyxcanarinom',
  prenom: 'Zyxcanariprenom',
  nir: racineNir.slice(0, 13) + cleNir(racineNir.slice(0, 13)),
  question: 'Zyxcanariquestion que voit-on ?',
  conclusion: 'Zyxcanariconclusion : aucune lésion vue sur ces images.',
} as const;
const MOTS = [
  'zyxcanarinom',
  'zyxcanariprenom',
  CANARI.nir.slice(0, 13),
  'zyxcanariquestion',
  'zyxcanariconclusion',
];
const traces = (texte: string) => MOTS.filter((mot) => texte.toLowerCase().includes(mot));

test('un acte entier, de la demande au compte rendu reçu, ne laisse rien de la personne dans les journaux', async () => {
  const emilie = await client('emilie.roche');
  const claire = await client('claire.moreau');
  const dossierId = await nouveauResident(emilie, { ...CANARI, lieu: 'tilleuls' }, 'claire.moreau');
  const acteId = await preparerDemande(emilie, {
    dossierId,
    requis: 'claire.moreau',
    lieuDuRequis: 'port',
    question: CANARI.question,
    photos: await photos(5),
  });
  await envoyer(emilie, acteId);
  await repondre(claire, 'claire.moreau', acteId, CANARI.conclusion);

  const { documents } = await jusqua(async () => {
    const dossier = await emilie.appeler(lireDossier, { params: { id: dossierId } });
    return dossier.documents?.some(({ type }) => type === 'COMPTE_RENDU') ? dossier : undefined;
  }, 'le compte rendu dans le dossier du requérant');
  const recu = documents?.find(({ type }) => type === 'COMPTE_RENDU');
  const pdf = await emilie.octets(lireDocument, { params: { id: recu?.id ?? '' } });
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');

  const lettre = await jusqua(async () => {
    const messages = await lettresDe(emilie, BOITE_SOIGNANTE);
    // The box holds the letters of other journeys too: this person's has the name in its subject, as the référentiel asks.
    return messages.find(({ objet }) => objet.toLowerCase().includes('zyxcanarinom'));
  }, 'la lettre dans la boîte du requérant');
  const { pieces } = await emilie.appeler(lireCourrier, { params: { id: lettre.id } });
  expect(pieces.length).toBeGreaterThan(0);

  await jusqua(async () => {
    const { lignes } = await claire.appeler(lireFacturation);
    return lignes.find((ligne) => ligne.acteId === acteId && ligne.code === 'TE2');
  }, 'la ligne TE2');

  const { entrees } = await emilie.appeler(lireJournal, { params: { id: dossierId } });
  const actions = new Set(entrees.map(({ action }) => action));
  for (const action of ['DOSSIER_CREE', 'DEMANDE_ENVOYEE', 'ACTE_OUVERT', 'COMPTE_RENDU_SIGNE'])
    expect(actions, [...actions].join(' ')).toContain(action);

  const journal = readFileSync(ici().journal, 'utf8');
  expect(journal.length).toBeGreaterThan(1_000);
  expect(traces(journal)).toEqual([]);
  for (const ligne of journal.split('\n')) expect(ligne).not.toContain(dossierId);
  expect(traces(await fileDeTravaux())).toEqual([]);
  expect(traces(JSON.stringify(await courrielsOrdinaires()))).toEqual([]);

  /** Mails that leave by ordinary mail: subject, headers and body. */
  async function courrielsOrdinaires(): Promise<unknown[]> {
    const { boites } = await emilie.appeler(lireBoites);
    const ordinaires = boites.filter(({ adresse }) => adresse.endsWith('@courriel.demo'));
    expect(ordinaires.length).toBeGreaterThan(0);
    const lus: unknown[] = [];
    for (const { adresse } of ordinaires) {
      const { messages } = await emilie.appeler(lireBoite, { params: { adresse } });
      for (const { id } of messages) lus.push(await emilie.appeler(lireCourrier, { params: { id } }));
    }
    return lus;
  }
});

/** Everything that the job queue keeps, as the owner of the database sees it. */
async function fileDeTravaux(): Promise<string> {
  const lignes = await demander(urlProprietaire(), 'select name, data::text, output::text from pgboss.job');
  expect(lignes.length).toBeGreaterThan(3);
  return JSON.stringify(lignes);
}
