import { lireSession } from '@orapont/contract/acces';
import { lireDemande } from '@orapont/contract/demande';
import { listerLectures } from '@orapont/contract/lecture';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PHRASES_MOTIFS } from '../apps/server/src/kernel/phrases.ts';
import { TEXTES as APP } from '../apps/web/src/app/textes.ts';
import { T, T_QUESTIONS, T_RELIRE, T_SUIVI } from '../apps/web/src/features/demande/textes.ts';
import { TEXTES as RESIDENTS } from '../apps/web/src/features/dossier/textes.ts';
import { CINQ_VUES, nouveauResident, preparerDemande } from './outils/acte.ts';
import { type BaseAPart, baseAPart, demander } from './outils/base.ts';
import { ENVOI_REPRIS, jusqua } from './outils/client.ts';
import { cocher } from './outils/gestes.ts';
import { photos } from './outils/images.ts';
import { axe, capture, client, parcours } from './outils/parcours.ts';
import { lancerServeur, type ServeurLance } from './outils/serveur.ts';

const { ouvrir } = parcours();
let base: BaseAPart;
let serveur: ServeurLance;

/** A server and a PostgreSQL of their own: stopping this base stops nobody else. */
beforeAll(async () => {
  base = await baseAPart();
  serveur = await lancerServeur({ env: { ...base.env, ORAPONT_DEMO_ACTES: '0' } });
});
afterAll(async () => {
  await serveur.arreter();
  await base.supprimer();
});

test('la base s’arrête pendant la saisie puis revient : une phrase, rien de perdu, tout reprend seul', async () => {
  const { origine } = serveur;
  const soignante = await client('emilie.roche', origine);
  const dossierId = await nouveauResident(
    soignante,
    { nom: 'Kervella', prenom: 'Yvonne', lieu: 'tilleuls' },
    'claire.moreau',
  );
  const id = await preparerDemande(soignante, {
    dossierId,
    requis: 'claire.moreau',
    lieuDuRequis: 'port',
    question: 'Avant la panne.',
    photos: await photos(CINQ_VUES.length),
  });
  const page = await ouvrir('emilie.roche', { origine });
  await page.goto(`/demandes/${id}/questions`);
  const question = page.getByRole('textbox', { name: T_QUESTIONS.question });
  await question.waitFor();

  await base.arreter();
  const refus = await fetch(`${origine}${lireSession.path}`, {
    headers: { cookie: `__Host-sid=${soignante.jeton()}` },
  });
  expect(refus.status).toBe(503);
  expect(await refus.json()).toMatchObject({ detail: PHRASES_MOTIFS['BASE_INDISPONIBLE'] });

  await question.fill('Écrite pendant la panne : faut-il attendre ?');
  await page.getByText(T.nonEnregistre).waitFor();
  await axe(page);
  await capture(page, 'base-arretee-saisie', [1280, 390]);
  const autre = await page.context().newPage();
  await autre.goto('/residents');
  await autre.getByText(APP.indisponible).waitFor();
  await axe(autre);
  await capture(autre, 'base-arretee', [1280, 390]);

  await base.redemarrer();
  await page.getByText(T.enregistre, { exact: true }).waitFor();
  await autre.getByRole('heading', { name: RESIDENTS.quiVoir, level: 1 }).waitFor();
  expect(await page.getByText(T.nonEnregistre).count()).toBe(0);
  await autre.close();
  await page.reload();
  await question.waitFor();
  expect(await question.inputValue()).toBe('Écrite pendant la panne : faut-il attendre ?');

  await page.goto(`/demandes/${id}/relire`);
  await cocher(page.getByRole('checkbox', { name: T_RELIRE.juge }));
  await page.getByRole('button', { name: T_RELIRE.envoyer }).click();
  await page.getByText(T_SUIVI.attente).first().waitFor();
  // What was just decided waits in the queue: the base stops again before its job, which is then done once.
  await base.arreter();
  await base.redemarrer();
  const dentiste = await jusqua(() => client('claire.moreau', origine).catch(() => undefined), 'la session');
  const arrivees = await jusqua(
    async () => {
      const { lectures } = await dentiste.appeler(listerLectures, { query: { recherche: 'Kervella' } });
      const celles = lectures.filter((lecture) => lecture.id === id);
      return celles.length > 0 ? celles : undefined;
    },
    'la demande chez la dentiste',
    ENVOI_REPRIS,
  );
  expect(arrivees).toHaveLength(1);
  const { historique } = await soignante.appeler(lireDemande, { params: { id } });
  expect(historique.filter(({ type }) => type === 'ENVOYER')).toHaveLength(1);
  await jusqua(async () => (await enAttente()).scelles || undefined, 'tout est scellé');
  await jusqua(async () => (await enAttente()).envoyes || undefined, 'le courrier est parti', ENVOI_REPRIS);
  expect(serveur.enMarche()).toBe(true);
}, 300_000);

/** What the base says of the work that follows by itself: events sealed, mails gone. */
async function enAttente(): Promise<{ scelles: boolean; envoyes: boolean }> {
  const [etat] = await demander<{ scelles: boolean; envoyes: boolean }>(
    base.superutilisateur,
    `select (select count(*) from app.evenement e where not exists (select 1 from app.scellement s
               where s.organisation_id = e.organisation_id and s.evenement_id = e.id)) = 0 as scelles,
            (select count(*) > 0 and bool_and(etat = 'FAIT') from app.envoi) as envoyes`,
  );
  return etat ?? { scelles: false, envoyes: false };
}
