import { readFileSync } from 'node:fs';
import { documentsXdm, type Entree, estArchive, lireArchive } from './archive.ts';
import type { Demande } from './demande.ts';
import { chargerMoteur, installerMoteur } from './moteur.ts';
import { lireReferentiel } from './referentiel.ts';
import { type Examen, ouvrirBanc } from './verification.ts';

/** The files asked for, one after the other; those of an archive, each on its own. */
export async function examiner(demande: Demande, dire: (phrase: string) => void): Promise<readonly Examen[]> {
  const referentiel = lireReferentiel(demande.cisis);
  const moteur = await chargerMoteur(installerMoteur(dire));
  const examinerDocument = ouvrirBanc({ moteur, referentiel, edition: demande.edition, dire });
  const examens: Examen[] = [];
  for (const { nom, chemin } of demande.fichiers) {
    try {
      for (const document of documentsDe(nom, readFileSync(chemin)))
        examens.push(await examinerDocument(document.nom, document.octets));
    } catch (erreur) {
      examens.push({ fichier: nom, passages: [], remarques: [], illisible: pourquoi(erreur) });
    }
  }
  return examens;
}

function documentsDe(fichier: string, octets: Buffer): readonly Entree[] {
  if (!estArchive(octets)) return [{ nom: fichier, octets }];
  const documents = documentsXdm(lireArchive(octets));
  if (documents.length === 0) throw new Error('Cette archive ne contient aucun document IHE_XDM.');
  return documents.map(({ nom, octets: contenu }) => ({ nom: `${fichier} › ${nom}`, octets: contenu }));
}

const PHRASES: Readonly<Record<string, string>> = {
  ENOENT: 'Ce fichier n’existe pas.',
  EISDIR: 'C’est un dossier : donnez des fichiers.',
  EACCES: 'Ce fichier ne peut pas être lu : vérifiez ses droits.',
};

function pourquoi(erreur: unknown): string {
  if (!(erreur instanceof Error)) return String(erreur);
  return ('code' in erreur && PHRASES[String(erreur.code)]) || erreur.message;
}
