/** What whoever opens the archive reads first, without any program of ours. */
export const lisezMoi = (quoi: {
  readonly organisation: string;
  readonly faitLe: string;
  readonly partie: number;
}): string =>
  [
    `Export d’Orapont — ${quoi.organisation}`,
    `Fait le ${quoi.faitLe}, partie ${quoi.partie}.`,
    '',
    'CES FICHIERS CONTIENNENT DES DONNÉES DE SANTÉ. Gardez-les dans un lieu chiffré, ne les envoyez pas par un courriel ordinaire,',
    'effacez-les dès qu’ils ont servi.',
    '',
    'Ce qu’il y a ici',
    '  manifest.json            la liste de tous les fichiers, leur taille et leur empreinte SHA-256\u202f; ce qui manque y est dit aussi',
    '  residents.csv            les personnes de cette partie, pour un tableur',
    '  organisation/            ce qui n’est d’aucun dossier\u00a0: matériel, protocoles, vues, tournées, avis reçus (données brutes)',
    '  dossiers/<identifiant>/  un dossier par personne\u00a0:',
    '    donnees.json           tout ce qui est enregistré, ligne à ligne\u202f; c’est ce qu’un autre Orapont relit',
    '    fhir.json              la même chose en HL7 FHIR R4 (Bundle «\u00a0collection\u00a0»), pour un autre logiciel',
    '    demandes.csv, documents.csv, images.csv, odontogrammes.csv, traces.csv   pour un tableur (UTF-8, «\u00a0;\u00a0»)',
    '    documents/             les documents tels qu’ils sont classés\u00a0: PDF, CDA (XML), archives XDM',
    '    images/                les photographies, films, radiographies et empreintes, tels qu’ils ont été reçus',
    '    dicom/<examen>/        les examens d’imagerie reçus, fichiers DICOM d’origine',
    '    photo-identite/        la photographie d’identité, si la personne ou qui décide pour elle l’a acceptée',
    '',
    'Ce qu’il n’y a pas',
    '  Les images qu’une autre organisation a partagées pour un avis\u00a0: elles lui appartiennent. Le compte rendu signé ici, et les pièces',
    '  que son auteur a gardées dans son propre dossier, y sont. Ni mots de passe, ni clés, ni courriers en attente.',
    '',
    'Vérifier',
    '  Chaque empreinte du manifeste se compare à celle que donne «\u00a0sha256sum fichier\u00a0» (Linux, macOS\u00a0: «\u00a0shasum -a 256\u00a0»),',
    '  ou «\u00a0Get-FileHash fichier\u00a0» sous Windows. «\u00a0non vu\u00a0» n’est jamais «\u00a0sain\u00a0»\u00a0: une face absente d’un odontogramme n’a pas été vue.',
    '',
  ].join('\r\n');
