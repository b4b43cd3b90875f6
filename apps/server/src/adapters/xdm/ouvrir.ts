import {
  ArchiveIllisible,
  type ArchiveLue,
  type DefautXdm,
  DocumentIllisible,
  type DocumentLu,
} from '../../features/echange/ports.ts';
import { lecteurCda } from '../cda/lire-cda.ts';
import { lireXml, type Noeud } from '../cda/xml.ts';
import { deplier } from './deplier.ts';
import { comparerFiche, comparerLot, objetsDe } from './verifier.ts';

const METADONNEES = /^IHE_XDM\/[^/]+\/METADATA\.XML$/u;

/**
 * Opens an archive received by mail: its documents, and all that does not hold between the files, their metadata and the headers.
 *
 * @throws ArchiveIllisible when nothing of it can be used
 */
export async function ouvrirXdm(octets: Uint8Array): Promise<ArchiveLue> {
  const fichiers = await deplier(octets);
  const chemins = [...fichiers.keys()].filter((chemin) => METADONNEES.test(chemin));
  const [chemin] = chemins;
  if (chemin === undefined) throw new ArchiveIllisible('SANS_METADONNEES');
  const dossier = chemin.slice(0, chemin.lastIndexOf('/') + 1);
  const metadonnees = lireMetadonnees(fichiers.get(chemin) ?? new Uint8Array());
  const documents: { nom: string; cda: Uint8Array; lu: DocumentLu }[] = [];
  const defauts: DefautXdm[] = [
    ...noms(fichiers),
    ...chemins.slice(1).map((ou) => ({ code: 'PLUSIEURS_LOTS', ou })),
    ...comparerLot(metadonnees),
  ];
  for (const objet of objetsDe(metadonnees)) {
    const nom = objet.uri.toUpperCase();
    const cda = fichiers.get(`${dossier}${nom}`);
    const lu = cda && lireDocument(cda);
    if (!cda) defauts.push({ code: 'FICHIER_ABSENT', ou: nom });
    else if (!lu) defauts.push({ code: 'DOCUMENT_ILLISIBLE', ou: nom });
    else {
      documents.push({ nom, cda, lu });
      defauts.push(...comparerFiche(objet, lu, cda).map((code) => ({ code, ou: nom })));
    }
  }
  if (documents.length === 0) throw new ArchiveIllisible('SANS_DOCUMENT');
  return { documents, defauts: [...defauts, ...memePatient(documents)] };
}

function lireMetadonnees(octets: Uint8Array): Noeud {
  try {
    return lireXml(octets);
  } catch {
    throw new ArchiveIllisible('METADONNEES_ILLISIBLES');
  }
}

function lireDocument(cda: Uint8Array): DocumentLu | undefined {
  try {
    return lecteurCda.lire(cda);
  } catch (cause) {
    if (cause instanceof DocumentIllisible) return undefined;
    throw cause;
  }
}

/** ISO 9660 level 1: eight and three, capitals, digits and underscore. */
const NIVEAU_1 = /^[A-Z0-9_]{1,8}(\.[A-Z0-9_]{1,3})?$/u;

function noms(fichiers: ReadonlyMap<string, Uint8Array>): DefautXdm[] {
  const attendus = ['README.TXT', 'INDEX.HTM'].filter((nom) => !fichiers.has(nom));
  const hors = [...fichiers.keys()].filter((chemin) =>
    chemin.split('/').some((partie) => !NIVEAU_1.test(partie)),
  );
  return [
    ...attendus.map((ou) => ({ code: 'FICHIER_ABSENT', ou })),
    ...hors.map((ou) => ({ code: 'NOM_NON_ISO_9660', ou })),
  ];
}

/** One archive, one person: two patients in it is the worst that a mail can do. */
function memePatient(documents: readonly { nom: string; lu: DocumentLu }[]): DefautXdm[] {
  const cle = ({ patient }: DocumentLu) =>
    JSON.stringify([
      patient.ins?.matricule ?? patient.ipps[0]?.numero,
      patient.dateNaissance,
      patient.nomNaissance,
    ]);
  const premier = documents[0] && cle(documents[0].lu);
  return documents
    .filter(({ lu }) => cle(lu) !== premier)
    .map(({ nom }) => ({ code: 'PLUSIEURS_PATIENTS', ou: nom }));
}
