import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { FICHE } from '../../adapters/xdm/schemas.ts';
import type { DocumentDepose } from '../../features/dmp/ports.ts';
import { type DocumentRecu, ErreurXds, type LotRecu } from './lot.ts';

/** What the registry keeps of a document: what its page shows, and what it needs to replace it. */
type Entree = DocumentDepose & {
  readonly entree: string;
  readonly lot: string;
  readonly empreinte: string;
  readonly patient: string;
};

const FERMES = 'espaces-fermes.json';
const OID = /^[0-9][0-9.]{0,127}$/u;

/** Registry and repository of the sandbox: one line and one file for each document, on disk, so that a restart forgets nothing. */
export async function ouvrirDepots(dossier: string) {
  await mkdir(dossier, { recursive: true, mode: 0o700 });

  async function entrees(): Promise<Entree[]> {
    const noms = (await readdir(dossier)).filter((nom) => nom.endsWith('.entree.json'));
    const lues = await Promise.all(noms.map((nom) => readFile(join(dossier, nom), 'utf8')));
    return lues
      .map((texte) => JSON.parse(texte) as Entree)
      .toSorted((a, b) => b.deposeLe.localeCompare(a.deposeLe));
  }
  const inscrire = (entree: Entree) => ecrire(`${entree.identifiant}.entree.json`, JSON.stringify(entree));

  /** Whole or not at all: written beside, synced, then named. */
  async function ecrire(nom: string, contenu: string | Uint8Array): Promise<void> {
    const provisoire = join(dossier, `${nom}.tmp`);
    const fichier = await open(provisoire, 'w', 0o600);
    try {
      await fichier.writeFile(contenu);
      await fichier.sync();
    } finally {
      await fichier.close();
    }
    await rename(provisoire, join(dossier, nom));
  }

  async function fermes(): Promise<readonly string[]> {
    const texte = await readFile(join(dossier, FERMES), 'utf8').catch(() => '[]');
    return JSON.parse(texte) as string[];
  }

  /** @throws ErreurXds; nothing of a lot is kept when one of its documents is refused */
  async function deposer(lot: LotRecu, maintenant: Date): Promise<void> {
    const matricule = lot.patient.split('^')[0] ?? '';
    if ((await fermes()).includes(matricule)) throw new ErreurXds('XDSUnknownPatientId', 'DMP');
    const connues = await entrees();
    const remplacees = lot.documents.map((document) => verifier(document, connues, lot));
    for (const [rang, document] of lot.documents.entries()) {
      const ancienne = remplacees[rang];
      const entree = enEntree(document, lot, matricule, maintenant, ancienne?.identifiant ?? null);
      await ecrire(`${entree.identifiant}.xml`, document.cda);
      await inscrire(entree);
      if (ancienne) await inscrire({ ...ancienne, statut: 'REMPLACE' });
    }
  }

  return {
    deposer,
    fermes,
    lister: async (): Promise<readonly DocumentDepose[]> => entrees(),
    lire: async (identifiant: string): Promise<Uint8Array | null> =>
      OID.test(identifiant) ? readFile(join(dossier, `${identifiant}.xml`)).catch(() => null) : null,
    async fermer(matricule: string, ferme: boolean): Promise<void> {
      const autres = (await fermes()).filter((connu) => connu !== matricule);
      await ecrire(FERMES, JSON.stringify(ferme ? [...autres, matricule] : autres));
    },
  };
}
export type Depots = Awaited<ReturnType<typeof ouvrirDepots>>;

/** @returns the entry that this document replaces */
function verifier(
  { objet, remplace }: DocumentRecu,
  connues: readonly Entree[],
  lot: LotRecu,
): Entree | undefined {
  const identifiant = objet.externes.get(FICHE.unique) ?? '';
  if (!OID.test(identifiant)) throw new ErreurXds('XDSRegistryMetadataError', 'IDENTIFIANT');
  const meme = connues.find((connue) => connue.identifiant === identifiant);
  const empreinte = objet.slots.get('hash')?.[0];
  if (meme && meme.empreinte !== empreinte) throw new ErreurXds('XDSNonIdenticalHash', identifiant);
  if (meme || connues.some((connue) => connue.lot === lot.identifiant))
    throw new ErreurXds('XDSDuplicateUniqueIdInRegistry', identifiant);
  if (remplace === null) return undefined;
  const ancienne = connues.find(({ entree }) => entree === remplace);
  if (!ancienne) throw new ErreurXds('XDSReplaceFailed', remplace);
  if (ancienne.patient !== lot.patient) throw new ErreurXds('XDSPatientIdDoesNotMatch', remplace);
  if (ancienne.statut === 'REMPLACE') throw new ErreurXds('XDSRegistryDeprecatedDocumentError', remplace);
  return ancienne;
}

const enEntree = (
  { objet, lu, cda }: DocumentRecu,
  lot: LotRecu,
  matricule: string,
  maintenant: Date,
  remplace: string | null,
): Entree => ({
  identifiant: objet.externes.get(FICHE.unique) ?? '',
  entree: objet.id,
  lot: lot.identifiant,
  empreinte: objet.slots.get('hash')?.[0] ?? '',
  patient: lot.patient,
  matricule,
  titre: objet.titre,
  auteur: `${lu.auteurs[0]?.prenom ?? ''} ${lu.auteurs[0]?.nom ?? ''}`.trim(),
  type: lu.type.libelle,
  octets: cda.byteLength,
  deposeLe: maintenant.toISOString(),
  statut: 'EN_VIGUEUR',
  remplace,
  masquages: (objet.codes.get(FICHE.confidentialite) ?? [])
    .map((code) => code.split('|')[0] ?? '')
    .filter((code) => code !== 'N'),
});
