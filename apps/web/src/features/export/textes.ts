const NOMBRE = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** `12,4 Mo`, as disks are sold: thousands of thousands. */
export function enTaille(octets: number): string {
  const unites = ['octets', 'ko', 'Mo', 'Go', 'To'];
  const rang = Math.min(Math.floor(Math.log10(Math.max(octets, 1)) / 3), unites.length - 1);
  return `${NOMBRE.format(octets / 1000 ** rang)}\u00a0${unites[rang]}`;
}

const pluriel = (n: number, mot: string) => `${NOMBRE.format(n)}\u00a0${mot}${n > 1 ? 's' : ''}`;

export const TEXTES = {
  titre: 'Export',
  aide: 'Tout ce que l’organisation garde, en formats ouverts, pour changer de logiciel ou l’archiver ailleurs\u00a0: dossiers, documents, images d’origine, examens DICOM, tableaux pour un tableur et FHIR pour un autre logiciel.',
  preparer: 'Préparer un export',
  prepareQuestion: 'Préparer un export de toute l’organisation\u202f?',
  prepareAide: (dossiers: number) =>
    `${pluriel(dossiers, 'dossier')} ${dossiers > 1 ? 'sortiront' : 'sortira'}, avec leurs images et leurs documents. L’export est écrit dans l’historique de chaque dossier, sous votre nom. Les parties restent chiffrées ici sept jours, puis s’effacent.`,
  demande: 'Export demandé. Vous pouvez quitter cette page.',
  aucun: 'Aucun export',
  aucunAide:
    'Un export se prépare ici sans arrêter le travail. Il arrive en une ou plusieurs parties à télécharger.',
  prepareLe: (moment: string, qui: string) => `Demandé le ${moment} par ${qui}`,
  jusquAu: (moment: string) => `S’effacera le ${moment}.`,
  enPreparation: 'En préparation',
  avancement: (faits: number, total: number) => `${NOMBRE.format(faits)} sur ${pluriel(total, 'dossier')}`,
  partie: (numero: number) => `Partie ${numero}`,
  detail: (fichiers: number, dossiers: number, taille: string) =>
    `${pluriel(dossiers, 'dossier')}, ${pluriel(fichiers, 'fichier')}, ${taille}`,
  absents: (n: number) =>
    n > 1
      ? `${NOMBRE.format(n)} fichiers nommés dans les dossiers ne sont plus ici\u00a0: le manifeste dit lesquels et pourquoi.`
      : '1 fichier nommé dans les dossiers n’est plus ici\u00a0: le manifeste dit lequel et pourquoi.',
  telecharger: 'Télécharger',
  empreintes: 'Empreintes (SHA256SUMS)',
  empreinte: 'SHA-256',
  effacer: 'Effacer',
  effacerQuestion: 'Effacer cet export\u202f?',
  effacerAide:
    'Ses parties ne pourront plus être téléchargées. Les dossiers ne changent pas\u00a0; vous pourrez en préparer un autre.',
  efface: 'Effacé',
  effaceFait: 'Export effacé.',
  sante:
    'Ces fichiers contiennent des données de santé. Enregistrez-les sur un disque chiffré et effacez-les quand ils ont servi.',
  garde: 'À protéger',
  erreurTitre: 'Les exports n’ont pas pu être lus',
  erreurSur: 'Rien n’a changé dans les dossiers.',
} as const;
