import type { Page } from 'playwright-core';

/** The rows of the vault as the browser keeps them, a JSON text each; of what is encrypted, the first bytes. */
const lireCoffre = (page: Page, table?: string): Promise<string[]> =>
  page.evaluate(async (seule) => {
    const demande = <T>(requete: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        requete.onsuccess = () => resolve(requete.result);
        requete.onerror = () => reject(requete.error);
      });
    const base = await demande(indexedDB.open('orapont'));
    const tables = seule ? [seule] : [...base.objectStoreNames];
    const lignes: unknown[] = [];
    for (const nom of tables)
      lignes.push(...(await demande(base.transaction(nom).objectStore(nom).getAll())));
    base.close();
    return lignes.map((ligne) =>
      JSON.stringify(ligne, (_, valeur) =>
        valeur instanceof Uint8Array ? new TextDecoder('latin1').decode(valeur.subarray(0, 50_000)) : valeur,
      ),
    );
  }, table);

const lireTable = async (page: Page, table: string): Promise<Record<string, unknown>[]> =>
  (await lireCoffre(page, table)).map((ligne) => JSON.parse(ligne));

/** How many rows each table of the vault has; of what is encrypted in pieces, whether anything is left. */
export const contenuDuCoffre = async (page: Page) => ({
  prises: (await lireCoffre(page, 'prises')).length,
  morceaux: (await lireCoffre(page, 'morceaux')).length,
  cles: (await lireCoffre(page, 'cles')).length,
});

/** Digests of what waits on the tablet, as it will leave. */
export const empreintesGardees = async (page: Page): Promise<string[]> =>
  (await lireTable(page, 'prises')).map(({ empreinte }) => String(empreinte));

/** Which of these words can be read in what the browser keeps: nothing of what was taken along, nor of what was done. */
export async function lisibles(page: Page, mots: readonly string[]): Promise<string[]> {
  const texte = (await lireCoffre(page)).join('\n');
  return mots.filter((mot) => texte.includes(mot));
}

/** What the tablet still holds, by state and sentence: without it a delivery that stops cannot be told from a slow one. */
export async function enSouffrance(page: Page) {
  const prises = await lireTable(page, 'prises');
  const feuilles = await lireTable(page, 'feuilles');
  return {
    adresse: page.url(),
    enLigne: await page.evaluate(() => navigator.onLine),
    images: compter(prises.map(({ etat, phrase, essais }) => [etat, phrase, essais])),
    lettres: compter(
      feuilles.filter(({ recue }) => !recue).map(({ feuille }) => String(feuille).split(':')[0]),
    ),
  };
}

const compter = (lignes: readonly unknown[]) =>
  [...Map.groupBy(lignes, (ligne) => JSON.stringify(ligne))].map(([dit, { length }]) => [length, dit]);
