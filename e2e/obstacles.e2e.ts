import { randomUUID } from 'node:crypto';
import { creerDemande, envoyerDemande, lireDemande, modifierDemande } from '@orapont/contract/demande';
import { listerLectures } from '@orapont/contract/lecture';
import { expect, test } from 'vitest';
import { T_RELIRE, T_SUIVI, T_VERDICT } from '../apps/web/src/features/demande/textes.ts';
import { OBSTACLES } from '../packages/domain/src/teleexpertise/obstacles.ts';
import { CINQ_VUES, nouveauResident, preparerDemande, professionnel, resident, site } from './outils/acte.ts';
import { type Client, jusqua, Refus } from './outils/client.ts';
import { cocher } from './outils/gestes.ts';
import { photos } from './outils/images.ts';
import { axe, capture, client, parcours } from './outils/parcours.ts';

const { ouvrir } = parcours();

/** A draft addressed to the dentist, and nothing else yet. */
async function brouillonPour(auteur: Client, dossierId: string): Promise<string> {
  const id = randomUUID();
  const { version } = await auteur.appeler(creerDemande, {
    body: { id, dossierId, nature: 'TELEEXPERTISE_ESMS' },
  });
  const champs = { requisId: professionnel('claire.moreau'), requisSiteId: site('port') };
  await auteur.appeler(modifierDemande, { params: { id }, body: { version, champs } });
  return id;
}

test('TE-01 : depuis un IME, l’obstacle se dit avant tout effort, avec ses issues', async () => {
  const id = await brouillonPour(await client('anne.petit'), resident('noel-theo'));
  const page = await ouvrir('anne.petit');
  await page.goto(`/demandes/${id}/qui`);
  await page.getByText(T_VERDICT.refus).waitFor();
  await page.getByText(OBSTACLES.SITE_HORS_LISTE.phrase).waitFor();
  await axe(page);
  await capture(page, 'obstacles-ime', [1280, 390]);
});

test('TE-07 : un dentiste que la personne ne connaît pas, jusqu’au lien déclaré avec sa preuve', async () => {
  const soignante = await client('emilie.roche');
  const dossierId = await nouveauResident(soignante, { nom: 'Fabiani', prenom: 'Rosa', lieu: 'tilleuls' });
  const id = await brouillonPour(soignante, dossierId);
  const page = await ouvrir('emilie.roche');
  await page.goto(`/demandes/${id}/qui`);
  await page.getByText(OBSTACLES.REQUIS_INCONNU_DU_PATIENT.phrase).waitFor();
  await page.getByRole('button', { name: /lien/i }).first().click();
  await page.getByRole('dialog', { name: T_VERDICT.lienTitre }).waitFor();
  await axe(page);
  await capture(page, 'obstacles-lien', [1280, 390]);
});

test('TE-02 : l’éducateur prépare et confie, il n’envoie pas', async () => {
  const educateur = await client('lucas.morel');
  const id = await brouillonPour(educateur, resident('traore-aminata'));
  const page = await ouvrir('lucas.morel');
  await page.goto(`/demandes/${id}/relire`);
  await page.getByRole('heading', { name: T_RELIRE.confierTitre }).waitFor();
  expect(await page.getByRole('button', { name: T_RELIRE.envoyer }).count()).toBe(0);
  await axe(page);
  await capture(page, 'obstacles-educateur', [1280, 390]);
  const { version } = await educateur.appeler(lireDemande, { params: { id } });
  const refus = await educateur
    .appeler(envoyerDemande, { params: { id }, body: { version, jugeParRequerant: true } })
    .catch((erreur: unknown) => erreur);
  expect(refus).toBeInstanceOf(Refus);
  expect(refus).toMatchObject({ statut: 403 });
});

test('un second onglet et le bouton Précédent ne font pas partir deux demandes', async () => {
  const soignante = await client('emilie.roche');
  const dossierId = await nouveauResident(
    soignante,
    { nom: 'Gaillardot', prenom: 'Odile', lieu: 'tilleuls' },
    'claire.moreau',
  );
  const id = await preparerDemande(soignante, {
    dossierId,
    requis: 'claire.moreau',
    lieuDuRequis: 'port',
    question: 'Cette tache est-elle à montrer ?',
    photos: await photos(CINQ_VUES.length),
  });
  const premier = await ouvrir('emilie.roche');
  const second = await premier.context().newPage();
  for (const onglet of [premier, second]) {
    await onglet.goto(`/demandes/${id}/relire`);
    await cocher(onglet.getByRole('checkbox', { name: T_RELIRE.juge }));
  }
  const envoyer = { name: T_RELIRE.envoyer };
  await Promise.all([premier, second].map((onglet) => onglet.getByRole('button', envoyer).click()));
  await premier.getByText(T_SUIVI.attente).first().waitFor();
  await premier.goBack();
  expect(await premier.getByRole('button', envoyer).count()).toBe(0);
  await premier.goto(`/demandes/${id}/relire`);
  await premier.getByText(T_SUIVI.attente).first().waitFor();
  expect(await premier.getByRole('button', envoyer).count()).toBe(0);
  // The other window learns that it has left, instead of sending it again.
  await second.getByText(T_SUIVI.attente).first().waitFor();

  const dentiste = await client('claire.moreau');
  const arrivees = await jusqua(async () => {
    const { lectures } = await dentiste.appeler(listerLectures, { query: { recherche: 'Gaillardot' } });
    return lectures.length > 0 ? lectures : undefined;
  }, 'la demande chez la dentiste');
  expect(arrivees.map((lecture) => lecture.id)).toEqual([id]);
  const { historique } = await soignante.appeler(lireDemande, { params: { id } });
  expect(historique.filter(({ type }) => type === 'ENVOYER')).toHaveLength(1);
});
