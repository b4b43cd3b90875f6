import { ChampsDemande, type ChampsDemandeT } from '@orapont/contract/demande';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ErreurApi } from '../../kernel/call.ts';
import { creerSauvegarde, type Ecrite, type Ports } from './sauvegarde.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const CHAMPS: ChampsDemandeT = ChampsDemande.parse({
  requisId: null,
  requisSiteId: null,
  motif: null,
  motifTexte: '',
  question: '',
  situation: null,
  sante: null,
  reponsesUrgence: {},
  urgence: null,
  urgenceMotif: '',
  protocole: null,
  lesion: null,
});

const erreur = (status: number, ...motifs: string[]) =>
  new ErreurApi({ type: 't', title: 't', status, code: 'C', detail: `phrase ${status}`, motifs });

/** A server that keeps one draft, and fails as it is told: before writing, or after (the answer is lost). */
function serveur() {
  const depart: Ecrite = { version: 1, nature: 'TELEEXPERTISE_ESMS', champs: CHAMPS };
  const etat = { ecrite: depart, pannes: [] as { avant?: ErreurApi; apres?: ErreurApi }[], presses: 0 };
  const ports: Ports = {
    envoyer: async ({ version, nature, champs }, presse) => {
      if (presse) etat.presses += 1;
      await new Promise((suite) => setTimeout(suite, 50));
      const panne = etat.pannes.shift();
      if (panne?.avant) throw panne.avant;
      if (version !== etat.ecrite.version) throw erreur(409, 'VERSION_DEPASSEE');
      etat.ecrite = {
        version: version + 1,
        nature: nature ?? etat.ecrite.nature,
        champs: ChampsDemande.parse({ ...etat.ecrite.champs, ...champs }),
      };
      if (panne?.apres) throw panne.apres;
      return { version: version + 1 };
    },
    relire: async () => etat.ecrite,
  };
  const sauvegarde = creerSauvegarde(depart, ports);
  const quitter = sauvegarde.abonner(() => undefined);
  return { etat, sauvegarde, quitter, voir: () => sauvegarde.lire().etat };
}

test('rien n’est dit enregistré avant la première saisie', async () => {
  const { sauvegarde, voir } = serveur();
  expect(await sauvegarde.vider()).toBe(true);
  expect(voir()).toBe('REPOS');
});

test('ce qui est tapé part après un instant de repos, en une fois', async () => {
  const { etat, sauvegarde, voir } = serveur();
  sauvegarde.changer({ question: 'Fau' });
  await vi.advanceTimersByTimeAsync(500);
  sauvegarde.changer({ question: 'Faut-il' });
  expect(voir()).toBe('EN_COURS');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(etat.ecrite).toMatchObject({ version: 2, champs: { question: 'Faut-il' } });
  expect(voir()).toBe('ENREGISTRE');
});

test('vider deux fois à la suite attend la fin de l’écriture en cours : « Envoyer » ne part pas d’une version passée', async () => {
  const { etat, sauvegarde } = serveur();
  sauvegarde.changer({ question: 'Une' });
  const premier = sauvegarde.vider();
  const second = sauvegarde.vider();
  let fini = false;
  void second.then(() => {
    fini = true;
  });
  await vi.advanceTimersByTimeAsync(20);
  expect(fini).toBe(false);
  await vi.advanceTimersByTimeAsync(100);
  expect(await Promise.all([premier, second])).toEqual([true, true]);
  expect([sauvegarde.version(), etat.ecrite.version]).toEqual([2, 2]);
});

test('ce qui est tapé pendant une écriture part ensuite, avant que vider ne réponde', async () => {
  const { etat, sauvegarde } = serveur();
  sauvegarde.changer({ question: 'Une' });
  const vide = sauvegarde.vider();
  await vi.advanceTimersByTimeAsync(10);
  sauvegarde.changer({ motifTexte: 'Deux' });
  await vi.advanceTimersByTimeAsync(200);
  expect(await vide).toBe(true);
  expect(etat.ecrite).toMatchObject({ version: 3, champs: { question: 'Une', motifTexte: 'Deux' } });
});

test.each([
  ['la connexion est coupée', 0],
  ['la base est arrêtée', 503],
  ['le serveur redémarre', 502],
  ['le serveur échoue', 500],
  ['trop de demandes à la fois', 429],
  ['la session est finie, et la personne se reconnecte', 401],
])('%s : la saisie reste, et part seule quand cela revient', async (_titre, status) => {
  const { etat, sauvegarde, voir } = serveur();
  etat.pannes.push({ avant: erreur(status) }, { avant: erreur(status) }, { avant: erreur(status) });
  sauvegarde.changer({ question: 'Écrite pendant la panne' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(voir()).toBe('NON_ENREGISTRE');
  expect(sauvegarde.attend()).toBe(true);
  expect(sauvegarde.lire().champs.question).toBe('Écrite pendant la panne');
  await vi.advanceTimersByTimeAsync(12_000);
  expect(voir()).toBe('ENREGISTRE');
  expect(etat.ecrite.champs.question).toBe('Écrite pendant la panne');
});

test('une réponse perdue n’est pas un conflit : la version qui a bougé est la nôtre', async () => {
  const { etat, sauvegarde, voir } = serveur();
  etat.pannes.push({ apres: erreur(0) });
  sauvegarde.changer({ question: 'Enregistrée sans qu’on le sache' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(voir()).toBe('NON_ENREGISTRE');
  sauvegarde.changer({ motifTexte: 'Tapé depuis' });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(voir()).toBe('ENREGISTRE');
  expect(etat.ecrite.champs).toMatchObject({
    question: 'Enregistrée sans qu’on le sache',
    motifTexte: 'Tapé depuis',
  });
});

test('après une coupure, la version d’un collègue reste un conflit, et rien n’est écrasé', async () => {
  const { etat, sauvegarde, voir } = serveur();
  etat.pannes.push({ avant: erreur(0) });
  sauvegarde.changer({ question: 'La mienne' });
  await vi.advanceTimersByTimeAsync(1_000);
  etat.ecrite = { ...etat.ecrite, version: 2, champs: { ...CHAMPS, question: 'La sienne' } };
  await vi.advanceTimersByTimeAsync(5_000);
  expect(voir()).toBe('CONFLIT');
  expect(etat.ecrite.champs.question).toBe('La sienne');
  sauvegarde.changer({ motifTexte: 'Encore' });
  await vi.advanceTimersByTimeAsync(5_000);
  expect([voir(), await sauvegarde.vider()]).toEqual(['CONFLIT', false]);
  const gardee = sauvegarde.garder(2);
  await vi.advanceTimersByTimeAsync(500);
  expect(await gardee).toBe(true);
  expect(etat.ecrite.champs).toMatchObject({ question: 'La mienne', motifTexte: 'Encore' });
});

test.each([403, 404, 409, 422])(
  'un refus %s se dit avec la phrase du serveur, et ne se répète pas seul',
  async (status) => {
    const { etat, sauvegarde, voir } = serveur();
    etat.pannes.push({ avant: erreur(status) });
    sauvegarde.changer({ question: 'Refusée' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sauvegarde.lire()).toMatchObject({ etat: 'REFUSE', phrase: `phrase ${status}` });
    expect(etat.ecrite.version).toBe(1);
    // Written again, it is tried again.
    sauvegarde.changer({ question: 'Corrigée' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect([voir(), etat.ecrite.champs.question]).toEqual(['ENREGISTRE', 'Corrigée']);
  },
);

test('une page qui s’en va presse l’écriture', async () => {
  const { etat, sauvegarde } = serveur();
  sauvegarde.changer({ question: 'Vite' });
  void sauvegarde.vider(true);
  await vi.advanceTimersByTimeAsync(100);
  expect([etat.presses, etat.ecrite.champs.question]).toEqual([1, 'Vite']);
});

test('quitter l’écran pendant une coupure : la saisie part quand même au retour de la ligne', async () => {
  const { etat, sauvegarde, quitter } = serveur();
  etat.pannes.push({ avant: erreur(0) }, { avant: erreur(0) });
  sauvegarde.changer({ question: 'Gardée' });
  quitter();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([etat.ecrite.champs.question, sauvegarde.attend()]).toEqual(['Gardée', false]);
});

test('quitter l’écran et la session : rien ne part au nom de qui se connecte ensuite', async () => {
  const { etat, sauvegarde, quitter } = serveur();
  etat.pannes.push({ avant: erreur(401) });
  sauvegarde.changer({ question: 'De la première' });
  quitter();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([etat.ecrite.version, sauvegarde.perdue()]).toEqual([1, true]);
});

test('ce qu’un collègue a enregistré s’affiche quand rien n’attend, jamais par-dessus une saisie', async () => {
  const { sauvegarde } = serveur();
  sauvegarde.recevoir({ version: 2, nature: 'BILAN', champs: { ...CHAMPS, question: 'La sienne' } });
  expect(sauvegarde.lire()).toMatchObject({ nature: 'BILAN', champs: { question: 'La sienne' } });
  sauvegarde.changer({ question: 'La mienne' });
  sauvegarde.recevoir({ version: 3, nature: 'BILAN', champs: { ...CHAMPS, question: 'Autre' } });
  expect(sauvegarde.lire().champs.question).toBe('La mienne');
});
