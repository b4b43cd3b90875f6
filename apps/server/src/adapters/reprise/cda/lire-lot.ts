import { createHash } from 'node:crypto';
import type { DocumentLu } from '../../../features/echange/ports.ts';
import type { LigneLue, LireLot } from '../../../features/reprise/lot/ports.ts';
import { ArchiveRefusee, type OuvrirArchive } from '../../../features/reprise/ports.ts';
import type { ObjetLu } from '../../xdm/verifier.ts';
import { deplier, type Fichier } from './deplier.ts';
import {
  type Annonces,
  autrePatient,
  ecart,
  estIndex,
  estMasque,
  lireIndex,
  placeDe,
} from './index-de-lot.ts';
import { lignesDuDocument, type Releve } from './lignes-document.ts';
import { lireDocument } from './lire-document.ts';
import { enPersonne, grouper } from './personnes.ts';

/** CDA R2 documents, loose or in IHE_XDM lots, unpacked or not, with what stands beside them. */
export const lecteurLotCda =
  (ouvrirArchive: OuvrirArchive): LireLot =>
  async (archive) => {
    const { fichiers, zips } = await deplier(archive, ouvrirArchive);
    const dites: LigneLue[] = zips.map(({ chemin, refus }) =>
      dire(chemin, 'ZIP', refus === '' ? 'LISIBLE' : 'REFUSE', refus),
    );
    const annonces = await lireIndexes(fichiers, dites);
    const releves = await relever(fichiers, annonces, dites);
    if (releves.length === 0 && dites.every(({ nature }) => nature !== 'CDA'))
      throw new ArchiveRefusee(
        'Aucun document CDA n’a été trouvé dans cette archive\u00a0: elle doit contenir des fichiers .xml ou des IHE_XDM.zip.',
      );
    const { groupes, de } = grouper(releves);
    const personnes = new Map(groupes.map((groupe) => [groupe, enPersonne(groupe)]));
    const remplaces = new Set(releves.flatMap(({ lu }) => lu.remplace ?? []));
    return {
      personnes: [...personnes.values()],
      lignes: [
        ...releves.flatMap((releve) => {
          const groupe = de.get(releve.chemin);
          const cle = (groupe && personnes.get(groupe)?.cle) ?? null;
          return lignesDuDocument(releve, cle, remplaces.has(releve.lu.identifiant));
        }),
        ...dites,
      ],
    };
  };

const dire = (
  chemin: string,
  nature: string,
  sort: 'LISIBLE' | 'A_VOIR' | 'REFUSE',
  motif: string,
): LigneLue => ({
  chemin,
  nature,
  personne: null,
  devient: { sort, motif },
});

/** Lines of the indexes, and of what they announce and that is not there. */
async function lireIndexes(fichiers: readonly Fichier[], dites: LigneLue[]): Promise<Annonces> {
  const annonces = new Map<string, ObjetLu>();
  const places = new Set(fichiers.map(placeDe));
  for (const fichier of fichiers.filter(estIndex)) {
    const lues = await lireUnIndex(fichier);
    if (typeof lues === 'string') {
      dites.push(dire(fichier.chemin, 'INDEX', 'REFUSE', lues));
      continue;
    }
    dites.push(dire(fichier.chemin, 'INDEX', 'LISIBLE', ''));
    for (const [place, objet] of lues)
      if (places.has(place)) annonces.set(place, objet);
      else
        dites.push(
          dire(
            `${fichier.chemin}, ${objet.uri}`,
            'CDA',
            'REFUSE',
            'Annoncé par l’index de son lot, mais absent de l’archive.',
          ),
        );
  }
  return annonces;
}

async function lireUnIndex(fichier: Fichier): Promise<Annonces | string> {
  try {
    return (
      lireIndex(fichier, await fichier.lire()) ??
      'Cet index de lot ne se lit pas\u00a0: ses documents sont lus sans lui.'
    );
  } catch (cause) {
    if (cause instanceof ArchiveRefusee) return cause.message;
    throw cause;
  }
}

/** @source IHE ITI XDM: what stands beside the documents */
const ACCOMPAGNEMENT = /^(README\.TXT|INDEX\.HTML?|.*\.(XSLT?|CSS|DTD|XSD))$/;

async function relever(
  fichiers: readonly Fichier[],
  annonces: Annonces,
  dites: LigneLue[],
): Promise<readonly Releve[]> {
  const releves: Releve[] = [];
  const vus = new Map<string, string>();
  for (const fichier of fichiers.filter((f) => !estIndex(f))) {
    const objet = annonces.get(placeDe(fichier));
    const lu = sansDocument(fichier, objet) ?? (await releverUn(fichier, objet, vus));
    if ('devient' in lu) dites.push(lu);
    else releves.push(lu);
  }
  return releves;
}

/** What is no document, by its name. */
function sansDocument({ chemin, nom }: Fichier, objet: ObjetLu | undefined): LigneLue | undefined {
  if (ACCOMPAGNEMENT.test(nom)) return dire(chemin, 'PAGE', 'LISIBLE', '');
  return nom.endsWith('.XML') || objet
    ? undefined
    : dire(chemin, 'FICHIER', 'A_VOIR', 'Rien ne dit de qui est ce fichier\u00a0: classez-le à la main.');
}

async function releverUn(
  fichier: Fichier,
  objet: ObjetLu | undefined,
  vus: Map<string, string>,
): Promise<Releve | LigneLue> {
  const { chemin } = fichier;
  const document = await lireDocument(fichier);
  if (typeof document === 'string') return dire(chemin, 'CDA', 'REFUSE', document);
  const { lu, octets } = document;
  const refus = objet ? ecart(objet, lu, octets) : '';
  if (refus !== '') return dire(chemin, 'CDA', 'REFUSE', refus);
  if (objet && autrePatient(objet, lu)) return dire(chemin, 'CDA', 'A_VOIR', AUTRE_PATIENT);
  const empreinte = createHash('sha256').update(octets).digest('hex');
  const deja = vus.get(empreinte);
  if (deja !== undefined)
    return dire(chemin, 'CDA', 'LISIBLE', `Le même document est déjà lu\u00a0: ${deja}.`);
  vus.set(empreinte, chemin);
  return { fichier, chemin, masque: estMasque(objet, lu), ...sansOctets(lu) };
}

const AUTRE_PATIENT =
  'L’index du lot et le document ne nomment pas la même personne\u00a0: classez-le à la main.';

function sansOctets(lu: DocumentLu): Pick<Releve, 'lu' | 'pieces'> {
  const { corps } = lu;
  if (corps.nature === 'PDF')
    return { lu: { ...lu, corps: { nature: 'PDF', octets: new Uint8Array() } }, pieces: [] };
  if (corps.nature === 'AUTRE') return { lu, pieces: [] };
  return {
    lu: { ...lu, corps: { nature: 'STRUCTURE', sections: [], pieces: [] } },
    pieces: corps.pieces.map(({ nom, type }) => ({ nom, type })),
  };
}
