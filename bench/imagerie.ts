import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { COUPES, type Cote, type Examen, fabriquer, jeter } from './examen.ts';
import { ouvrirOrapont } from './imagerie-orapont.ts';
import { avecDicomweb, ouvrirOrthanc } from './imagerie-orthanc.ts';
import { auMoins, imprimer, type Ligne, mediane, type Section } from './tableau.ts';

/**
 * DICOM in and out beside Orthanc, on the same files: 16-bit slices of half a megabyte, sent by `storescu` in one association, then
 * read one by one and as a series, and searched. Both servers stand; each round asks the one, then the other, so that what the
 * neighbours of the machine take weighs on both.
 */
const TOURS = 5;
const ENVOIS = 3;
const RECHERCHES = 20;

const present = (programme: string) => spawnSync(programme, ['--version']).status === 0;

const LECTURES = {
  sortie: { quoi: 'Lecture une à une par HTTP', combien: COUPES, geste: (c, e) => c.lireUneAUne(e) },
  serie: { quoi: 'Lecture de la série entière', combien: COUPES, geste: (c, e) => c.lireSerie(e) },
  recherche: {
    quoi: 'Recherche des images de la série',
    combien: RECHERCHES,
    async geste(c, e) {
      for (let fois = 0; fois < RECHERCHES; fois++) await c.chercher(e);
    },
  },
} satisfies Record<
  string,
  { quoi: string; combien: number; geste: (cote: Cote, examen: Examen) => Promise<void> }
>;

/** How many a second, for each side, round after round. */
async function mesurer(
  cotes: readonly Cote[],
  tours: number,
  combien: number,
  geste: (cote: Cote, tour: number) => Promise<void>,
  ensuite: (cote: Cote) => Promise<void> = async () => undefined,
): Promise<readonly (readonly number[])[]> {
  const vitesses = cotes.map((): number[] => []);
  for (let tour = 0; tour < tours; tour++)
    for (const [rang, cote] of cotes.entries()) {
      const debut = performance.now();
      await geste(cote, tour);
      vitesses[rang]?.push((combien * 1_000) / (performance.now() - debut));
      await ensuite(cote);
    }
  return vitesses;
}

const parSeconde = (valeurs: readonly number[] | undefined) =>
  valeurs ? `${mediane(valeurs).toFixed(1).replace('.', ',')} /s` : 'absent';

function decrire(quoi: string, [nous = [], eux]: readonly (readonly number[])[]): Ligne {
  const part = eux && mediane(nous.map((valeur, tour) => valeur / (eux[tour] ?? Number.NaN)));
  return {
    quoi,
    valeurs: [
      `${parSeconde(nous)} (Orthanc\u00a0: ${parSeconde(eux)}${part ? `, ${Math.round(part * 100)}\u00a0%` : ''})`,
    ],
    ...(part === undefined ? {} : { seuils: [auMoins(part, 0.5, '50 %')] }),
  };
}

async function mesurerCotes(cotes: readonly Cote[], examens: readonly Examen[]): Promise<readonly Ligne[]> {
  const [premier] = examens;
  if (!premier) return [];
  const entree = await mesurer(
    cotes,
    ENVOIS,
    COUPES,
    (cote, tour) => cote.recevoir(examens[tour] ?? premier),
    (cote) => cote.reposer(),
  );
  for (const cote of cotes) await cote.preparer(premier);
  const lignes = [decrire('Réception par C-STORE, une association', entree)];
  for (const { quoi, combien, geste } of Object.values(LECTURES)) {
    const vitesses = await mesurer(cotes, TOURS + 1, combien, (cote) => geste(cote, premier));
    lignes.push(
      decrire(
        quoi,
        vitesses.map((tours) => tours.slice(1)),
      ),
    );
  }
  return lignes;
}

/** Says plainly what is not there rather than leave a figure alone. */
export async function mesurerImagerie(): Promise<readonly Section[]> {
  if (!present('storescu'))
    return [{ titre: 'DICOM : storescu absent (apt install dcmtk), rien n’est mesuré', lignes: [] }];
  const examens = Array.from({ length: ENVOIS }, fabriquer);
  const cotes: Cote[] = [];
  const avant = loadavg()[0] ?? 0;
  try {
    cotes.push(await ouvrirOrapont());
    if (present('Orthanc')) cotes.push(await ouvrirOrthanc());
    const lignes = await mesurerCotes(cotes, examens);
    const charge = [avant, loadavg()[0] ?? 0].map((valeur) => valeur.toFixed(1).replace('.', ','));
    const eux =
      cotes.length > 1
        ? ` / Orthanc de Debian, en clair${avecDicomweb ? ', DICOMweb' : ', sans DICOMweb (apt install orthanc-dicomweb)'}`
        : ' (Orthanc absent\u00a0: apt install orthanc)';
    return [
      {
        titre: `DICOM, ${COUPES} coupes de 512 ko\u00a0: Orapont, chiffré${eux}, charge ${charge.join(' à ')}`,
        lignes,
      },
    ];
  } finally {
    for (const cote of cotes) await cote.fermer();
    examens.forEach(jeter);
  }
}

if (import.meta.main) process.stdout.write(`${imprimer(await mesurerImagerie(), [])}\n`);
