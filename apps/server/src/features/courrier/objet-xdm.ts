/**
 * Subject of a message that carries a health document, as receiving software sorts it.
 *
 * @source ANS IG-hl7v2-volet-trans-lps-doc-cda-courriel-mss bb83dc2; `reference/xdm-mss.md` §1
 */
export function objetXdm({
  libelle,
  nomNaissance,
  prenom,
  dateNaissance,
  annuleEtRemplace,
  archive,
}: ObjetXdm): string {
  const [annee, mois, jour] = dateNaissance.split('-');
  const nom = sansAccents(nomNaissance).toUpperCase();
  const document = Array.from(uneLigne(libelle)).slice(0, LONGUEUR_LIBELLE).join('').trimEnd();
  const prefixe = archive ? 'XDM/1.0/DDM+' : '';
  const objet = `${prefixe}${document} ${nom} ${sansAccents(prenom)} ${jour}/${mois}/${annee}`;
  return annuleEtRemplace ? `[Annule et remplace] ${objet}` : objet;
}

export type ObjetXdm = {
  /** displayName of the CDA code, « CR de télémédecine ». */
  libelle: string;
  nomNaissance: string;
  prenom: string;
  /** `AAAA-MM-JJ`. */
  dateNaissance: string;
  annuleEtRemplace: boolean;
  /** The mail carries an IHE_XDM.zip, which the prefix announces. */
  archive: boolean;
};

const LONGUEUR_LIBELLE = 40;

/**
 * Name of the readable copy: `20220531_CR d'imagerie médicale_CORSE_FIGATELLIX.pdf`.
 *
 * @source same guide, example of a message
 */
export function nomPieceJointe({ date, libelle, nom, prenom }: NomPieceJointe): string {
  const parties = [
    date.replaceAll('-', ''),
    libelle,
    nom.toLocaleUpperCase('fr'),
    prenom.toLocaleUpperCase('fr'),
  ];
  return `${parties.map((partie) => uneLigne(partie.replace(INTERDITS, ' '))).join('_')}.pdf`;
}

export type NomPieceJointe = {
  /** `AAAA-MM-JJ`. */
  date: string;
  libelle: string;
  nom: string;
  prenom: string;
};

/** Refused in a file name by one system or another, or a separator of the name itself. */
const INTERDITS = /[/\\:*?"<>|_]/gu;

function sansAccents(texte: string): string {
  return uneLigne(texte)
    .replace(/œ/gu, 'oe')
    .replace(/Œ/gu, 'OE')
    .replace(/æ/gu, 'ae')
    .replace(/Æ/gu, 'AE')
    .replace(/[’‘ʻʼʽʾʿ]/gu, "'")
    .replace(/đ/gu, 'd')
    .replace(/Đ/gu, 'D')
    .replace(/ø/gu, 'o')
    .replace(/Ø/gu, 'O')
    .replace(/ł/gu, 'l')
    .replace(/Ł/gu, 'L')
    .replace(/ı/gu, 'i')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/** A line break in a header begins another header. */
function uneLigne(texte: string): string {
  return texte.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
}
