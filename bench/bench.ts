import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connecter } from '../e2e/outils/client.ts';
import { photos } from '../e2e/outils/images.ts';
import { lancerServeur, type ServeurLance } from '../e2e/outils/serveur.ts';
import { mesurerDebits } from './debit.ts';
import { mesurerDocuments } from './documents.ts';
import { type ReleveFhir, releverFhir } from './fhir.ts';
import { mesurerImagerie } from './imagerie.ts';
import { peupler } from './peuplement.ts';
import { peserPages } from './poids.ts';
import { auPlus, centile, imprimer, ko, type Ligne, mediane, ms, type Section } from './tableau.ts';
import { type Banc, type Releve, relever } from './taille.ts';

/**
 * Figures of one run on this machine, beside those of DESIGN.md: to compare, never to pass or fail. The load of the machine is
 * printed with them; ratios are of one run, so that neighbours weigh on both sides.
 */
const TAILLES = [1_000, 100_000] as const;
const VUES = 12;

async function mesurerApplication(dist: string): Promise<readonly Section[]> {
  const serveurs: ServeurLance[] = [];
  try {
    const bancs: Banc[] = [];
    const debut = performance.now();
    let demarrage = 0;
    for (const taille of TAILLES) {
      const serveur = await lancerServeur({ env: { ...ENVIRONNEMENT, ORAPONT_WEB_DIST: dist } });
      serveurs.push(serveur);
      demarrage ||= performance.now() - debut;
      await peupler(serveur.dossier, taille);
      bancs.push({
        origine: serveur.origine,
        gens: {
          soignante: await connecter(serveur.origine, 'emilie.roche'),
          dentiste: await connecter(serveur.origine, 'claire.moreau'),
        },
      });
    }
    const releves = await relever(bancs, await photos(VUES));
    const fhir = await releverFhir(bancs.map(({ origine }) => origine));
    return [...decrire(releves, demarrage), decrireFhir(fhir)];
  } finally {
    for (const serveur of serveurs) await serveur.arreter();
  }
}

const ENVIRONNEMENT = {
  ORAPONT_LOG: 'error',
  ORAPONT_DEMO: '1',
  ORAPONT_DEMO_ACTES: '0',
  ORAPONT_TRUST_PROXY: '127.0.0.1,::1',
};

type Durees = { [K in keyof Releve]: Releve[K] extends number ? never : K }[keyof Releve];

function decrire(releves: readonly Releve[], demarrage: number): readonly Section[] {
  const dernier = releves.at(-1);
  if (!dernier) return [];
  const ligne = (quoi: string, cle: Durees, seuils: Ligne['seuils'] = []): Ligne => {
    const rapport = mediane(dernier[cle]) / mediane(releves[0]?.[cle] ?? []);
    return {
      quoi,
      valeurs: releves.map((releve) => `${ms(mediane(releve[cle]))} / ${ms(centile(releve[cle], 0.95))}`),
      rapport,
      seuils: [...seuils, auPlus(rapport, 1.3, '×1,3')],
    };
  };
  const p95 = (cle: Durees, limite: number) =>
    auPlus(centile(dernier[cle], 0.95), limite, `${ms(limite)} (p95)`);
  return [
    {
      titre: 'Une personne à la fois, à chaud (p50 / p95)',
      lignes: [
        ligne('Liste des résidents d’une maison', 'liste'),
        ligne('Recherche d’un nom, fautes comprises', 'recherche'),
        ligne('Ouvrir un dossier', 'dossier'),
        ligne('Liste des demandes', 'demandes'),
        ligne('Liste de travail du dentiste', 'travail'),
        ligne('Ouvrir un cas', 'cas'),
        ligne('Ouvrir un cas et voir sa première image', 'premiereImage', [p95('premiereImage', 1_000)]),
        ligne('Signer (PDF, sceau, copies)', 'signature'),
        ligne('De la signature à la lettre reçue', 'lettre'),
      ],
    },
    {
      titre: '200 lectures par seconde (p50 / p95)',
      lignes: [ligne('Listes, recherches, dossiers, cas, vignettes', 'charge', [p95('charge', 50)])],
    },
    {
      titre: 'Un parcours entier',
      lignes: [
        {
          quoi: `Temps du programme, résident neuf et ${VUES} vues jusqu’à l’envoi`,
          valeurs: releves.map(({ parcours }) => ms(parcours)),
          seuils: [auPlus(dernier.parcours, 20_000, '20 s')],
        },
        {
          quoi: `Octets d’un cas de ${VUES} vues, toutes regardées sans zoom`,
          valeurs: releves.map(({ octetsDuCas }) => ko(octetsDuCas)),
          seuils: [auPlus(dernier.octetsDuCas, 1_500_000, '1 500 ko')],
        },
        { quoi: 'Démarrage, base embarquée et démonstration comprises', valeurs: [ms(demarrage)] },
      ],
    },
  ];
}

/** What other software waits for. */
function decrireFhir(releves: readonly ReleveFhir[]): Section {
  const ligne = (quoi: string, cle: keyof ReleveFhir): Ligne => ({
    quoi,
    valeurs: releves.map((releve) => `${ms(mediane(releve[cle]))} / ${ms(centile(releve[cle], 0.95))}`),
    rapport: mediane(releves.at(-1)?.[cle] ?? []) / mediane(releves[0]?.[cle] ?? []),
  });
  return {
    titre: 'Un autre logiciel, par FHIR (p50 / p95)',
    lignes: [
      ligne('Déposer une demande pour une personne nouvelle (transaction)', 'fhirCreation'),
      ligne('Lire une personne', 'fhirLecture'),
      ligne('Chercher par le nom', 'fhirRecherche'),
      ligne('Chercher où en sont ses demandes', 'fhirStatuts'),
    ],
  };
}

const charge = () => loadavg()[0]?.toFixed(1).replace('.', ',') ?? '';

const debut = performance.now();
const avant = charge();
const dist = mkdtempSync(join(tmpdir(), 'orapont-bench-pages-'));
try {
  const sections = [
    peserPages(dist),
    await mesurerDebits(),
    await mesurerDocuments(),
    ...(await mesurerImagerie()),
    ...(await mesurerApplication(dist)),
  ];
  console.log(`\n${imprimer(sections, TAILLES)}\n`);
  console.log(
    `${availableParallelism()} processeurs, charge ${avant} avant et ${charge()} après ; ${ms(performance.now() - debut)}.`,
  );
} finally {
  rmSync(dist, { recursive: true, force: true });
}
